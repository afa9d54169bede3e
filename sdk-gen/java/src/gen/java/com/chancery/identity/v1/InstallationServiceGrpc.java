package com.chancery.identity.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Tells what a newcomer needs to know of an installation.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class InstallationServiceGrpc {

  private InstallationServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "chancery.identity.v1.InstallationService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.GetInstallationRequest,
      com.chancery.identity.v1.Installation> getGetInstallationMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetInstallation",
      requestType = com.chancery.identity.v1.GetInstallationRequest.class,
      responseType = com.chancery.identity.v1.Installation.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.GetInstallationRequest,
      com.chancery.identity.v1.Installation> getGetInstallationMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.GetInstallationRequest, com.chancery.identity.v1.Installation> getGetInstallationMethod;
    if ((getGetInstallationMethod = InstallationServiceGrpc.getGetInstallationMethod) == null) {
      synchronized (InstallationServiceGrpc.class) {
        if ((getGetInstallationMethod = InstallationServiceGrpc.getGetInstallationMethod) == null) {
          InstallationServiceGrpc.getGetInstallationMethod = getGetInstallationMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.GetInstallationRequest, com.chancery.identity.v1.Installation>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetInstallation"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.GetInstallationRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.Installation.getDefaultInstance()))
              .setSchemaDescriptor(new InstallationServiceMethodDescriptorSupplier("GetInstallation"))
              .build();
        }
      }
    }
    return getGetInstallationMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static InstallationServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<InstallationServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<InstallationServiceStub>() {
        @java.lang.Override
        public InstallationServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new InstallationServiceStub(channel, callOptions);
        }
      };
    return InstallationServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static InstallationServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<InstallationServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<InstallationServiceBlockingV2Stub>() {
        @java.lang.Override
        public InstallationServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new InstallationServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return InstallationServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static InstallationServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<InstallationServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<InstallationServiceBlockingStub>() {
        @java.lang.Override
        public InstallationServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new InstallationServiceBlockingStub(channel, callOptions);
        }
      };
    return InstallationServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static InstallationServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<InstallationServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<InstallationServiceFutureStub>() {
        @java.lang.Override
        public InstallationServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new InstallationServiceFutureStub(channel, callOptions);
        }
      };
    return InstallationServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Tells what a newcomer needs to know of an installation.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Returns whether the installation waits for its first administrator, and whether it admits new organizations.
     * </pre>
     */
    default void getInstallation(com.chancery.identity.v1.GetInstallationRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.Installation> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetInstallationMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service InstallationService.
   * <pre>
   * Tells what a newcomer needs to know of an installation.
   * </pre>
   */
  public static abstract class InstallationServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return InstallationServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service InstallationService.
   * <pre>
   * Tells what a newcomer needs to know of an installation.
   * </pre>
   */
  public static final class InstallationServiceStub
      extends io.grpc.stub.AbstractAsyncStub<InstallationServiceStub> {
    private InstallationServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected InstallationServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new InstallationServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns whether the installation waits for its first administrator, and whether it admits new organizations.
     * </pre>
     */
    public void getInstallation(com.chancery.identity.v1.GetInstallationRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.Installation> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetInstallationMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service InstallationService.
   * <pre>
   * Tells what a newcomer needs to know of an installation.
   * </pre>
   */
  public static final class InstallationServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<InstallationServiceBlockingV2Stub> {
    private InstallationServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected InstallationServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new InstallationServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns whether the installation waits for its first administrator, and whether it admits new organizations.
     * </pre>
     */
    public com.chancery.identity.v1.Installation getInstallation(com.chancery.identity.v1.GetInstallationRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetInstallationMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service InstallationService.
   * <pre>
   * Tells what a newcomer needs to know of an installation.
   * </pre>
   */
  public static final class InstallationServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<InstallationServiceBlockingStub> {
    private InstallationServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected InstallationServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new InstallationServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns whether the installation waits for its first administrator, and whether it admits new organizations.
     * </pre>
     */
    public com.chancery.identity.v1.Installation getInstallation(com.chancery.identity.v1.GetInstallationRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetInstallationMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service InstallationService.
   * <pre>
   * Tells what a newcomer needs to know of an installation.
   * </pre>
   */
  public static final class InstallationServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<InstallationServiceFutureStub> {
    private InstallationServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected InstallationServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new InstallationServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns whether the installation waits for its first administrator, and whether it admits new organizations.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.identity.v1.Installation> getInstallation(
        com.chancery.identity.v1.GetInstallationRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetInstallationMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_GET_INSTALLATION = 0;

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
        case METHODID_GET_INSTALLATION:
          serviceImpl.getInstallation((com.chancery.identity.v1.GetInstallationRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.identity.v1.Installation>) responseObserver);
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
          getGetInstallationMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.GetInstallationRequest,
              com.chancery.identity.v1.Installation>(
                service, METHODID_GET_INSTALLATION)))
        .build();
  }

  private static abstract class InstallationServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    InstallationServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return com.chancery.identity.v1.InstallationServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("InstallationService");
    }
  }

  private static final class InstallationServiceFileDescriptorSupplier
      extends InstallationServiceBaseDescriptorSupplier {
    InstallationServiceFileDescriptorSupplier() {}
  }

  private static final class InstallationServiceMethodDescriptorSupplier
      extends InstallationServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    InstallationServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (InstallationServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new InstallationServiceFileDescriptorSupplier())
              .addMethod(getGetInstallationMethod())
              .build();
        }
      }
    }
    return result;
  }
}
