package com.chancery.sdk;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.UUID;

/** What the contract says of repeating a call. */
final class Contract {
  private Contract() {}

  /** Whether a call may be repeated: it only reads, or its {@code request_id} makes repetition harmless. */
  static boolean isRepeatable(io.grpc.MethodDescriptor<?, ?> method) {
    if (!(method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier)) {
      return false;
    }
    MethodDescriptor described = supplier.getMethodDescriptor();
    HttpRule route = described.getOptions().getExtension(AnnotationsProto.http);
    return route.hasGet() || described.getInputType().findFieldByName("request_id") != null;
  }

  /** The request with a {@code request_id}, if its type has one and the caller chose none. */
  @SuppressWarnings("unchecked")
  static <T> T withRequestId(T request) {
    if (!(request instanceof Message message)) {
      return request;
    }
    FieldDescriptor field = message.getDescriptorForType().findFieldByName("request_id");
    if (field == null || !message.getField(field).equals("")) {
      return request;
    }
    return (T) message.toBuilder().setField(field, UUID.randomUUID().toString()).build();
  }
}
