package com.chancery.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.chancery.envelopes.v1.CreateEnvelopeRequest;
import com.chancery.envelopes.v1.Envelope;
import com.chancery.envelopes.v1.EnvelopeServiceGrpc;
import com.chancery.envelopes.v1.ListEnvelopesRequest;
import com.chancery.identity.v1.CreateSessionRequest;
import com.chancery.identity.v1.SessionServiceGrpc;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepetitionTest {
  /** Frames that set a connection up are smaller; those of a call and its answer are not. */
  private static final int FRAMES = 60;

  static List<Envelope> listed(Chancery chancery) {
    return EnvelopeServiceGrpc.newBlockingStub(chancery.channel()).listEnvelopes(ListEnvelopesRequest.getDefaultInstance()).getEnvelopesList();
  }

  @Test
  void a_write_whose_answer_was_lost_is_repeated_and_happens_once() throws Exception {
    Server server = Server.shared();
    String token = server.signUp();
    AtomicInteger lost = new AtomicInteger();
    try (Proxy proxy = new Proxy(server.port); Chancery chancery = Chancery.to(proxy.url()).token(token).connect(); Chancery owner = server.client(token)) {
      listed(chancery);
      // The request reaches the server whole; the connection breaks when the answer comes.
      proxy.downward = part -> part.length < FRAMES || lost.getAndIncrement() > 0;
      Envelope made = Server.draft(chancery, "Once");
      assertTrue(lost.get() > 0);
      assertEquals(List.of(made.getId()), listed(owner).stream().map(Envelope::getId).toList());
    }
  }

  @Test
  void a_request_that_is_sent_twice_is_two_requests() throws Exception {
    Server server = Server.shared();
    try (Chancery owner = server.client(server.signUp())) {
      var request = CreateEnvelopeRequest.newBuilder().setName("Twice").build();
      var envelopes = EnvelopeServiceGrpc.newBlockingStub(owner.channel());
      assertNotEquals(envelopes.createEnvelope(request).getId(), envelopes.createEnvelope(request).getId());
    }
  }

  @Test
  void a_method_that_the_contract_does_not_let_repeat_is_tried_once() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    try (Proxy proxy = new Proxy(Server.shared().port); Chancery chancery = Chancery.to(proxy.url()).connect()) {
      proxy.upward = part -> {
        boolean isCall = new String(part, StandardCharsets.ISO_8859_1).contains("wrong password");
        return !isCall || tries.incrementAndGet() < 0;
      };
      var sessions = SessionServiceGrpc.newBlockingStub(chancery.channel());
      var request = CreateSessionRequest.newBuilder().setEmail("a@example.com").setPassword("wrong password").build();
      var failure = ChanceryException.from(assertThrows(StatusRuntimeException.class, () -> sessions.createSession(request)));
      assertEquals("", failure.reason());
      assertTrue(failure.isTransient());
      assertEquals(1, tries.get());
    }
  }

  @Test
  void a_call_ends_at_its_deadline_its_repetitions_included() throws Exception {
    try (Proxy proxy = new Proxy(Server.shared().port);
        Chancery chancery = Chancery.to(proxy.url()).token("x").timeout(Duration.ofMillis(400)).attempts(1000).connect()) {
      proxy.downward = part -> part.length < FRAMES;
      long begin = System.nanoTime();
      assertThrows(StatusRuntimeException.class, () -> listed(chancery));
      long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      assertTrue(took < 1500, "it took " + took + " ms");
    }
  }

  @Test
  void a_server_that_never_answers_ends_a_call_with_its_deadline() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Chancery chancery = Chancery.to("http://127.0.0.1:" + silent.getLocalPort()).connect()) {
      var envelopes = EnvelopeServiceGrpc.newBlockingStub(chancery.channel()).withDeadlineAfter(200, TimeUnit.MILLISECONDS);
      var late = assertThrows(StatusRuntimeException.class, () -> envelopes.listEnvelopes(ListEnvelopesRequest.getDefaultInstance()));
      assertEquals(Status.Code.DEADLINE_EXCEEDED, late.getStatus().getCode());
    }
  }

  @Test
  void a_caller_that_is_too_quick_waits_as_long_as_the_server_asks() throws Exception {
    try (Server server = Server.start(Map.of("CHANCERY_LIMITS__RATE_PER_TOKEN", "{per_second=2,burst=2}"))) {
      String token = server.signUp();
      try (Chancery owner = server.client(token); Chancery impatient = Chancery.to(server.url()).token(token).attempts(1).connect()) {
        long begin = System.nanoTime();
        for (int calls = 0; calls < 5; calls++) {
          listed(owner);
        }
        assertTrue(System.nanoTime() - begin >= TimeUnit.SECONDS.toNanos(1), "five calls at two a second");
        var refused = assertThrows(StatusRuntimeException.class, () -> {
          for (int calls = 0; calls < 6; calls++) {
            listed(impatient);
          }
        });
        assertEquals("RATE_LIMITED", ChanceryException.from(refused).reason());
      }
    }
  }
}
