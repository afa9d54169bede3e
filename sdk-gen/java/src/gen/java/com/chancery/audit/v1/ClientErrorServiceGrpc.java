package com.chancery.audit.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Takes errors that browsers and apps report, and shows them grouped. Not part of the audit trail: nobody acted.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class ClientErrorServiceGrpc {

  private ClientErrorServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "chancery.audit.v1.ClientErrorService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<com.chancery.audit.v1.ReportClientErrorRequest,
      com.google.protobuf.Empty> getReportClientErrorMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ReportClientError",
      requestType = com.chancery.audit.v1.ReportClientErrorRequest.class,
      responseType = com.google.protobuf.Empty.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.audit.v1.ReportClientErrorRequest,
      com.google.protobuf.Empty> getReportClientErrorMethod() {
    io.grpc.MethodDescriptor<com.chancery.audit.v1.ReportClientErrorRequest, com.google.protobuf.Empty> getReportClientErrorMethod;
    if ((getReportClientErrorMethod = ClientErrorServiceGrpc.getReportClientErrorMethod) == null) {
      synchronized (ClientErrorServiceGrpc.class) {
        if ((getReportClientErrorMethod = ClientErrorServiceGrpc.getReportClientErrorMethod) == null) {
          ClientErrorServiceGrpc.getReportClientErrorMethod = getReportClientErrorMethod =
              io.grpc.MethodDescriptor.<com.chancery.audit.v1.ReportClientErrorRequest, com.google.protobuf.Empty>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ReportClientError"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.audit.v1.ReportClientErrorRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.google.protobuf.Empty.getDefaultInstance()))
              .setSchemaDescriptor(new ClientErrorServiceMethodDescriptorSupplier("ReportClientError"))
              .build();
        }
      }
    }
    return getReportClientErrorMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.audit.v1.ListClientErrorsRequest,
      com.chancery.audit.v1.ListClientErrorsResponse> getListClientErrorsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListClientErrors",
      requestType = com.chancery.audit.v1.ListClientErrorsRequest.class,
      responseType = com.chancery.audit.v1.ListClientErrorsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.audit.v1.ListClientErrorsRequest,
      com.chancery.audit.v1.ListClientErrorsResponse> getListClientErrorsMethod() {
    io.grpc.MethodDescriptor<com.chancery.audit.v1.ListClientErrorsRequest, com.chancery.audit.v1.ListClientErrorsResponse> getListClientErrorsMethod;
    if ((getListClientErrorsMethod = ClientErrorServiceGrpc.getListClientErrorsMethod) == null) {
      synchronized (ClientErrorServiceGrpc.class) {
        if ((getListClientErrorsMethod = ClientErrorServiceGrpc.getListClientErrorsMethod) == null) {
          ClientErrorServiceGrpc.getListClientErrorsMethod = getListClientErrorsMethod =
              io.grpc.MethodDescriptor.<com.chancery.audit.v1.ListClientErrorsRequest, com.chancery.audit.v1.ListClientErrorsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListClientErrors"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.audit.v1.ListClientErrorsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.audit.v1.ListClientErrorsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new ClientErrorServiceMethodDescriptorSupplier("ListClientErrors"))
              .build();
        }
      }
    }
    return getListClientErrorsMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static ClientErrorServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<ClientErrorServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<ClientErrorServiceStub>() {
        @java.lang.Override
        public ClientErrorServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new ClientErrorServiceStub(channel, callOptions);
        }
      };
    return ClientErrorServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static ClientErrorServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<ClientErrorServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<ClientErrorServiceBlockingV2Stub>() {
        @java.lang.Override
        public ClientErrorServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new ClientErrorServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return ClientErrorServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static ClientErrorServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<ClientErrorServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<ClientErrorServiceBlockingStub>() {
        @java.lang.Override
        public ClientErrorServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new ClientErrorServiceBlockingStub(channel, callOptions);
        }
      };
    return ClientErrorServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static ClientErrorServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<ClientErrorServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<ClientErrorServiceFutureStub>() {
        @java.lang.Override
        public ClientErrorServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new ClientErrorServiceFutureStub(channel, callOptions);
        }
      };
    return ClientErrorServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Takes errors that browsers and apps report, and shows them grouped. Not part of the audit trail: nobody acted.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Reports an error.
     * With good credentials, of whatever kind, it is kept for the organization; without, it is only noted in the server's log. Tokens in
     * the texts are blotted out. At most 30 a minute from one address (`RATE_LIMITED`). An organization keeps 1,000 groups, each until nothing
     * was added to it for 90 days; a new one beyond that is dropped. Not idempotent: every call counts.
     * </pre>
     */
    default void reportClientError(com.chancery.audit.v1.ReportClientErrorRequest request,
        io.grpc.stub.StreamObserver<com.google.protobuf.Empty> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getReportClientErrorMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the groups of the caller's organization, newest first.
     * </pre>
     */
    default void listClientErrors(com.chancery.audit.v1.ListClientErrorsRequest request,
        io.grpc.stub.StreamObserver<com.chancery.audit.v1.ListClientErrorsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListClientErrorsMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service ClientErrorService.
   * <pre>
   * Takes errors that browsers and apps report, and shows them grouped. Not part of the audit trail: nobody acted.
   * </pre>
   */
  public static abstract class ClientErrorServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return ClientErrorServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service ClientErrorService.
   * <pre>
   * Takes errors that browsers and apps report, and shows them grouped. Not part of the audit trail: nobody acted.
   * </pre>
   */
  public static final class ClientErrorServiceStub
      extends io.grpc.stub.AbstractAsyncStub<ClientErrorServiceStub> {
    private ClientErrorServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected ClientErrorServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new ClientErrorServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Reports an error.
     * With good credentials, of whatever kind, it is kept for the organization; without, it is only noted in the server's log. Tokens in
     * the texts are blotted out. At most 30 a minute from one address (`RATE_LIMITED`). An organization keeps 1,000 groups, each until nothing
     * was added to it for 90 days; a new one beyond that is dropped. Not idempotent: every call counts.
     * </pre>
     */
    public void reportClientError(com.chancery.audit.v1.ReportClientErrorRequest request,
        io.grpc.stub.StreamObserver<com.google.protobuf.Empty> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getReportClientErrorMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the groups of the caller's organization, newest first.
     * </pre>
     */
    public void listClientErrors(com.chancery.audit.v1.ListClientErrorsRequest request,
        io.grpc.stub.StreamObserver<com.chancery.audit.v1.ListClientErrorsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListClientErrorsMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service ClientErrorService.
   * <pre>
   * Takes errors that browsers and apps report, and shows them grouped. Not part of the audit trail: nobody acted.
   * </pre>
   */
  public static final class ClientErrorServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<ClientErrorServiceBlockingV2Stub> {
    private ClientErrorServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected ClientErrorServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new ClientErrorServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Reports an error.
     * With good credentials, of whatever kind, it is kept for the organization; without, it is only noted in the server's log. Tokens in
     * the texts are blotted out. At most 30 a minute from one address (`RATE_LIMITED`). An organization keeps 1,000 groups, each until nothing
     * was added to it for 90 days; a new one beyond that is dropped. Not idempotent: every call counts.
     * </pre>
     */
    public com.google.protobuf.Empty reportClientError(com.chancery.audit.v1.ReportClientErrorRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getReportClientErrorMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the groups of the caller's organization, newest first.
     * </pre>
     */
    public com.chancery.audit.v1.ListClientErrorsResponse listClientErrors(com.chancery.audit.v1.ListClientErrorsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListClientErrorsMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service ClientErrorService.
   * <pre>
   * Takes errors that browsers and apps report, and shows them grouped. Not part of the audit trail: nobody acted.
   * </pre>
   */
  public static final class ClientErrorServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<ClientErrorServiceBlockingStub> {
    private ClientErrorServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected ClientErrorServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new ClientErrorServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Reports an error.
     * With good credentials, of whatever kind, it is kept for the organization; without, it is only noted in the server's log. Tokens in
     * the texts are blotted out. At most 30 a minute from one address (`RATE_LIMITED`). An organization keeps 1,000 groups, each until nothing
     * was added to it for 90 days; a new one beyond that is dropped. Not idempotent: every call counts.
     * </pre>
     */
    public com.google.protobuf.Empty reportClientError(com.chancery.audit.v1.ReportClientErrorRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getReportClientErrorMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the groups of the caller's organization, newest first.
     * </pre>
     */
    public com.chancery.audit.v1.ListClientErrorsResponse listClientErrors(com.chancery.audit.v1.ListClientErrorsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListClientErrorsMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service ClientErrorService.
   * <pre>
   * Takes errors that browsers and apps report, and shows them grouped. Not part of the audit trail: nobody acted.
   * </pre>
   */
  public static final class ClientErrorServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<ClientErrorServiceFutureStub> {
    private ClientErrorServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected ClientErrorServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new ClientErrorServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Reports an error.
     * With good credentials, of whatever kind, it is kept for the organization; without, it is only noted in the server's log. Tokens in
     * the texts are blotted out. At most 30 a minute from one address (`RATE_LIMITED`). An organization keeps 1,000 groups, each until nothing
     * was added to it for 90 days; a new one beyond that is dropped. Not idempotent: every call counts.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.google.protobuf.Empty> reportClientError(
        com.chancery.audit.v1.ReportClientErrorRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getReportClientErrorMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the groups of the caller's organization, newest first.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.audit.v1.ListClientErrorsResponse> listClientErrors(
        com.chancery.audit.v1.ListClientErrorsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListClientErrorsMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_REPORT_CLIENT_ERROR = 0;
  private static final int METHODID_LIST_CLIENT_ERRORS = 1;

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
        case METHODID_REPORT_CLIENT_ERROR:
          serviceImpl.reportClientError((com.chancery.audit.v1.ReportClientErrorRequest) request,
              (io.grpc.stub.StreamObserver<com.google.protobuf.Empty>) responseObserver);
          break;
        case METHODID_LIST_CLIENT_ERRORS:
          serviceImpl.listClientErrors((com.chancery.audit.v1.ListClientErrorsRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.audit.v1.ListClientErrorsResponse>) responseObserver);
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
          getReportClientErrorMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.audit.v1.ReportClientErrorRequest,
              com.google.protobuf.Empty>(
                service, METHODID_REPORT_CLIENT_ERROR)))
        .addMethod(
          getListClientErrorsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.audit.v1.ListClientErrorsRequest,
              com.chancery.audit.v1.ListClientErrorsResponse>(
                service, METHODID_LIST_CLIENT_ERRORS)))
        .build();
  }

  private static abstract class ClientErrorServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    ClientErrorServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return com.chancery.audit.v1.ClientErrorServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("ClientErrorService");
    }
  }

  private static final class ClientErrorServiceFileDescriptorSupplier
      extends ClientErrorServiceBaseDescriptorSupplier {
    ClientErrorServiceFileDescriptorSupplier() {}
  }

  private static final class ClientErrorServiceMethodDescriptorSupplier
      extends ClientErrorServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    ClientErrorServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (ClientErrorServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new ClientErrorServiceFileDescriptorSupplier())
              .addMethod(getReportClientErrorMethod())
              .addMethod(getListClientErrorsMethod())
              .build();
        }
      }
    }
    return result;
  }
}
