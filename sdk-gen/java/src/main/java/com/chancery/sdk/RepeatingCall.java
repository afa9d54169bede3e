package com.chancery.sdk;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A unary call that is made anew when it got lost. Whoever waits for it sees one call, with the answer of the last try. */
final class RepeatingCall<Q, A> extends ClientCall<Q, A> {
  private final MethodDescriptor<Q, A> method;
  private final CallOptions options;
  private final Channel channel;
  private final int attempts;

  private Listener<A> listener;
  private Metadata headers;
  private Q request;
  private int tries;
  private boolean cancelled;
  private ClientCall<Q, A> current;

  RepeatingCall(MethodDescriptor<Q, A> method, CallOptions options, Channel channel, int attempts) {
    this.method = method;
    this.options = options;
    this.channel = channel;
    this.attempts = attempts;
  }

  @Override
  public void start(Listener<A> listener, Metadata headers) {
    this.listener = listener;
    this.headers = headers;
  }

  @Override
  public void sendMessage(Q message) {
    request = Contract.withRequestId(message);
  }

  /** The request is whole: the first try begins. */
  @Override
  public void halfClose() {
    attempt();
  }

  @Override
  public void request(int messages) {
    // Every try asks for its one answer itself.
  }

  @Override
  public synchronized void cancel(String message, Throwable cause) {
    cancelled = true;
    if (current != null) {
      current.cancel(message, cause);
    }
  }

  private void attempt() {
    ClientCall<Q, A> call = channel.newCall(method, options);
    synchronized (this) {
      tries++;
      current = call;
      if (cancelled) {
        end(Status.CANCELLED);
        return;
      }
    }
    Metadata own = new Metadata();
    own.merge(headers);
    call.start(new Try(), own);
    call.request(2);
    call.sendMessage(request);
    call.halfClose();
  }

  /** Nobody above sees what is thrown here, such as by whoever gives the token. */
  private void attemptAgain() {
    try {
      attempt();
    } catch (RuntimeException failed) {
      end(Status.fromThrowable(failed));
    }
  }

  private void end(Status status) {
    Runnable told = () -> listener.onClose(status, new Metadata());
    if (options.getExecutor() == null) {
      told.run();
    } else {
      options.getExecutor().execute(told);
    }
  }

  /** Keeps what comes until it is known that this try is the last. */
  private final class Try extends Listener<A> {
    private Metadata answered;
    private A answer;

    @Override
    public void onHeaders(Metadata headers) {
      answered = headers;
    }

    @Override
    public void onMessage(A message) {
      answer = message;
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      Duration wait = status.isOk() ? null : pauseBeforeNext(status, trailers);
      if (wait != null) {
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS).execute(RepeatingCall.this::attemptAgain);
        return;
      }
      if (answered != null) {
        listener.onHeaders(answered);
      }
      if (answer != null) {
        listener.onMessage(answer);
      }
      listener.onClose(status, trailers);
    }
  }

  /** How long to wait for the next try; null when there is to be none. */
  private synchronized Duration pauseBeforeNext(Status status, Metadata trailers) {
    ChanceryException failure = new ChanceryException(status, trailers, null);
    Duration wait = Patience.before(tries, failure);
    boolean isInTime = options.getDeadline().timeRemaining(TimeUnit.MILLISECONDS) > wait.toMillis();
    return failure.isTransient() && tries < attempts && !cancelled && isInTime ? wait : null;
  }
}
