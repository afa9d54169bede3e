package com.chancery.audit.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Shows and verifies the audit trail, streams it, and proves completed envelopes.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class AuditServiceGrpc {

  private AuditServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "chancery.audit.v1.AuditService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<com.chancery.audit.v1.GetAuditEventRequest,
      com.chancery.audit.v1.AuditEvent> getGetAuditEventMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetAuditEvent",
      requestType = com.chancery.audit.v1.GetAuditEventRequest.class,
      responseType = com.chancery.audit.v1.AuditEvent.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.audit.v1.GetAuditEventRequest,
      com.chancery.audit.v1.AuditEvent> getGetAuditEventMethod() {
    io.grpc.MethodDescriptor<com.chancery.audit.v1.GetAuditEventRequest, com.chancery.audit.v1.AuditEvent> getGetAuditEventMethod;
    if ((getGetAuditEventMethod = AuditServiceGrpc.getGetAuditEventMethod) == null) {
      synchronized (AuditServiceGrpc.class) {
        if ((getGetAuditEventMethod = AuditServiceGrpc.getGetAuditEventMethod) == null) {
          AuditServiceGrpc.getGetAuditEventMethod = getGetAuditEventMethod =
              io.grpc.MethodDescriptor.<com.chancery.audit.v1.GetAuditEventRequest, com.chancery.audit.v1.AuditEvent>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetAuditEvent"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.audit.v1.GetAuditEventRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.audit.v1.AuditEvent.getDefaultInstance()))
              .setSchemaDescriptor(new AuditServiceMethodDescriptorSupplier("GetAuditEvent"))
              .build();
        }
      }
    }
    return getGetAuditEventMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.audit.v1.ListAuditEventsRequest,
      com.chancery.audit.v1.ListAuditEventsResponse> getListAuditEventsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListAuditEvents",
      requestType = com.chancery.audit.v1.ListAuditEventsRequest.class,
      responseType = com.chancery.audit.v1.ListAuditEventsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.audit.v1.ListAuditEventsRequest,
      com.chancery.audit.v1.ListAuditEventsResponse> getListAuditEventsMethod() {
    io.grpc.MethodDescriptor<com.chancery.audit.v1.ListAuditEventsRequest, com.chancery.audit.v1.ListAuditEventsResponse> getListAuditEventsMethod;
    if ((getListAuditEventsMethod = AuditServiceGrpc.getListAuditEventsMethod) == null) {
      synchronized (AuditServiceGrpc.class) {
        if ((getListAuditEventsMethod = AuditServiceGrpc.getListAuditEventsMethod) == null) {
          AuditServiceGrpc.getListAuditEventsMethod = getListAuditEventsMethod =
              io.grpc.MethodDescriptor.<com.chancery.audit.v1.ListAuditEventsRequest, com.chancery.audit.v1.ListAuditEventsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListAuditEvents"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.audit.v1.ListAuditEventsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.audit.v1.ListAuditEventsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AuditServiceMethodDescriptorSupplier("ListAuditEvents"))
              .build();
        }
      }
    }
    return getListAuditEventsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.audit.v1.WatchAuditEventsRequest,
      com.chancery.audit.v1.AuditEvent> getWatchAuditEventsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "WatchAuditEvents",
      requestType = com.chancery.audit.v1.WatchAuditEventsRequest.class,
      responseType = com.chancery.audit.v1.AuditEvent.class,
      methodType = io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
  public static io.grpc.MethodDescriptor<com.chancery.audit.v1.WatchAuditEventsRequest,
      com.chancery.audit.v1.AuditEvent> getWatchAuditEventsMethod() {
    io.grpc.MethodDescriptor<com.chancery.audit.v1.WatchAuditEventsRequest, com.chancery.audit.v1.AuditEvent> getWatchAuditEventsMethod;
    if ((getWatchAuditEventsMethod = AuditServiceGrpc.getWatchAuditEventsMethod) == null) {
      synchronized (AuditServiceGrpc.class) {
        if ((getWatchAuditEventsMethod = AuditServiceGrpc.getWatchAuditEventsMethod) == null) {
          AuditServiceGrpc.getWatchAuditEventsMethod = getWatchAuditEventsMethod =
              io.grpc.MethodDescriptor.<com.chancery.audit.v1.WatchAuditEventsRequest, com.chancery.audit.v1.AuditEvent>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "WatchAuditEvents"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.audit.v1.WatchAuditEventsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.audit.v1.AuditEvent.getDefaultInstance()))
              .setSchemaDescriptor(new AuditServiceMethodDescriptorSupplier("WatchAuditEvents"))
              .build();
        }
      }
    }
    return getWatchAuditEventsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.audit.v1.VerifyAuditChainRequest,
      com.chancery.audit.v1.AuditChainReport> getVerifyAuditChainMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "VerifyAuditChain",
      requestType = com.chancery.audit.v1.VerifyAuditChainRequest.class,
      responseType = com.chancery.audit.v1.AuditChainReport.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.audit.v1.VerifyAuditChainRequest,
      com.chancery.audit.v1.AuditChainReport> getVerifyAuditChainMethod() {
    io.grpc.MethodDescriptor<com.chancery.audit.v1.VerifyAuditChainRequest, com.chancery.audit.v1.AuditChainReport> getVerifyAuditChainMethod;
    if ((getVerifyAuditChainMethod = AuditServiceGrpc.getVerifyAuditChainMethod) == null) {
      synchronized (AuditServiceGrpc.class) {
        if ((getVerifyAuditChainMethod = AuditServiceGrpc.getVerifyAuditChainMethod) == null) {
          AuditServiceGrpc.getVerifyAuditChainMethod = getVerifyAuditChainMethod =
              io.grpc.MethodDescriptor.<com.chancery.audit.v1.VerifyAuditChainRequest, com.chancery.audit.v1.AuditChainReport>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "VerifyAuditChain"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.audit.v1.VerifyAuditChainRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.audit.v1.AuditChainReport.getDefaultInstance()))
              .setSchemaDescriptor(new AuditServiceMethodDescriptorSupplier("VerifyAuditChain"))
              .build();
        }
      }
    }
    return getVerifyAuditChainMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.audit.v1.GetCertificateOfCompletionRequest,
      com.chancery.audit.v1.CertificateOfCompletion> getGetCertificateOfCompletionMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetCertificateOfCompletion",
      requestType = com.chancery.audit.v1.GetCertificateOfCompletionRequest.class,
      responseType = com.chancery.audit.v1.CertificateOfCompletion.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.audit.v1.GetCertificateOfCompletionRequest,
      com.chancery.audit.v1.CertificateOfCompletion> getGetCertificateOfCompletionMethod() {
    io.grpc.MethodDescriptor<com.chancery.audit.v1.GetCertificateOfCompletionRequest, com.chancery.audit.v1.CertificateOfCompletion> getGetCertificateOfCompletionMethod;
    if ((getGetCertificateOfCompletionMethod = AuditServiceGrpc.getGetCertificateOfCompletionMethod) == null) {
      synchronized (AuditServiceGrpc.class) {
        if ((getGetCertificateOfCompletionMethod = AuditServiceGrpc.getGetCertificateOfCompletionMethod) == null) {
          AuditServiceGrpc.getGetCertificateOfCompletionMethod = getGetCertificateOfCompletionMethod =
              io.grpc.MethodDescriptor.<com.chancery.audit.v1.GetCertificateOfCompletionRequest, com.chancery.audit.v1.CertificateOfCompletion>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetCertificateOfCompletion"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.audit.v1.GetCertificateOfCompletionRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.audit.v1.CertificateOfCompletion.getDefaultInstance()))
              .setSchemaDescriptor(new AuditServiceMethodDescriptorSupplier("GetCertificateOfCompletion"))
              .build();
        }
      }
    }
    return getGetCertificateOfCompletionMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.audit.v1.DownloadCertificateOfCompletionRequest,
      com.chancery.audit.v1.DownloadCertificateOfCompletionResponse> getDownloadCertificateOfCompletionMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DownloadCertificateOfCompletion",
      requestType = com.chancery.audit.v1.DownloadCertificateOfCompletionRequest.class,
      responseType = com.chancery.audit.v1.DownloadCertificateOfCompletionResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
  public static io.grpc.MethodDescriptor<com.chancery.audit.v1.DownloadCertificateOfCompletionRequest,
      com.chancery.audit.v1.DownloadCertificateOfCompletionResponse> getDownloadCertificateOfCompletionMethod() {
    io.grpc.MethodDescriptor<com.chancery.audit.v1.DownloadCertificateOfCompletionRequest, com.chancery.audit.v1.DownloadCertificateOfCompletionResponse> getDownloadCertificateOfCompletionMethod;
    if ((getDownloadCertificateOfCompletionMethod = AuditServiceGrpc.getDownloadCertificateOfCompletionMethod) == null) {
      synchronized (AuditServiceGrpc.class) {
        if ((getDownloadCertificateOfCompletionMethod = AuditServiceGrpc.getDownloadCertificateOfCompletionMethod) == null) {
          AuditServiceGrpc.getDownloadCertificateOfCompletionMethod = getDownloadCertificateOfCompletionMethod =
              io.grpc.MethodDescriptor.<com.chancery.audit.v1.DownloadCertificateOfCompletionRequest, com.chancery.audit.v1.DownloadCertificateOfCompletionResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DownloadCertificateOfCompletion"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.audit.v1.DownloadCertificateOfCompletionRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.audit.v1.DownloadCertificateOfCompletionResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AuditServiceMethodDescriptorSupplier("DownloadCertificateOfCompletion"))
              .build();
        }
      }
    }
    return getDownloadCertificateOfCompletionMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static AuditServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AuditServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AuditServiceStub>() {
        @java.lang.Override
        public AuditServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AuditServiceStub(channel, callOptions);
        }
      };
    return AuditServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static AuditServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AuditServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AuditServiceBlockingV2Stub>() {
        @java.lang.Override
        public AuditServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AuditServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return AuditServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static AuditServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AuditServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AuditServiceBlockingStub>() {
        @java.lang.Override
        public AuditServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AuditServiceBlockingStub(channel, callOptions);
        }
      };
    return AuditServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static AuditServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AuditServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AuditServiceFutureStub>() {
        @java.lang.Override
        public AuditServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AuditServiceFutureStub(channel, callOptions);
        }
      };
    return AuditServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Shows and verifies the audit trail, streams it, and proves completed envelopes.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Returns one event.
     * </pre>
     */
    default void getAuditEvent(com.chancery.audit.v1.GetAuditEventRequest request,
        io.grpc.stub.StreamObserver<com.chancery.audit.v1.AuditEvent> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetAuditEventMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists events of the caller's organization, newest first.
     * </pre>
     */
    default void listAuditEvents(com.chancery.audit.v1.ListAuditEventsRequest request,
        io.grpc.stub.StreamObserver<com.chancery.audit.v1.ListAuditEventsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListAuditEventsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Streams events in the order of the chain, from a place in it, and goes on as they come. Over HTTP it is one JSON object a line.
     * Nothing is missed or doubled: to resume, pass the sequence of the last event seen. The stream ends when the server shuts down; resume then.
     * </pre>
     */
    default void watchAuditEvents(com.chancery.audit.v1.WatchAuditEventsRequest request,
        io.grpc.stub.StreamObserver<com.chancery.audit.v1.AuditEvent> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getWatchAuditEventsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Verifies the organization's chain: every hash, every link, no gap.
     * </pre>
     */
    default void verifyAuditChain(com.chancery.audit.v1.VerifyAuditChainRequest request,
        io.grpc.stub.StreamObserver<com.chancery.audit.v1.AuditChainReport> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getVerifyAuditChainMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the certificate of completion of an envelope: who did what and when, from the audit trail.
     * Fails with `CERTIFICATE_OF_COMPLETION_PENDING` until the envelope is completed and the certificate is made.
     * </pre>
     */
    default void getCertificateOfCompletion(com.chancery.audit.v1.GetCertificateOfCompletionRequest request,
        io.grpc.stub.StreamObserver<com.chancery.audit.v1.CertificateOfCompletion> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetCertificateOfCompletionMethod(), responseObserver);
    }

    /**
     * <pre>
     * Downloads the certificate of completion, a sealed PDF, in chunks of at most 64 KiB. Over HTTP the body is the file itself.
     * Fails with `CERTIFICATE_OF_COMPLETION_PENDING` until it is made. Records `document.downloaded`.
     * </pre>
     */
    default void downloadCertificateOfCompletion(com.chancery.audit.v1.DownloadCertificateOfCompletionRequest request,
        io.grpc.stub.StreamObserver<com.chancery.audit.v1.DownloadCertificateOfCompletionResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDownloadCertificateOfCompletionMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service AuditService.
   * <pre>
   * Shows and verifies the audit trail, streams it, and proves completed envelopes.
   * </pre>
   */
  public static abstract class AuditServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return AuditServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service AuditService.
   * <pre>
   * Shows and verifies the audit trail, streams it, and proves completed envelopes.
   * </pre>
   */
  public static final class AuditServiceStub
      extends io.grpc.stub.AbstractAsyncStub<AuditServiceStub> {
    private AuditServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AuditServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AuditServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns one event.
     * </pre>
     */
    public void getAuditEvent(com.chancery.audit.v1.GetAuditEventRequest request,
        io.grpc.stub.StreamObserver<com.chancery.audit.v1.AuditEvent> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetAuditEventMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists events of the caller's organization, newest first.
     * </pre>
     */
    public void listAuditEvents(com.chancery.audit.v1.ListAuditEventsRequest request,
        io.grpc.stub.StreamObserver<com.chancery.audit.v1.ListAuditEventsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListAuditEventsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Streams events in the order of the chain, from a place in it, and goes on as they come. Over HTTP it is one JSON object a line.
     * Nothing is missed or doubled: to resume, pass the sequence of the last event seen. The stream ends when the server shuts down; resume then.
     * </pre>
     */
    public void watchAuditEvents(com.chancery.audit.v1.WatchAuditEventsRequest request,
        io.grpc.stub.StreamObserver<com.chancery.audit.v1.AuditEvent> responseObserver) {
      io.grpc.stub.ClientCalls.asyncServerStreamingCall(
          getChannel().newCall(getWatchAuditEventsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Verifies the organization's chain: every hash, every link, no gap.
     * </pre>
     */
    public void verifyAuditChain(com.chancery.audit.v1.VerifyAuditChainRequest request,
        io.grpc.stub.StreamObserver<com.chancery.audit.v1.AuditChainReport> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getVerifyAuditChainMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the certificate of completion of an envelope: who did what and when, from the audit trail.
     * Fails with `CERTIFICATE_OF_COMPLETION_PENDING` until the envelope is completed and the certificate is made.
     * </pre>
     */
    public void getCertificateOfCompletion(com.chancery.audit.v1.GetCertificateOfCompletionRequest request,
        io.grpc.stub.StreamObserver<com.chancery.audit.v1.CertificateOfCompletion> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetCertificateOfCompletionMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Downloads the certificate of completion, a sealed PDF, in chunks of at most 64 KiB. Over HTTP the body is the file itself.
     * Fails with `CERTIFICATE_OF_COMPLETION_PENDING` until it is made. Records `document.downloaded`.
     * </pre>
     */
    public void downloadCertificateOfCompletion(com.chancery.audit.v1.DownloadCertificateOfCompletionRequest request,
        io.grpc.stub.StreamObserver<com.chancery.audit.v1.DownloadCertificateOfCompletionResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncServerStreamingCall(
          getChannel().newCall(getDownloadCertificateOfCompletionMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service AuditService.
   * <pre>
   * Shows and verifies the audit trail, streams it, and proves completed envelopes.
   * </pre>
   */
  public static final class AuditServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<AuditServiceBlockingV2Stub> {
    private AuditServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AuditServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AuditServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns one event.
     * </pre>
     */
    public com.chancery.audit.v1.AuditEvent getAuditEvent(com.chancery.audit.v1.GetAuditEventRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetAuditEventMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists events of the caller's organization, newest first.
     * </pre>
     */
    public com.chancery.audit.v1.ListAuditEventsResponse listAuditEvents(com.chancery.audit.v1.ListAuditEventsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListAuditEventsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Streams events in the order of the chain, from a place in it, and goes on as they come. Over HTTP it is one JSON object a line.
     * Nothing is missed or doubled: to resume, pass the sequence of the last event seen. The stream ends when the server shuts down; resume then.
     * </pre>
     */
    @io.grpc.ExperimentalApi("https://github.com/grpc/grpc-java/issues/10918")
    public io.grpc.stub.BlockingClientCall<?, com.chancery.audit.v1.AuditEvent>
        watchAuditEvents(com.chancery.audit.v1.WatchAuditEventsRequest request) {
      return io.grpc.stub.ClientCalls.blockingV2ServerStreamingCall(
          getChannel(), getWatchAuditEventsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Verifies the organization's chain: every hash, every link, no gap.
     * </pre>
     */
    public com.chancery.audit.v1.AuditChainReport verifyAuditChain(com.chancery.audit.v1.VerifyAuditChainRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getVerifyAuditChainMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the certificate of completion of an envelope: who did what and when, from the audit trail.
     * Fails with `CERTIFICATE_OF_COMPLETION_PENDING` until the envelope is completed and the certificate is made.
     * </pre>
     */
    public com.chancery.audit.v1.CertificateOfCompletion getCertificateOfCompletion(com.chancery.audit.v1.GetCertificateOfCompletionRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetCertificateOfCompletionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Downloads the certificate of completion, a sealed PDF, in chunks of at most 64 KiB. Over HTTP the body is the file itself.
     * Fails with `CERTIFICATE_OF_COMPLETION_PENDING` until it is made. Records `document.downloaded`.
     * </pre>
     */
    @io.grpc.ExperimentalApi("https://github.com/grpc/grpc-java/issues/10918")
    public io.grpc.stub.BlockingClientCall<?, com.chancery.audit.v1.DownloadCertificateOfCompletionResponse>
        downloadCertificateOfCompletion(com.chancery.audit.v1.DownloadCertificateOfCompletionRequest request) {
      return io.grpc.stub.ClientCalls.blockingV2ServerStreamingCall(
          getChannel(), getDownloadCertificateOfCompletionMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service AuditService.
   * <pre>
   * Shows and verifies the audit trail, streams it, and proves completed envelopes.
   * </pre>
   */
  public static final class AuditServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<AuditServiceBlockingStub> {
    private AuditServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AuditServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AuditServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns one event.
     * </pre>
     */
    public com.chancery.audit.v1.AuditEvent getAuditEvent(com.chancery.audit.v1.GetAuditEventRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetAuditEventMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists events of the caller's organization, newest first.
     * </pre>
     */
    public com.chancery.audit.v1.ListAuditEventsResponse listAuditEvents(com.chancery.audit.v1.ListAuditEventsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListAuditEventsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Streams events in the order of the chain, from a place in it, and goes on as they come. Over HTTP it is one JSON object a line.
     * Nothing is missed or doubled: to resume, pass the sequence of the last event seen. The stream ends when the server shuts down; resume then.
     * </pre>
     */
    public java.util.Iterator<com.chancery.audit.v1.AuditEvent> watchAuditEvents(
        com.chancery.audit.v1.WatchAuditEventsRequest request) {
      return io.grpc.stub.ClientCalls.blockingServerStreamingCall(
          getChannel(), getWatchAuditEventsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Verifies the organization's chain: every hash, every link, no gap.
     * </pre>
     */
    public com.chancery.audit.v1.AuditChainReport verifyAuditChain(com.chancery.audit.v1.VerifyAuditChainRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getVerifyAuditChainMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the certificate of completion of an envelope: who did what and when, from the audit trail.
     * Fails with `CERTIFICATE_OF_COMPLETION_PENDING` until the envelope is completed and the certificate is made.
     * </pre>
     */
    public com.chancery.audit.v1.CertificateOfCompletion getCertificateOfCompletion(com.chancery.audit.v1.GetCertificateOfCompletionRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetCertificateOfCompletionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Downloads the certificate of completion, a sealed PDF, in chunks of at most 64 KiB. Over HTTP the body is the file itself.
     * Fails with `CERTIFICATE_OF_COMPLETION_PENDING` until it is made. Records `document.downloaded`.
     * </pre>
     */
    public java.util.Iterator<com.chancery.audit.v1.DownloadCertificateOfCompletionResponse> downloadCertificateOfCompletion(
        com.chancery.audit.v1.DownloadCertificateOfCompletionRequest request) {
      return io.grpc.stub.ClientCalls.blockingServerStreamingCall(
          getChannel(), getDownloadCertificateOfCompletionMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service AuditService.
   * <pre>
   * Shows and verifies the audit trail, streams it, and proves completed envelopes.
   * </pre>
   */
  public static final class AuditServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<AuditServiceFutureStub> {
    private AuditServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AuditServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AuditServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns one event.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.audit.v1.AuditEvent> getAuditEvent(
        com.chancery.audit.v1.GetAuditEventRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetAuditEventMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists events of the caller's organization, newest first.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.audit.v1.ListAuditEventsResponse> listAuditEvents(
        com.chancery.audit.v1.ListAuditEventsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListAuditEventsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Verifies the organization's chain: every hash, every link, no gap.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.audit.v1.AuditChainReport> verifyAuditChain(
        com.chancery.audit.v1.VerifyAuditChainRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getVerifyAuditChainMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the certificate of completion of an envelope: who did what and when, from the audit trail.
     * Fails with `CERTIFICATE_OF_COMPLETION_PENDING` until the envelope is completed and the certificate is made.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.audit.v1.CertificateOfCompletion> getCertificateOfCompletion(
        com.chancery.audit.v1.GetCertificateOfCompletionRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetCertificateOfCompletionMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_GET_AUDIT_EVENT = 0;
  private static final int METHODID_LIST_AUDIT_EVENTS = 1;
  private static final int METHODID_WATCH_AUDIT_EVENTS = 2;
  private static final int METHODID_VERIFY_AUDIT_CHAIN = 3;
  private static final int METHODID_GET_CERTIFICATE_OF_COMPLETION = 4;
  private static final int METHODID_DOWNLOAD_CERTIFICATE_OF_COMPLETION = 5;

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
        case METHODID_GET_AUDIT_EVENT:
          serviceImpl.getAuditEvent((com.chancery.audit.v1.GetAuditEventRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.audit.v1.AuditEvent>) responseObserver);
          break;
        case METHODID_LIST_AUDIT_EVENTS:
          serviceImpl.listAuditEvents((com.chancery.audit.v1.ListAuditEventsRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.audit.v1.ListAuditEventsResponse>) responseObserver);
          break;
        case METHODID_WATCH_AUDIT_EVENTS:
          serviceImpl.watchAuditEvents((com.chancery.audit.v1.WatchAuditEventsRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.audit.v1.AuditEvent>) responseObserver);
          break;
        case METHODID_VERIFY_AUDIT_CHAIN:
          serviceImpl.verifyAuditChain((com.chancery.audit.v1.VerifyAuditChainRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.audit.v1.AuditChainReport>) responseObserver);
          break;
        case METHODID_GET_CERTIFICATE_OF_COMPLETION:
          serviceImpl.getCertificateOfCompletion((com.chancery.audit.v1.GetCertificateOfCompletionRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.audit.v1.CertificateOfCompletion>) responseObserver);
          break;
        case METHODID_DOWNLOAD_CERTIFICATE_OF_COMPLETION:
          serviceImpl.downloadCertificateOfCompletion((com.chancery.audit.v1.DownloadCertificateOfCompletionRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.audit.v1.DownloadCertificateOfCompletionResponse>) responseObserver);
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
          getGetAuditEventMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.audit.v1.GetAuditEventRequest,
              com.chancery.audit.v1.AuditEvent>(
                service, METHODID_GET_AUDIT_EVENT)))
        .addMethod(
          getListAuditEventsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.audit.v1.ListAuditEventsRequest,
              com.chancery.audit.v1.ListAuditEventsResponse>(
                service, METHODID_LIST_AUDIT_EVENTS)))
        .addMethod(
          getWatchAuditEventsMethod(),
          io.grpc.stub.ServerCalls.asyncServerStreamingCall(
            new MethodHandlers<
              com.chancery.audit.v1.WatchAuditEventsRequest,
              com.chancery.audit.v1.AuditEvent>(
                service, METHODID_WATCH_AUDIT_EVENTS)))
        .addMethod(
          getVerifyAuditChainMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.audit.v1.VerifyAuditChainRequest,
              com.chancery.audit.v1.AuditChainReport>(
                service, METHODID_VERIFY_AUDIT_CHAIN)))
        .addMethod(
          getGetCertificateOfCompletionMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.audit.v1.GetCertificateOfCompletionRequest,
              com.chancery.audit.v1.CertificateOfCompletion>(
                service, METHODID_GET_CERTIFICATE_OF_COMPLETION)))
        .addMethod(
          getDownloadCertificateOfCompletionMethod(),
          io.grpc.stub.ServerCalls.asyncServerStreamingCall(
            new MethodHandlers<
              com.chancery.audit.v1.DownloadCertificateOfCompletionRequest,
              com.chancery.audit.v1.DownloadCertificateOfCompletionResponse>(
                service, METHODID_DOWNLOAD_CERTIFICATE_OF_COMPLETION)))
        .build();
  }

  private static abstract class AuditServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    AuditServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return com.chancery.audit.v1.AuditServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("AuditService");
    }
  }

  private static final class AuditServiceFileDescriptorSupplier
      extends AuditServiceBaseDescriptorSupplier {
    AuditServiceFileDescriptorSupplier() {}
  }

  private static final class AuditServiceMethodDescriptorSupplier
      extends AuditServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    AuditServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (AuditServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new AuditServiceFileDescriptorSupplier())
              .addMethod(getGetAuditEventMethod())
              .addMethod(getListAuditEventsMethod())
              .addMethod(getWatchAuditEventsMethod())
              .addMethod(getVerifyAuditChainMethod())
              .addMethod(getGetCertificateOfCompletionMethod())
              .addMethod(getDownloadCertificateOfCompletionMethod())
              .build();
        }
      }
    }
    return result;
  }
}
