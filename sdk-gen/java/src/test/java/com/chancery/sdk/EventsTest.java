package com.chancery.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.chancery.audit.v1.AuditEvent;
import com.chancery.audit.v1.WatchAuditEventsRequest;
import com.chancery.identity.v1.RevokeAllSessionsRequest;
import com.chancery.identity.v1.SessionServiceGrpc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static final int EVENTS = 30;
  private static final WatchAuditEventsRequest ALL = WatchAuditEventsRequest.getDefaultInstance();

  @Test
  void an_event_stream_that_breaks_goes_on_where_it_was() throws Exception {
    Server server = Server.shared();
    String token = server.signUp();
    AtomicInteger resumed = new AtomicInteger();
    List<Long> sequences = new ArrayList<>();
    try (Proxy proxy = new Proxy(server.port);
        Chancery owner = server.client(token);
        Chancery watcher = Chancery.to(proxy.url()).token(token).connect();
        AuditEvents events = watcher.watchAuditEvents(ALL).onResume(failure -> resumed.incrementAndGet())) {
      while (sequences.size() < EVENTS) {
        sequences.add(events.next().getSequence());
        if (sequences.size() % 7 == 0) {
          proxy.cut();
        }
        Server.draft(owner, "x");
      }
    }
    assertEquals(LongStream.rangeClosed(1, EVENTS).boxed().toList(), sequences, "none is missed, none comes twice");
    assertTrue(resumed.get() >= 3, "it was resumed " + resumed + " times");
  }

  @Test
  void an_event_stream_begins_after_the_place_it_is_given_and_ends_when_it_is_closed() throws Exception {
    Server server = Server.shared();
    try (Chancery owner = server.client(server.signUp())) {
      List.of("a", "b", "c").forEach(name -> Server.draft(owner, name));
      try (AuditEvents events = owner.watchAuditEvents(ALL.toBuilder().setAfterSequence(2).build())) {
        assertEquals(List.of(3L, 4L), List.of(events.next().getSequence(), events.next().getSequence()));
        CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(events::close);
        assertFalse(events.hasNext());
      }
    }
  }

  @Test
  void an_event_stream_of_a_session_that_has_ended_ends_with_the_reason() throws Exception {
    Server server = Server.shared();
    String token = server.signUp();
    try (Proxy proxy = new Proxy(server.port);
        Chancery owner = server.client(token);
        Chancery watcher = Chancery.to(proxy.url()).token(token).connect();
        AuditEvents events = watcher.watchAuditEvents(ALL)) {
      AuditEvent first = events.next();
      assertEquals(1, first.getSequence());
      SessionServiceGrpc.newBlockingStub(owner.channel()).revokeAllSessions(RevokeAllSessionsRequest.getDefaultInstance());
      proxy.cut();
      var refused = assertThrows(ChanceryException.class, () -> events.forEachRemaining(event -> {}));
      assertEquals("CREDENTIALS_INVALID", refused.reason());
    }
  }

  @Test
  void waiting_for_an_end_that_does_not_come_ends_by_itself() throws Exception {
    Server server = Server.shared();
    try (Chancery owner = server.client(server.signUp())) {
      String id = Server.draft(owner, "x").getId();
      assertThrows(ChanceryException.class, () -> owner.envelopeEnd(id, Duration.ofMillis(300)));
    }
  }
}
