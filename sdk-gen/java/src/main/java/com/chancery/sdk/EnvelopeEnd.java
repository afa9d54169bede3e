package com.chancery.sdk;

import com.chancery.audit.v1.AuditEvent;
import com.chancery.audit.v1.WatchAuditEventsRequest;
import com.chancery.envelopes.v1.Envelope;
import com.chancery.envelopes.v1.EnvelopeServiceGrpc;
import com.chancery.envelopes.v1.GetEnvelopeRequest;
import io.grpc.Channel;
import io.grpc.Status;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waiting for the end of an envelope. */
record EnvelopeEnd(Channel channel, String id) {
  private static final Set<Envelope.State> ENDS =
      EnumSet.of(Envelope.State.STATE_COMPLETED, Envelope.State.STATE_DECLINED, Envelope.State.STATE_VOIDED, Envelope.State.STATE_EXPIRED);

  Envelope await(Duration patience) {
    var request = WatchAuditEventsRequest.newBuilder().setResourceId(id).build();
    try (AuditEvents events = new AuditEvents(channel, request)) {
      CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS).execute(events::close);
      for (AuditEvent event : events) {
        if (event.getAction().startsWith("envelope.")) {
          Envelope envelope = read();
          if (ENDS.contains(envelope.getState())) {
            return envelope;
          }
        }
      }
    }
    throw ChanceryException.from(Status.DEADLINE_EXCEEDED.withDescription(id + " did not end within " + patience).asRuntimeException());
  }

  private Envelope read() {
    try {
      return EnvelopeServiceGrpc.newBlockingStub(channel).getEnvelope(GetEnvelopeRequest.newBuilder().setId(id).build());
    } catch (RuntimeException refused) {
      throw ChanceryException.from(refused);
    }
  }
}
