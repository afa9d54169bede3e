package com.chancery.sdk;

import com.chancery.sdk.Chancery.Settings;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Deadline;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.util.concurrent.TimeUnit;

/** Gives unary calls a deadline, and tries them again where the contract allows it. */
record Repetition(Settings settings) implements ClientInterceptor {
  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    if (method.getType() != MethodType.UNARY) {
      return next.newCall(method, options);
    }
    Deadline deadline = options.getDeadline();
    if (deadline == null) {
      deadline = Deadline.after(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    }
    int attempts = Contract.isRepeatable(method) ? settings.attempts() : 1;
    return new RepeatingCall<>(method, options.withDeadline(deadline), next, attempts);
  }
}
