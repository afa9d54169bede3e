package com.chancery.sdk;

import com.chancery.audit.v1.AuditEvent;
import com.chancery.audit.v1.AuditServiceGrpc;
import com.chancery.audit.v1.WatchAuditEventsRequest;
import io.grpc.Channel;
import io.grpc.Context;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A stream of events that mends itself. It never ends by itself: close it, from any thread. {@link #hasNext()} throws a {@link ChanceryException} when
 * it cannot go on, such as for a token that ended.
 */
public final class AuditEvents implements Iterator<AuditEvent>, Iterable<AuditEvent>, AutoCloseable {
  private final Channel channel;
  private final Context.CancellableContext context = Context.current().withCancellation();
  private final CountDownLatch closed = new CountDownLatch(1);
  private WatchAuditEventsRequest request;
  private Consumer<Optional<ChanceryException>> onResume = failure -> {};
  private Iterator<AuditEvent> stream;
  private AuditEvent next;
  private int failures;

  AuditEvents(Channel channel, WatchAuditEventsRequest request) {
    this.channel = channel;
    this.request = request;
  }

  /** Is told of every stream that broke and is about to be resumed; without a failure when the server ended it in good order. */
  public AuditEvents onResume(Consumer<Optional<ChanceryException>> listener) {
    onResume = listener;
    return this;
  }

  /** Waits for the next event; false once the stream is closed. */
  @Override
  public boolean hasNext() {
    while (next == null && !isClosed()) {
      ChanceryException failure = null;
      try {
        next = read();
      } catch (RuntimeException thrown) {
        failure = ChanceryException.from(thrown);
      }
      if (next == null) {
        mend(failure);
      }
    }
    return next != null;
  }

  @Override
  public AuditEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    AuditEvent event = next;
    next = null;
    return event;
  }

  /** Itself: there is one stream, to be walked once. */
  @Override
  public Iterator<AuditEvent> iterator() {
    return this;
  }

  /** Ends the stream; whoever waits for an event leaves the loop. */
  @Override
  public void close() {
    closed.countDown();
    context.cancel(null);
  }

  /** The next event of the stream there is, or null at its end. */
  private AuditEvent read() {
    if (stream == null) {
      stream = inContext(() -> AuditServiceGrpc.newBlockingStub(channel).watchAuditEvents(request));
    }
    if (!stream.hasNext()) {
      return null;
    }
    AuditEvent event = stream.next();
    failures = 0;
    request = request.toBuilder().setAfterSequence(event.getSequence()).build();
    return event;
  }

  private void mend(ChanceryException failure) {
    stream = null;
    if (isClosed()) {
      return;
    }
    if (failure != null && !failure.isTransient()) {
      throw failure;
    }
    onResume.accept(Optional.ofNullable(failure));
    try {
      closed.await(Patience.before(++failures, failure).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  private Iterator<AuditEvent> inContext(java.util.function.Supplier<Iterator<AuditEvent>> call) {
    Context outer = context.attach();
    try {
      return call.get();
    } finally {
      context.detach(outer);
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }
}
