package com.chancery.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.chancery.envelopes.v1.EnvelopeServiceGrpc;
import com.chancery.envelopes.v1.ListEnvelopesRequest;
import com.chancery.envelopes.v1.ListEnvelopesResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PagesTest {
  @Test
  void a_list_is_walked_page_after_page_and_only_as_far_as_one_goes() throws Exception {
    Server server = Server.shared();
    try (Chancery owner = server.client(server.signUp())) {
      List.of("one", "two", "three", "four", "five").forEach(name -> Server.draft(owner, name));
      var envelopes = EnvelopeServiceGrpc.newBlockingStub(owner.channel());
      var request = ListEnvelopesRequest.newBuilder().setPageSize(2).build();
      List<String> names = new ArrayList<>();
      Pages.all(envelopes::listEnvelopes, request, ListEnvelopesResponse::getEnvelopesList).forEach(each -> names.add(each.getName()));
      assertEquals(List.of("five", "four", "three", "two", "one"), names, "newest first");
      List<Integer> sizes = new ArrayList<>();
      Pages.of(envelopes::listEnvelopes, request).forEach(page -> sizes.add(page.getEnvelopesCount()));
      assertEquals(List.of(2, 2, 1), sizes);
      AtomicInteger calls = new AtomicInteger();
      Function<ListEnvelopesRequest, ListEnvelopesResponse> counted = each -> {
        calls.incrementAndGet();
        return envelopes.listEnvelopes(each);
      };
      assertEquals("five", Pages.all(counted, request, ListEnvelopesResponse::getEnvelopesList).iterator().next().getName());
      assertEquals(1, calls.get());
    }
  }

  @Test
  void an_empty_list_has_no_items() throws Exception {
    Server server = Server.shared();
    try (Chancery owner = server.client(server.signUp())) {
      var envelopes = EnvelopeServiceGrpc.newBlockingStub(owner.channel());
      var request = ListEnvelopesRequest.getDefaultInstance();
      assertFalse(Pages.all(envelopes::listEnvelopes, request, ListEnvelopesResponse::getEnvelopesList).iterator().hasNext());
    }
  }
}
