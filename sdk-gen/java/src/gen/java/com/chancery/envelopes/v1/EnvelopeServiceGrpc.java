package com.chancery.envelopes.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Prepares envelopes, sends them, and follows them.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class EnvelopeServiceGrpc {

  private EnvelopeServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "chancery.envelopes.v1.EnvelopeService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.CreateEnvelopeRequest,
      com.chancery.envelopes.v1.Envelope> getCreateEnvelopeMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateEnvelope",
      requestType = com.chancery.envelopes.v1.CreateEnvelopeRequest.class,
      responseType = com.chancery.envelopes.v1.Envelope.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.CreateEnvelopeRequest,
      com.chancery.envelopes.v1.Envelope> getCreateEnvelopeMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.CreateEnvelopeRequest, com.chancery.envelopes.v1.Envelope> getCreateEnvelopeMethod;
    if ((getCreateEnvelopeMethod = EnvelopeServiceGrpc.getCreateEnvelopeMethod) == null) {
      synchronized (EnvelopeServiceGrpc.class) {
        if ((getCreateEnvelopeMethod = EnvelopeServiceGrpc.getCreateEnvelopeMethod) == null) {
          EnvelopeServiceGrpc.getCreateEnvelopeMethod = getCreateEnvelopeMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.CreateEnvelopeRequest, com.chancery.envelopes.v1.Envelope>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateEnvelope"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.CreateEnvelopeRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.Envelope.getDefaultInstance()))
              .setSchemaDescriptor(new EnvelopeServiceMethodDescriptorSupplier("CreateEnvelope"))
              .build();
        }
      }
    }
    return getCreateEnvelopeMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.GetEnvelopeRequest,
      com.chancery.envelopes.v1.Envelope> getGetEnvelopeMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetEnvelope",
      requestType = com.chancery.envelopes.v1.GetEnvelopeRequest.class,
      responseType = com.chancery.envelopes.v1.Envelope.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.GetEnvelopeRequest,
      com.chancery.envelopes.v1.Envelope> getGetEnvelopeMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.GetEnvelopeRequest, com.chancery.envelopes.v1.Envelope> getGetEnvelopeMethod;
    if ((getGetEnvelopeMethod = EnvelopeServiceGrpc.getGetEnvelopeMethod) == null) {
      synchronized (EnvelopeServiceGrpc.class) {
        if ((getGetEnvelopeMethod = EnvelopeServiceGrpc.getGetEnvelopeMethod) == null) {
          EnvelopeServiceGrpc.getGetEnvelopeMethod = getGetEnvelopeMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.GetEnvelopeRequest, com.chancery.envelopes.v1.Envelope>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetEnvelope"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.GetEnvelopeRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.Envelope.getDefaultInstance()))
              .setSchemaDescriptor(new EnvelopeServiceMethodDescriptorSupplier("GetEnvelope"))
              .build();
        }
      }
    }
    return getGetEnvelopeMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.ListEnvelopesRequest,
      com.chancery.envelopes.v1.ListEnvelopesResponse> getListEnvelopesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListEnvelopes",
      requestType = com.chancery.envelopes.v1.ListEnvelopesRequest.class,
      responseType = com.chancery.envelopes.v1.ListEnvelopesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.ListEnvelopesRequest,
      com.chancery.envelopes.v1.ListEnvelopesResponse> getListEnvelopesMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.ListEnvelopesRequest, com.chancery.envelopes.v1.ListEnvelopesResponse> getListEnvelopesMethod;
    if ((getListEnvelopesMethod = EnvelopeServiceGrpc.getListEnvelopesMethod) == null) {
      synchronized (EnvelopeServiceGrpc.class) {
        if ((getListEnvelopesMethod = EnvelopeServiceGrpc.getListEnvelopesMethod) == null) {
          EnvelopeServiceGrpc.getListEnvelopesMethod = getListEnvelopesMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.ListEnvelopesRequest, com.chancery.envelopes.v1.ListEnvelopesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListEnvelopes"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.ListEnvelopesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.ListEnvelopesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new EnvelopeServiceMethodDescriptorSupplier("ListEnvelopes"))
              .build();
        }
      }
    }
    return getListEnvelopesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.UpdateEnvelopeRequest,
      com.chancery.envelopes.v1.Envelope> getUpdateEnvelopeMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateEnvelope",
      requestType = com.chancery.envelopes.v1.UpdateEnvelopeRequest.class,
      responseType = com.chancery.envelopes.v1.Envelope.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.UpdateEnvelopeRequest,
      com.chancery.envelopes.v1.Envelope> getUpdateEnvelopeMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.UpdateEnvelopeRequest, com.chancery.envelopes.v1.Envelope> getUpdateEnvelopeMethod;
    if ((getUpdateEnvelopeMethod = EnvelopeServiceGrpc.getUpdateEnvelopeMethod) == null) {
      synchronized (EnvelopeServiceGrpc.class) {
        if ((getUpdateEnvelopeMethod = EnvelopeServiceGrpc.getUpdateEnvelopeMethod) == null) {
          EnvelopeServiceGrpc.getUpdateEnvelopeMethod = getUpdateEnvelopeMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.UpdateEnvelopeRequest, com.chancery.envelopes.v1.Envelope>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateEnvelope"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.UpdateEnvelopeRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.Envelope.getDefaultInstance()))
              .setSchemaDescriptor(new EnvelopeServiceMethodDescriptorSupplier("UpdateEnvelope"))
              .build();
        }
      }
    }
    return getUpdateEnvelopeMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.DeleteEnvelopeRequest,
      com.google.protobuf.Empty> getDeleteEnvelopeMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DeleteEnvelope",
      requestType = com.chancery.envelopes.v1.DeleteEnvelopeRequest.class,
      responseType = com.google.protobuf.Empty.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.DeleteEnvelopeRequest,
      com.google.protobuf.Empty> getDeleteEnvelopeMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.DeleteEnvelopeRequest, com.google.protobuf.Empty> getDeleteEnvelopeMethod;
    if ((getDeleteEnvelopeMethod = EnvelopeServiceGrpc.getDeleteEnvelopeMethod) == null) {
      synchronized (EnvelopeServiceGrpc.class) {
        if ((getDeleteEnvelopeMethod = EnvelopeServiceGrpc.getDeleteEnvelopeMethod) == null) {
          EnvelopeServiceGrpc.getDeleteEnvelopeMethod = getDeleteEnvelopeMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.DeleteEnvelopeRequest, com.google.protobuf.Empty>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DeleteEnvelope"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.DeleteEnvelopeRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.google.protobuf.Empty.getDefaultInstance()))
              .setSchemaDescriptor(new EnvelopeServiceMethodDescriptorSupplier("DeleteEnvelope"))
              .build();
        }
      }
    }
    return getDeleteEnvelopeMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.SendEnvelopeRequest,
      com.chancery.envelopes.v1.Envelope> getSendEnvelopeMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SendEnvelope",
      requestType = com.chancery.envelopes.v1.SendEnvelopeRequest.class,
      responseType = com.chancery.envelopes.v1.Envelope.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.SendEnvelopeRequest,
      com.chancery.envelopes.v1.Envelope> getSendEnvelopeMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.SendEnvelopeRequest, com.chancery.envelopes.v1.Envelope> getSendEnvelopeMethod;
    if ((getSendEnvelopeMethod = EnvelopeServiceGrpc.getSendEnvelopeMethod) == null) {
      synchronized (EnvelopeServiceGrpc.class) {
        if ((getSendEnvelopeMethod = EnvelopeServiceGrpc.getSendEnvelopeMethod) == null) {
          EnvelopeServiceGrpc.getSendEnvelopeMethod = getSendEnvelopeMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.SendEnvelopeRequest, com.chancery.envelopes.v1.Envelope>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SendEnvelope"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.SendEnvelopeRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.Envelope.getDefaultInstance()))
              .setSchemaDescriptor(new EnvelopeServiceMethodDescriptorSupplier("SendEnvelope"))
              .build();
        }
      }
    }
    return getSendEnvelopeMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.VoidEnvelopeRequest,
      com.chancery.envelopes.v1.Envelope> getVoidEnvelopeMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "VoidEnvelope",
      requestType = com.chancery.envelopes.v1.VoidEnvelopeRequest.class,
      responseType = com.chancery.envelopes.v1.Envelope.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.VoidEnvelopeRequest,
      com.chancery.envelopes.v1.Envelope> getVoidEnvelopeMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.VoidEnvelopeRequest, com.chancery.envelopes.v1.Envelope> getVoidEnvelopeMethod;
    if ((getVoidEnvelopeMethod = EnvelopeServiceGrpc.getVoidEnvelopeMethod) == null) {
      synchronized (EnvelopeServiceGrpc.class) {
        if ((getVoidEnvelopeMethod = EnvelopeServiceGrpc.getVoidEnvelopeMethod) == null) {
          EnvelopeServiceGrpc.getVoidEnvelopeMethod = getVoidEnvelopeMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.VoidEnvelopeRequest, com.chancery.envelopes.v1.Envelope>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "VoidEnvelope"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.VoidEnvelopeRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.Envelope.getDefaultInstance()))
              .setSchemaDescriptor(new EnvelopeServiceMethodDescriptorSupplier("VoidEnvelope"))
              .build();
        }
      }
    }
    return getVoidEnvelopeMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.CorrectEnvelopeRequest,
      com.chancery.envelopes.v1.Envelope> getCorrectEnvelopeMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CorrectEnvelope",
      requestType = com.chancery.envelopes.v1.CorrectEnvelopeRequest.class,
      responseType = com.chancery.envelopes.v1.Envelope.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.CorrectEnvelopeRequest,
      com.chancery.envelopes.v1.Envelope> getCorrectEnvelopeMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.CorrectEnvelopeRequest, com.chancery.envelopes.v1.Envelope> getCorrectEnvelopeMethod;
    if ((getCorrectEnvelopeMethod = EnvelopeServiceGrpc.getCorrectEnvelopeMethod) == null) {
      synchronized (EnvelopeServiceGrpc.class) {
        if ((getCorrectEnvelopeMethod = EnvelopeServiceGrpc.getCorrectEnvelopeMethod) == null) {
          EnvelopeServiceGrpc.getCorrectEnvelopeMethod = getCorrectEnvelopeMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.CorrectEnvelopeRequest, com.chancery.envelopes.v1.Envelope>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CorrectEnvelope"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.CorrectEnvelopeRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.Envelope.getDefaultInstance()))
              .setSchemaDescriptor(new EnvelopeServiceMethodDescriptorSupplier("CorrectEnvelope"))
              .build();
        }
      }
    }
    return getCorrectEnvelopeMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.CountEnvelopesRequest,
      com.chancery.envelopes.v1.CountEnvelopesResponse> getCountEnvelopesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CountEnvelopes",
      requestType = com.chancery.envelopes.v1.CountEnvelopesRequest.class,
      responseType = com.chancery.envelopes.v1.CountEnvelopesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.CountEnvelopesRequest,
      com.chancery.envelopes.v1.CountEnvelopesResponse> getCountEnvelopesMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.CountEnvelopesRequest, com.chancery.envelopes.v1.CountEnvelopesResponse> getCountEnvelopesMethod;
    if ((getCountEnvelopesMethod = EnvelopeServiceGrpc.getCountEnvelopesMethod) == null) {
      synchronized (EnvelopeServiceGrpc.class) {
        if ((getCountEnvelopesMethod = EnvelopeServiceGrpc.getCountEnvelopesMethod) == null) {
          EnvelopeServiceGrpc.getCountEnvelopesMethod = getCountEnvelopesMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.CountEnvelopesRequest, com.chancery.envelopes.v1.CountEnvelopesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CountEnvelopes"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.CountEnvelopesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.CountEnvelopesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new EnvelopeServiceMethodDescriptorSupplier("CountEnvelopes"))
              .build();
        }
      }
    }
    return getCountEnvelopesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.RemindRecipientRequest,
      com.chancery.envelopes.v1.SigningLink> getRemindRecipientMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RemindRecipient",
      requestType = com.chancery.envelopes.v1.RemindRecipientRequest.class,
      responseType = com.chancery.envelopes.v1.SigningLink.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.RemindRecipientRequest,
      com.chancery.envelopes.v1.SigningLink> getRemindRecipientMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.RemindRecipientRequest, com.chancery.envelopes.v1.SigningLink> getRemindRecipientMethod;
    if ((getRemindRecipientMethod = EnvelopeServiceGrpc.getRemindRecipientMethod) == null) {
      synchronized (EnvelopeServiceGrpc.class) {
        if ((getRemindRecipientMethod = EnvelopeServiceGrpc.getRemindRecipientMethod) == null) {
          EnvelopeServiceGrpc.getRemindRecipientMethod = getRemindRecipientMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.RemindRecipientRequest, com.chancery.envelopes.v1.SigningLink>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RemindRecipient"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.RemindRecipientRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.SigningLink.getDefaultInstance()))
              .setSchemaDescriptor(new EnvelopeServiceMethodDescriptorSupplier("RemindRecipient"))
              .build();
        }
      }
    }
    return getRemindRecipientMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.CreateOneTimeCodeRequest,
      com.chancery.envelopes.v1.OneTimeCode> getCreateOneTimeCodeMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateOneTimeCode",
      requestType = com.chancery.envelopes.v1.CreateOneTimeCodeRequest.class,
      responseType = com.chancery.envelopes.v1.OneTimeCode.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.CreateOneTimeCodeRequest,
      com.chancery.envelopes.v1.OneTimeCode> getCreateOneTimeCodeMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.CreateOneTimeCodeRequest, com.chancery.envelopes.v1.OneTimeCode> getCreateOneTimeCodeMethod;
    if ((getCreateOneTimeCodeMethod = EnvelopeServiceGrpc.getCreateOneTimeCodeMethod) == null) {
      synchronized (EnvelopeServiceGrpc.class) {
        if ((getCreateOneTimeCodeMethod = EnvelopeServiceGrpc.getCreateOneTimeCodeMethod) == null) {
          EnvelopeServiceGrpc.getCreateOneTimeCodeMethod = getCreateOneTimeCodeMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.CreateOneTimeCodeRequest, com.chancery.envelopes.v1.OneTimeCode>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateOneTimeCode"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.CreateOneTimeCodeRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.OneTimeCode.getDefaultInstance()))
              .setSchemaDescriptor(new EnvelopeServiceMethodDescriptorSupplier("CreateOneTimeCode"))
              .build();
        }
      }
    }
    return getCreateOneTimeCodeMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.CreateSigningLinkRequest,
      com.chancery.envelopes.v1.SigningLink> getCreateSigningLinkMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateSigningLink",
      requestType = com.chancery.envelopes.v1.CreateSigningLinkRequest.class,
      responseType = com.chancery.envelopes.v1.SigningLink.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.CreateSigningLinkRequest,
      com.chancery.envelopes.v1.SigningLink> getCreateSigningLinkMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.CreateSigningLinkRequest, com.chancery.envelopes.v1.SigningLink> getCreateSigningLinkMethod;
    if ((getCreateSigningLinkMethod = EnvelopeServiceGrpc.getCreateSigningLinkMethod) == null) {
      synchronized (EnvelopeServiceGrpc.class) {
        if ((getCreateSigningLinkMethod = EnvelopeServiceGrpc.getCreateSigningLinkMethod) == null) {
          EnvelopeServiceGrpc.getCreateSigningLinkMethod = getCreateSigningLinkMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.CreateSigningLinkRequest, com.chancery.envelopes.v1.SigningLink>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateSigningLink"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.CreateSigningLinkRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.SigningLink.getDefaultInstance()))
              .setSchemaDescriptor(new EnvelopeServiceMethodDescriptorSupplier("CreateSigningLink"))
              .build();
        }
      }
    }
    return getCreateSigningLinkMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static EnvelopeServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<EnvelopeServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<EnvelopeServiceStub>() {
        @java.lang.Override
        public EnvelopeServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new EnvelopeServiceStub(channel, callOptions);
        }
      };
    return EnvelopeServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static EnvelopeServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<EnvelopeServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<EnvelopeServiceBlockingV2Stub>() {
        @java.lang.Override
        public EnvelopeServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new EnvelopeServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return EnvelopeServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static EnvelopeServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<EnvelopeServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<EnvelopeServiceBlockingStub>() {
        @java.lang.Override
        public EnvelopeServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new EnvelopeServiceBlockingStub(channel, callOptions);
        }
      };
    return EnvelopeServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static EnvelopeServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<EnvelopeServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<EnvelopeServiceFutureStub>() {
        @java.lang.Override
        public EnvelopeServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new EnvelopeServiceFutureStub(channel, callOptions);
        }
      };
    return EnvelopeServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Prepares envelopes, sends them, and follows them.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Makes a draft.
     * Fails with `RESOURCE_NOT_FOUND` for unknown documents, `DOCUMENT_NOT_READY`, `FIELD_OUTSIDE_PAGE` and `PDF_PAGE_UNKNOWN` for fields that are not on
     * the page, and `FIELDS_NOT_ALLOWED` for fields of a cc or viewer. Idempotent by `request_id`. Records `envelope.created`.
     * </pre>
     */
    default void createEnvelope(com.chancery.envelopes.v1.CreateEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Envelope> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateEnvelopeMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns an envelope with its recipients and fields.
     * </pre>
     */
    default void getEnvelope(com.chancery.envelopes.v1.GetEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Envelope> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetEnvelopeMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the organization's envelopes, newest first unless `order_by` says otherwise.
     * </pre>
     */
    default void listEnvelopes(com.chancery.envelopes.v1.ListEnvelopesRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.ListEnvelopesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListEnvelopesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Changes a draft; lists are replaced whole.
     * Fails with `ENVELOPE_NOT_DRAFT`, `ETAG_MISMATCH`, and as CreateEnvelope does. Idempotent by `request_id`. Records `envelope.updated`.
     * </pre>
     */
    default void updateEnvelope(com.chancery.envelopes.v1.UpdateEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Envelope> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateEnvelopeMethod(), responseObserver);
    }

    /**
     * <pre>
     * Deletes a draft.
     * Fails with `ENVELOPE_NOT_DRAFT` and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `envelope.deleted`.
     * </pre>
     */
    default void deleteEnvelope(com.chancery.envelopes.v1.DeleteEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.google.protobuf.Empty> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDeleteEnvelopeMethod(), responseObserver);
    }

    /**
     * <pre>
     * Sends a draft: the form fields are written into the documents and the first recipients' turn comes.
     * Fails with `ENVELOPE_NOT_DRAFT`, `ENVELOPE_INCOMPLETE` (no document, nobody who acts, a signer without a signature field), `EXPIRE_TIME_PAST`,
     * `PDF_…` when a document cannot take the fields, and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `envelope.sent` and `recipient.activated`.
     * </pre>
     */
    default void sendEnvelope(com.chancery.envelopes.v1.SendEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Envelope> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSendEnvelopeMethod(), responseObserver);
    }

    /**
     * <pre>
     * Calls an envelope back that is not at its end; the links stop working at once.
     * Fails with `ENVELOPE_ENDED`, `ENVELOPE_SEALING` when everybody is done, and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `envelope.voided`.
     * </pre>
     */
    default void voidEnvelope(com.chancery.envelopes.v1.VoidEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Envelope> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getVoidEnvelopeMethod(), responseObserver);
    }

    /**
     * <pre>
     * Corrects people of an envelope under way who have not finished: name, e-mail address, access code.
     * The links of whoever is corrected stop working at once. A new name or address means another person: what the former one opened, agreed
     * to and filled in is forgotten. Fails with `ENVELOPE_NOT_SENT` for a draft (use UpdateEnvelope), `ENVELOPE_ENDED`, `RECIPIENT_FINISHED`
     * and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `recipient.corrected` for each.
     * </pre>
     */
    default void correctEnvelope(com.chancery.envelopes.v1.CorrectEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Envelope> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCorrectEnvelopeMethod(), responseObserver);
    }

    /**
     * <pre>
     * Counts the organization's envelopes, for a dashboard.
     * </pre>
     */
    default void countEnvelopes(com.chancery.envelopes.v1.CountEnvelopesRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.CountEnvelopesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCountEnvelopesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Reminds a recipient whose turn it is, with a new link to hand over.
     * At most once an hour for each recipient. Fails with `RECIPIENT_REMINDED` before that (`metadata.next_time` says when), `RECIPIENT_NOT_ACTIVE`,
     * `RECIPIENT_FINISHED` and `ENVELOPE_ENDED`. Idempotent by `request_id`. Records `recipient.reminded` and `signing_link.created`.
     * </pre>
     */
    default void remindRecipient(com.chancery.envelopes.v1.RemindRecipientRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.SigningLink> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRemindRecipientMethod(), responseObserver);
    }

    /**
     * <pre>
     * Makes a one-time code for a recipient who needs one, for handing over by another way than the link; the one before stops working.
     * It works for ten minutes, once, and bears five tries. Fails with `ONE_TIME_CODE_NOT_ASKED` for a recipient who needs none,
     * `ONE_TIME_CODE_TOO_SOON` within 30 seconds of the one before and after 20 in a day (`metadata.next_time` says when), `RECIPIENT_NOT_ACTIVE`
     * and `ENVELOPE_ENDED`. Idempotent by `request_id`. Records `recipient.one_time_code_issued`.
     * </pre>
     */
    default void createOneTimeCode(com.chancery.envelopes.v1.CreateOneTimeCodeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.OneTimeCode> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateOneTimeCodeMethod(), responseObserver);
    }

    /**
     * <pre>
     * Makes a link that lets one recipient in; for passing on by hand or for embedding.
     * The link works for at most 14 days and not longer than the envelope has time; after the envelope's end it lets the recipient look and get
     * the copy, unless the envelope was voided. Fails with `RECIPIENT_NOT_ACTIVE` before their turn and
     * `ENVELOPE_ENDED`. Idempotent by `request_id`. Records `signing_link.created`.
     * </pre>
     */
    default void createSigningLink(com.chancery.envelopes.v1.CreateSigningLinkRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.SigningLink> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateSigningLinkMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service EnvelopeService.
   * <pre>
   * Prepares envelopes, sends them, and follows them.
   * </pre>
   */
  public static abstract class EnvelopeServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return EnvelopeServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service EnvelopeService.
   * <pre>
   * Prepares envelopes, sends them, and follows them.
   * </pre>
   */
  public static final class EnvelopeServiceStub
      extends io.grpc.stub.AbstractAsyncStub<EnvelopeServiceStub> {
    private EnvelopeServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected EnvelopeServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new EnvelopeServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Makes a draft.
     * Fails with `RESOURCE_NOT_FOUND` for unknown documents, `DOCUMENT_NOT_READY`, `FIELD_OUTSIDE_PAGE` and `PDF_PAGE_UNKNOWN` for fields that are not on
     * the page, and `FIELDS_NOT_ALLOWED` for fields of a cc or viewer. Idempotent by `request_id`. Records `envelope.created`.
     * </pre>
     */
    public void createEnvelope(com.chancery.envelopes.v1.CreateEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Envelope> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateEnvelopeMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns an envelope with its recipients and fields.
     * </pre>
     */
    public void getEnvelope(com.chancery.envelopes.v1.GetEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Envelope> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetEnvelopeMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the organization's envelopes, newest first unless `order_by` says otherwise.
     * </pre>
     */
    public void listEnvelopes(com.chancery.envelopes.v1.ListEnvelopesRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.ListEnvelopesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListEnvelopesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Changes a draft; lists are replaced whole.
     * Fails with `ENVELOPE_NOT_DRAFT`, `ETAG_MISMATCH`, and as CreateEnvelope does. Idempotent by `request_id`. Records `envelope.updated`.
     * </pre>
     */
    public void updateEnvelope(com.chancery.envelopes.v1.UpdateEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Envelope> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateEnvelopeMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Deletes a draft.
     * Fails with `ENVELOPE_NOT_DRAFT` and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `envelope.deleted`.
     * </pre>
     */
    public void deleteEnvelope(com.chancery.envelopes.v1.DeleteEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.google.protobuf.Empty> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDeleteEnvelopeMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Sends a draft: the form fields are written into the documents and the first recipients' turn comes.
     * Fails with `ENVELOPE_NOT_DRAFT`, `ENVELOPE_INCOMPLETE` (no document, nobody who acts, a signer without a signature field), `EXPIRE_TIME_PAST`,
     * `PDF_…` when a document cannot take the fields, and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `envelope.sent` and `recipient.activated`.
     * </pre>
     */
    public void sendEnvelope(com.chancery.envelopes.v1.SendEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Envelope> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSendEnvelopeMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Calls an envelope back that is not at its end; the links stop working at once.
     * Fails with `ENVELOPE_ENDED`, `ENVELOPE_SEALING` when everybody is done, and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `envelope.voided`.
     * </pre>
     */
    public void voidEnvelope(com.chancery.envelopes.v1.VoidEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Envelope> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getVoidEnvelopeMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Corrects people of an envelope under way who have not finished: name, e-mail address, access code.
     * The links of whoever is corrected stop working at once. A new name or address means another person: what the former one opened, agreed
     * to and filled in is forgotten. Fails with `ENVELOPE_NOT_SENT` for a draft (use UpdateEnvelope), `ENVELOPE_ENDED`, `RECIPIENT_FINISHED`
     * and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `recipient.corrected` for each.
     * </pre>
     */
    public void correctEnvelope(com.chancery.envelopes.v1.CorrectEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Envelope> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCorrectEnvelopeMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Counts the organization's envelopes, for a dashboard.
     * </pre>
     */
    public void countEnvelopes(com.chancery.envelopes.v1.CountEnvelopesRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.CountEnvelopesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCountEnvelopesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Reminds a recipient whose turn it is, with a new link to hand over.
     * At most once an hour for each recipient. Fails with `RECIPIENT_REMINDED` before that (`metadata.next_time` says when), `RECIPIENT_NOT_ACTIVE`,
     * `RECIPIENT_FINISHED` and `ENVELOPE_ENDED`. Idempotent by `request_id`. Records `recipient.reminded` and `signing_link.created`.
     * </pre>
     */
    public void remindRecipient(com.chancery.envelopes.v1.RemindRecipientRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.SigningLink> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRemindRecipientMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Makes a one-time code for a recipient who needs one, for handing over by another way than the link; the one before stops working.
     * It works for ten minutes, once, and bears five tries. Fails with `ONE_TIME_CODE_NOT_ASKED` for a recipient who needs none,
     * `ONE_TIME_CODE_TOO_SOON` within 30 seconds of the one before and after 20 in a day (`metadata.next_time` says when), `RECIPIENT_NOT_ACTIVE`
     * and `ENVELOPE_ENDED`. Idempotent by `request_id`. Records `recipient.one_time_code_issued`.
     * </pre>
     */
    public void createOneTimeCode(com.chancery.envelopes.v1.CreateOneTimeCodeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.OneTimeCode> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateOneTimeCodeMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Makes a link that lets one recipient in; for passing on by hand or for embedding.
     * The link works for at most 14 days and not longer than the envelope has time; after the envelope's end it lets the recipient look and get
     * the copy, unless the envelope was voided. Fails with `RECIPIENT_NOT_ACTIVE` before their turn and
     * `ENVELOPE_ENDED`. Idempotent by `request_id`. Records `signing_link.created`.
     * </pre>
     */
    public void createSigningLink(com.chancery.envelopes.v1.CreateSigningLinkRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.SigningLink> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateSigningLinkMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service EnvelopeService.
   * <pre>
   * Prepares envelopes, sends them, and follows them.
   * </pre>
   */
  public static final class EnvelopeServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<EnvelopeServiceBlockingV2Stub> {
    private EnvelopeServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected EnvelopeServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new EnvelopeServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Makes a draft.
     * Fails with `RESOURCE_NOT_FOUND` for unknown documents, `DOCUMENT_NOT_READY`, `FIELD_OUTSIDE_PAGE` and `PDF_PAGE_UNKNOWN` for fields that are not on
     * the page, and `FIELDS_NOT_ALLOWED` for fields of a cc or viewer. Idempotent by `request_id`. Records `envelope.created`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Envelope createEnvelope(com.chancery.envelopes.v1.CreateEnvelopeRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns an envelope with its recipients and fields.
     * </pre>
     */
    public com.chancery.envelopes.v1.Envelope getEnvelope(com.chancery.envelopes.v1.GetEnvelopeRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the organization's envelopes, newest first unless `order_by` says otherwise.
     * </pre>
     */
    public com.chancery.envelopes.v1.ListEnvelopesResponse listEnvelopes(com.chancery.envelopes.v1.ListEnvelopesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListEnvelopesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes a draft; lists are replaced whole.
     * Fails with `ENVELOPE_NOT_DRAFT`, `ETAG_MISMATCH`, and as CreateEnvelope does. Idempotent by `request_id`. Records `envelope.updated`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Envelope updateEnvelope(com.chancery.envelopes.v1.UpdateEnvelopeRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes a draft.
     * Fails with `ENVELOPE_NOT_DRAFT` and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `envelope.deleted`.
     * </pre>
     */
    public com.google.protobuf.Empty deleteEnvelope(com.chancery.envelopes.v1.DeleteEnvelopeRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDeleteEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sends a draft: the form fields are written into the documents and the first recipients' turn comes.
     * Fails with `ENVELOPE_NOT_DRAFT`, `ENVELOPE_INCOMPLETE` (no document, nobody who acts, a signer without a signature field), `EXPIRE_TIME_PAST`,
     * `PDF_…` when a document cannot take the fields, and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `envelope.sent` and `recipient.activated`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Envelope sendEnvelope(com.chancery.envelopes.v1.SendEnvelopeRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getSendEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Calls an envelope back that is not at its end; the links stop working at once.
     * Fails with `ENVELOPE_ENDED`, `ENVELOPE_SEALING` when everybody is done, and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `envelope.voided`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Envelope voidEnvelope(com.chancery.envelopes.v1.VoidEnvelopeRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getVoidEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Corrects people of an envelope under way who have not finished: name, e-mail address, access code.
     * The links of whoever is corrected stop working at once. A new name or address means another person: what the former one opened, agreed
     * to and filled in is forgotten. Fails with `ENVELOPE_NOT_SENT` for a draft (use UpdateEnvelope), `ENVELOPE_ENDED`, `RECIPIENT_FINISHED`
     * and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `recipient.corrected` for each.
     * </pre>
     */
    public com.chancery.envelopes.v1.Envelope correctEnvelope(com.chancery.envelopes.v1.CorrectEnvelopeRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCorrectEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Counts the organization's envelopes, for a dashboard.
     * </pre>
     */
    public com.chancery.envelopes.v1.CountEnvelopesResponse countEnvelopes(com.chancery.envelopes.v1.CountEnvelopesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCountEnvelopesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Reminds a recipient whose turn it is, with a new link to hand over.
     * At most once an hour for each recipient. Fails with `RECIPIENT_REMINDED` before that (`metadata.next_time` says when), `RECIPIENT_NOT_ACTIVE`,
     * `RECIPIENT_FINISHED` and `ENVELOPE_ENDED`. Idempotent by `request_id`. Records `recipient.reminded` and `signing_link.created`.
     * </pre>
     */
    public com.chancery.envelopes.v1.SigningLink remindRecipient(com.chancery.envelopes.v1.RemindRecipientRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRemindRecipientMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Makes a one-time code for a recipient who needs one, for handing over by another way than the link; the one before stops working.
     * It works for ten minutes, once, and bears five tries. Fails with `ONE_TIME_CODE_NOT_ASKED` for a recipient who needs none,
     * `ONE_TIME_CODE_TOO_SOON` within 30 seconds of the one before and after 20 in a day (`metadata.next_time` says when), `RECIPIENT_NOT_ACTIVE`
     * and `ENVELOPE_ENDED`. Idempotent by `request_id`. Records `recipient.one_time_code_issued`.
     * </pre>
     */
    public com.chancery.envelopes.v1.OneTimeCode createOneTimeCode(com.chancery.envelopes.v1.CreateOneTimeCodeRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateOneTimeCodeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Makes a link that lets one recipient in; for passing on by hand or for embedding.
     * The link works for at most 14 days and not longer than the envelope has time; after the envelope's end it lets the recipient look and get
     * the copy, unless the envelope was voided. Fails with `RECIPIENT_NOT_ACTIVE` before their turn and
     * `ENVELOPE_ENDED`. Idempotent by `request_id`. Records `signing_link.created`.
     * </pre>
     */
    public com.chancery.envelopes.v1.SigningLink createSigningLink(com.chancery.envelopes.v1.CreateSigningLinkRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateSigningLinkMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service EnvelopeService.
   * <pre>
   * Prepares envelopes, sends them, and follows them.
   * </pre>
   */
  public static final class EnvelopeServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<EnvelopeServiceBlockingStub> {
    private EnvelopeServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected EnvelopeServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new EnvelopeServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Makes a draft.
     * Fails with `RESOURCE_NOT_FOUND` for unknown documents, `DOCUMENT_NOT_READY`, `FIELD_OUTSIDE_PAGE` and `PDF_PAGE_UNKNOWN` for fields that are not on
     * the page, and `FIELDS_NOT_ALLOWED` for fields of a cc or viewer. Idempotent by `request_id`. Records `envelope.created`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Envelope createEnvelope(com.chancery.envelopes.v1.CreateEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns an envelope with its recipients and fields.
     * </pre>
     */
    public com.chancery.envelopes.v1.Envelope getEnvelope(com.chancery.envelopes.v1.GetEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the organization's envelopes, newest first unless `order_by` says otherwise.
     * </pre>
     */
    public com.chancery.envelopes.v1.ListEnvelopesResponse listEnvelopes(com.chancery.envelopes.v1.ListEnvelopesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListEnvelopesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes a draft; lists are replaced whole.
     * Fails with `ENVELOPE_NOT_DRAFT`, `ETAG_MISMATCH`, and as CreateEnvelope does. Idempotent by `request_id`. Records `envelope.updated`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Envelope updateEnvelope(com.chancery.envelopes.v1.UpdateEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes a draft.
     * Fails with `ENVELOPE_NOT_DRAFT` and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `envelope.deleted`.
     * </pre>
     */
    public com.google.protobuf.Empty deleteEnvelope(com.chancery.envelopes.v1.DeleteEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDeleteEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sends a draft: the form fields are written into the documents and the first recipients' turn comes.
     * Fails with `ENVELOPE_NOT_DRAFT`, `ENVELOPE_INCOMPLETE` (no document, nobody who acts, a signer without a signature field), `EXPIRE_TIME_PAST`,
     * `PDF_…` when a document cannot take the fields, and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `envelope.sent` and `recipient.activated`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Envelope sendEnvelope(com.chancery.envelopes.v1.SendEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSendEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Calls an envelope back that is not at its end; the links stop working at once.
     * Fails with `ENVELOPE_ENDED`, `ENVELOPE_SEALING` when everybody is done, and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `envelope.voided`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Envelope voidEnvelope(com.chancery.envelopes.v1.VoidEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getVoidEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Corrects people of an envelope under way who have not finished: name, e-mail address, access code.
     * The links of whoever is corrected stop working at once. A new name or address means another person: what the former one opened, agreed
     * to and filled in is forgotten. Fails with `ENVELOPE_NOT_SENT` for a draft (use UpdateEnvelope), `ENVELOPE_ENDED`, `RECIPIENT_FINISHED`
     * and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `recipient.corrected` for each.
     * </pre>
     */
    public com.chancery.envelopes.v1.Envelope correctEnvelope(com.chancery.envelopes.v1.CorrectEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCorrectEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Counts the organization's envelopes, for a dashboard.
     * </pre>
     */
    public com.chancery.envelopes.v1.CountEnvelopesResponse countEnvelopes(com.chancery.envelopes.v1.CountEnvelopesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCountEnvelopesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Reminds a recipient whose turn it is, with a new link to hand over.
     * At most once an hour for each recipient. Fails with `RECIPIENT_REMINDED` before that (`metadata.next_time` says when), `RECIPIENT_NOT_ACTIVE`,
     * `RECIPIENT_FINISHED` and `ENVELOPE_ENDED`. Idempotent by `request_id`. Records `recipient.reminded` and `signing_link.created`.
     * </pre>
     */
    public com.chancery.envelopes.v1.SigningLink remindRecipient(com.chancery.envelopes.v1.RemindRecipientRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRemindRecipientMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Makes a one-time code for a recipient who needs one, for handing over by another way than the link; the one before stops working.
     * It works for ten minutes, once, and bears five tries. Fails with `ONE_TIME_CODE_NOT_ASKED` for a recipient who needs none,
     * `ONE_TIME_CODE_TOO_SOON` within 30 seconds of the one before and after 20 in a day (`metadata.next_time` says when), `RECIPIENT_NOT_ACTIVE`
     * and `ENVELOPE_ENDED`. Idempotent by `request_id`. Records `recipient.one_time_code_issued`.
     * </pre>
     */
    public com.chancery.envelopes.v1.OneTimeCode createOneTimeCode(com.chancery.envelopes.v1.CreateOneTimeCodeRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateOneTimeCodeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Makes a link that lets one recipient in; for passing on by hand or for embedding.
     * The link works for at most 14 days and not longer than the envelope has time; after the envelope's end it lets the recipient look and get
     * the copy, unless the envelope was voided. Fails with `RECIPIENT_NOT_ACTIVE` before their turn and
     * `ENVELOPE_ENDED`. Idempotent by `request_id`. Records `signing_link.created`.
     * </pre>
     */
    public com.chancery.envelopes.v1.SigningLink createSigningLink(com.chancery.envelopes.v1.CreateSigningLinkRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateSigningLinkMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service EnvelopeService.
   * <pre>
   * Prepares envelopes, sends them, and follows them.
   * </pre>
   */
  public static final class EnvelopeServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<EnvelopeServiceFutureStub> {
    private EnvelopeServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected EnvelopeServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new EnvelopeServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Makes a draft.
     * Fails with `RESOURCE_NOT_FOUND` for unknown documents, `DOCUMENT_NOT_READY`, `FIELD_OUTSIDE_PAGE` and `PDF_PAGE_UNKNOWN` for fields that are not on
     * the page, and `FIELDS_NOT_ALLOWED` for fields of a cc or viewer. Idempotent by `request_id`. Records `envelope.created`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.Envelope> createEnvelope(
        com.chancery.envelopes.v1.CreateEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateEnvelopeMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns an envelope with its recipients and fields.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.Envelope> getEnvelope(
        com.chancery.envelopes.v1.GetEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetEnvelopeMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the organization's envelopes, newest first unless `order_by` says otherwise.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.ListEnvelopesResponse> listEnvelopes(
        com.chancery.envelopes.v1.ListEnvelopesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListEnvelopesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Changes a draft; lists are replaced whole.
     * Fails with `ENVELOPE_NOT_DRAFT`, `ETAG_MISMATCH`, and as CreateEnvelope does. Idempotent by `request_id`. Records `envelope.updated`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.Envelope> updateEnvelope(
        com.chancery.envelopes.v1.UpdateEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateEnvelopeMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Deletes a draft.
     * Fails with `ENVELOPE_NOT_DRAFT` and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `envelope.deleted`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.google.protobuf.Empty> deleteEnvelope(
        com.chancery.envelopes.v1.DeleteEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDeleteEnvelopeMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Sends a draft: the form fields are written into the documents and the first recipients' turn comes.
     * Fails with `ENVELOPE_NOT_DRAFT`, `ENVELOPE_INCOMPLETE` (no document, nobody who acts, a signer without a signature field), `EXPIRE_TIME_PAST`,
     * `PDF_…` when a document cannot take the fields, and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `envelope.sent` and `recipient.activated`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.Envelope> sendEnvelope(
        com.chancery.envelopes.v1.SendEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSendEnvelopeMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Calls an envelope back that is not at its end; the links stop working at once.
     * Fails with `ENVELOPE_ENDED`, `ENVELOPE_SEALING` when everybody is done, and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `envelope.voided`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.Envelope> voidEnvelope(
        com.chancery.envelopes.v1.VoidEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getVoidEnvelopeMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Corrects people of an envelope under way who have not finished: name, e-mail address, access code.
     * The links of whoever is corrected stop working at once. A new name or address means another person: what the former one opened, agreed
     * to and filled in is forgotten. Fails with `ENVELOPE_NOT_SENT` for a draft (use UpdateEnvelope), `ENVELOPE_ENDED`, `RECIPIENT_FINISHED`
     * and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `recipient.corrected` for each.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.Envelope> correctEnvelope(
        com.chancery.envelopes.v1.CorrectEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCorrectEnvelopeMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Counts the organization's envelopes, for a dashboard.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.CountEnvelopesResponse> countEnvelopes(
        com.chancery.envelopes.v1.CountEnvelopesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCountEnvelopesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Reminds a recipient whose turn it is, with a new link to hand over.
     * At most once an hour for each recipient. Fails with `RECIPIENT_REMINDED` before that (`metadata.next_time` says when), `RECIPIENT_NOT_ACTIVE`,
     * `RECIPIENT_FINISHED` and `ENVELOPE_ENDED`. Idempotent by `request_id`. Records `recipient.reminded` and `signing_link.created`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.SigningLink> remindRecipient(
        com.chancery.envelopes.v1.RemindRecipientRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRemindRecipientMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Makes a one-time code for a recipient who needs one, for handing over by another way than the link; the one before stops working.
     * It works for ten minutes, once, and bears five tries. Fails with `ONE_TIME_CODE_NOT_ASKED` for a recipient who needs none,
     * `ONE_TIME_CODE_TOO_SOON` within 30 seconds of the one before and after 20 in a day (`metadata.next_time` says when), `RECIPIENT_NOT_ACTIVE`
     * and `ENVELOPE_ENDED`. Idempotent by `request_id`. Records `recipient.one_time_code_issued`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.OneTimeCode> createOneTimeCode(
        com.chancery.envelopes.v1.CreateOneTimeCodeRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateOneTimeCodeMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Makes a link that lets one recipient in; for passing on by hand or for embedding.
     * The link works for at most 14 days and not longer than the envelope has time; after the envelope's end it lets the recipient look and get
     * the copy, unless the envelope was voided. Fails with `RECIPIENT_NOT_ACTIVE` before their turn and
     * `ENVELOPE_ENDED`. Idempotent by `request_id`. Records `signing_link.created`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.SigningLink> createSigningLink(
        com.chancery.envelopes.v1.CreateSigningLinkRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateSigningLinkMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_CREATE_ENVELOPE = 0;
  private static final int METHODID_GET_ENVELOPE = 1;
  private static final int METHODID_LIST_ENVELOPES = 2;
  private static final int METHODID_UPDATE_ENVELOPE = 3;
  private static final int METHODID_DELETE_ENVELOPE = 4;
  private static final int METHODID_SEND_ENVELOPE = 5;
  private static final int METHODID_VOID_ENVELOPE = 6;
  private static final int METHODID_CORRECT_ENVELOPE = 7;
  private static final int METHODID_COUNT_ENVELOPES = 8;
  private static final int METHODID_REMIND_RECIPIENT = 9;
  private static final int METHODID_CREATE_ONE_TIME_CODE = 10;
  private static final int METHODID_CREATE_SIGNING_LINK = 11;

  private static final class MethodHandlers<Req, Resp> implements
      io.grpc.stub.ServerCalls.UnaryMethod<Req, Resp>,
      io.grpc.stub.ServerCalls.ServerStreamingMethod<Req, Resp>,
      io.grpc.stub.ServerCalls.ClientStreamingMethod<Req, Resp>,
      io.grpc.stub.ServerCalls.BidiStreamingMethod<Req, Resp> {
    private final AsyncService serviceImpl;
    private final int methodId;

    MethodHandlers(AsyncService serviceImpl, int methodId) {
      this.serviceImpl = serviceImpl;
      this.methodId = methodId;
    }

    @java.lang.Override
    @java.lang.SuppressWarnings("unchecked")
    public void invoke(Req request, io.grpc.stub.StreamObserver<Resp> responseObserver) {
      switch (methodId) {
        case METHODID_CREATE_ENVELOPE:
          serviceImpl.createEnvelope((com.chancery.envelopes.v1.CreateEnvelopeRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Envelope>) responseObserver);
          break;
        case METHODID_GET_ENVELOPE:
          serviceImpl.getEnvelope((com.chancery.envelopes.v1.GetEnvelopeRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Envelope>) responseObserver);
          break;
        case METHODID_LIST_ENVELOPES:
          serviceImpl.listEnvelopes((com.chancery.envelopes.v1.ListEnvelopesRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.ListEnvelopesResponse>) responseObserver);
          break;
        case METHODID_UPDATE_ENVELOPE:
          serviceImpl.updateEnvelope((com.chancery.envelopes.v1.UpdateEnvelopeRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Envelope>) responseObserver);
          break;
        case METHODID_DELETE_ENVELOPE:
          serviceImpl.deleteEnvelope((com.chancery.envelopes.v1.DeleteEnvelopeRequest) request,
              (io.grpc.stub.StreamObserver<com.google.protobuf.Empty>) responseObserver);
          break;
        case METHODID_SEND_ENVELOPE:
          serviceImpl.sendEnvelope((com.chancery.envelopes.v1.SendEnvelopeRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Envelope>) responseObserver);
          break;
        case METHODID_VOID_ENVELOPE:
          serviceImpl.voidEnvelope((com.chancery.envelopes.v1.VoidEnvelopeRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Envelope>) responseObserver);
          break;
        case METHODID_CORRECT_ENVELOPE:
          serviceImpl.correctEnvelope((com.chancery.envelopes.v1.CorrectEnvelopeRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Envelope>) responseObserver);
          break;
        case METHODID_COUNT_ENVELOPES:
          serviceImpl.countEnvelopes((com.chancery.envelopes.v1.CountEnvelopesRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.CountEnvelopesResponse>) responseObserver);
          break;
        case METHODID_REMIND_RECIPIENT:
          serviceImpl.remindRecipient((com.chancery.envelopes.v1.RemindRecipientRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.SigningLink>) responseObserver);
          break;
        case METHODID_CREATE_ONE_TIME_CODE:
          serviceImpl.createOneTimeCode((com.chancery.envelopes.v1.CreateOneTimeCodeRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.OneTimeCode>) responseObserver);
          break;
        case METHODID_CREATE_SIGNING_LINK:
          serviceImpl.createSigningLink((com.chancery.envelopes.v1.CreateSigningLinkRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.SigningLink>) responseObserver);
          break;
        default:
          throw new AssertionError();
      }
    }

    @java.lang.Override
    @java.lang.SuppressWarnings("unchecked")
    public io.grpc.stub.StreamObserver<Req> invoke(
        io.grpc.stub.StreamObserver<Resp> responseObserver) {
      switch (methodId) {
        default:
          throw new AssertionError();
      }
    }
  }

  public static final io.grpc.ServerServiceDefinition bindService(AsyncService service) {
    return io.grpc.ServerServiceDefinition.builder(getServiceDescriptor())
        .addMethod(
          getCreateEnvelopeMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.CreateEnvelopeRequest,
              com.chancery.envelopes.v1.Envelope>(
                service, METHODID_CREATE_ENVELOPE)))
        .addMethod(
          getGetEnvelopeMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.GetEnvelopeRequest,
              com.chancery.envelopes.v1.Envelope>(
                service, METHODID_GET_ENVELOPE)))
        .addMethod(
          getListEnvelopesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.ListEnvelopesRequest,
              com.chancery.envelopes.v1.ListEnvelopesResponse>(
                service, METHODID_LIST_ENVELOPES)))
        .addMethod(
          getUpdateEnvelopeMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.UpdateEnvelopeRequest,
              com.chancery.envelopes.v1.Envelope>(
                service, METHODID_UPDATE_ENVELOPE)))
        .addMethod(
          getDeleteEnvelopeMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.DeleteEnvelopeRequest,
              com.google.protobuf.Empty>(
                service, METHODID_DELETE_ENVELOPE)))
        .addMethod(
          getSendEnvelopeMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.SendEnvelopeRequest,
              com.chancery.envelopes.v1.Envelope>(
                service, METHODID_SEND_ENVELOPE)))
        .addMethod(
          getVoidEnvelopeMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.VoidEnvelopeRequest,
              com.chancery.envelopes.v1.Envelope>(
                service, METHODID_VOID_ENVELOPE)))
        .addMethod(
          getCorrectEnvelopeMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.CorrectEnvelopeRequest,
              com.chancery.envelopes.v1.Envelope>(
                service, METHODID_CORRECT_ENVELOPE)))
        .addMethod(
          getCountEnvelopesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.CountEnvelopesRequest,
              com.chancery.envelopes.v1.CountEnvelopesResponse>(
                service, METHODID_COUNT_ENVELOPES)))
        .addMethod(
          getRemindRecipientMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.RemindRecipientRequest,
              com.chancery.envelopes.v1.SigningLink>(
                service, METHODID_REMIND_RECIPIENT)))
        .addMethod(
          getCreateOneTimeCodeMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.CreateOneTimeCodeRequest,
              com.chancery.envelopes.v1.OneTimeCode>(
                service, METHODID_CREATE_ONE_TIME_CODE)))
        .addMethod(
          getCreateSigningLinkMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.CreateSigningLinkRequest,
              com.chancery.envelopes.v1.SigningLink>(
                service, METHODID_CREATE_SIGNING_LINK)))
        .build();
  }

  private static abstract class EnvelopeServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    EnvelopeServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return com.chancery.envelopes.v1.EnvelopeServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("EnvelopeService");
    }
  }

  private static final class EnvelopeServiceFileDescriptorSupplier
      extends EnvelopeServiceBaseDescriptorSupplier {
    EnvelopeServiceFileDescriptorSupplier() {}
  }

  private static final class EnvelopeServiceMethodDescriptorSupplier
      extends EnvelopeServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    EnvelopeServiceMethodDescriptorSupplier(java.lang.String methodName) {
      this.methodName = methodName;
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.MethodDescriptor getMethodDescriptor() {
      return getServiceDescriptor().findMethodByName(methodName);
    }
  }

  private static volatile io.grpc.ServiceDescriptor serviceDescriptor;

  public static io.grpc.ServiceDescriptor getServiceDescriptor() {
    io.grpc.ServiceDescriptor result = serviceDescriptor;
    if (result == null) {
      synchronized (EnvelopeServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new EnvelopeServiceFileDescriptorSupplier())
              .addMethod(getCreateEnvelopeMethod())
              .addMethod(getGetEnvelopeMethod())
              .addMethod(getListEnvelopesMethod())
              .addMethod(getUpdateEnvelopeMethod())
              .addMethod(getDeleteEnvelopeMethod())
              .addMethod(getSendEnvelopeMethod())
              .addMethod(getVoidEnvelopeMethod())
              .addMethod(getCorrectEnvelopeMethod())
              .addMethod(getCountEnvelopesMethod())
              .addMethod(getRemindRecipientMethod())
              .addMethod(getCreateOneTimeCodeMethod())
              .addMethod(getCreateSigningLinkMethod())
              .build();
        }
      }
    }
    return result;
  }
}
