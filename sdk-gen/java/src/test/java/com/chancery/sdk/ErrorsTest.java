package com.chancery.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.chancery.documents.v1.UploadHeader;
import com.chancery.envelopes.v1.CreateEnvelopeRequest;
import com.chancery.envelopes.v1.DeleteEnvelopeRequest;
import com.chancery.envelopes.v1.EnvelopeServiceGrpc;
import com.chancery.envelopes.v1.NewRecipient;
import com.chancery.envelopes.v1.Recipient;
import com.chancery.sdk.ChanceryException.FieldViolation;
import io.grpc.Status;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ErrorsTest {
  static ChanceryException refusal(Executable call) {
    return ChanceryException.from(assertThrows(RuntimeException.class, call));
  }

  @Test
  void a_refusal_names_its_reason_its_facts_and_the_fields() throws Exception {
    Server server = Server.shared();
    try (Chancery owner = server.client(server.signUp())) {
      var envelopes = EnvelopeServiceGrpc.newBlockingStub(owner.channel());
      var nobody = NewRecipient.newBuilder().setEmail("nobody").setName("N").setRole(Recipient.Role.ROLE_SIGNER);
      var request = CreateEnvelopeRequest.newBuilder().setName("x").addRecipients(nobody).build();
      var invalid = refusal(() -> envelopes.createEnvelope(request));
      assertEquals("VALIDATION_FAILED", invalid.reason());
      assertEquals(Status.Code.INVALID_ARGUMENT, invalid.code());
      assertEquals(1, invalid.fieldViolations().size());
      FieldViolation violation = invalid.fieldViolations().get(0);
      assertEquals("recipients[0].email", violation.field());
      assertTrue(invalid.getMessage().contains("e-mail"), invalid.getMessage());
      assertFalse(invalid.callId().isEmpty(), "the operator can find the call");
      var draft = Server.draft(owner, "x");
      var deletion = DeleteEnvelopeRequest.newBuilder().setId(draft.getId()).setEtag("old").build();
      var stale = refusal(() -> envelopes.deleteEnvelope(deletion));
      assertEquals("ETAG_MISMATCH", stale.reason());
      assertEquals(draft.getEtag(), stale.facts().get("current_etag"));
      assertFalse(stale.isTransient());
    }
  }

  @Test
  void who_calls_without_credentials_or_with_wrong_ones_is_told_so() throws Exception {
    try (Chancery anybody = Chancery.to(Server.shared().url()).connect()) {
      Map.of("CREDENTIALS_MISSING", anybody, "CREDENTIALS_INVALID", anybody.withToken("wrong"))
          .forEach((reason, client) -> assertEquals(reason, refusal(() -> RepetitionTest.listed(client)).reason()));
    }
  }

  @Test
  void a_refused_upload_tells_why() throws Exception {
    Server server = Server.shared();
    try (Chancery owner = server.client(server.signUp())) {
      var header = UploadHeader.newBuilder().setName("zeros.pdf").build();
      var refused = assertThrows(ChanceryException.class, () -> owner.uploadDocument(Source.of(new byte[1_000_000]), header));
      assertTrue(refused.reason().startsWith("PDF_"), refused.reason());
    }
  }

  @Test
  void a_server_that_is_not_there_gives_an_error_without_a_reason() {
    try (Chancery nobody = Chancery.to("http://127.0.0.1:9").attempts(1).connect()) {
      var lost = refusal(() -> RepetitionTest.listed(nobody));
      assertEquals("", lost.reason());
      assertEquals(Status.Code.UNAVAILABLE, lost.code());
    }
  }

  @Test
  void an_address_that_is_none_is_refused_at_once() {
    assertThrows(IllegalArgumentException.class, () -> Chancery.to("sign.example.com"));
  }
}
