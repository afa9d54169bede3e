package com.chancery.identity.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Keeps the caller's own account. GetCurrentSession returns it.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class UserServiceGrpc {

  private UserServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "chancery.identity.v1.UserService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.UpdateCurrentUserRequest,
      com.chancery.identity.v1.User> getUpdateCurrentUserMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateCurrentUser",
      requestType = com.chancery.identity.v1.UpdateCurrentUserRequest.class,
      responseType = com.chancery.identity.v1.User.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.UpdateCurrentUserRequest,
      com.chancery.identity.v1.User> getUpdateCurrentUserMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.UpdateCurrentUserRequest, com.chancery.identity.v1.User> getUpdateCurrentUserMethod;
    if ((getUpdateCurrentUserMethod = UserServiceGrpc.getUpdateCurrentUserMethod) == null) {
      synchronized (UserServiceGrpc.class) {
        if ((getUpdateCurrentUserMethod = UserServiceGrpc.getUpdateCurrentUserMethod) == null) {
          UserServiceGrpc.getUpdateCurrentUserMethod = getUpdateCurrentUserMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.UpdateCurrentUserRequest, com.chancery.identity.v1.User>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateCurrentUser"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.UpdateCurrentUserRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.User.getDefaultInstance()))
              .setSchemaDescriptor(new UserServiceMethodDescriptorSupplier("UpdateCurrentUser"))
              .build();
        }
      }
    }
    return getUpdateCurrentUserMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.ChangePasswordRequest,
      com.google.protobuf.Empty> getChangePasswordMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ChangePassword",
      requestType = com.chancery.identity.v1.ChangePasswordRequest.class,
      responseType = com.google.protobuf.Empty.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.ChangePasswordRequest,
      com.google.protobuf.Empty> getChangePasswordMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.ChangePasswordRequest, com.google.protobuf.Empty> getChangePasswordMethod;
    if ((getChangePasswordMethod = UserServiceGrpc.getChangePasswordMethod) == null) {
      synchronized (UserServiceGrpc.class) {
        if ((getChangePasswordMethod = UserServiceGrpc.getChangePasswordMethod) == null) {
          UserServiceGrpc.getChangePasswordMethod = getChangePasswordMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.ChangePasswordRequest, com.google.protobuf.Empty>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ChangePassword"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.ChangePasswordRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.google.protobuf.Empty.getDefaultInstance()))
              .setSchemaDescriptor(new UserServiceMethodDescriptorSupplier("ChangePassword"))
              .build();
        }
      }
    }
    return getChangePasswordMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static UserServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<UserServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<UserServiceStub>() {
        @java.lang.Override
        public UserServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new UserServiceStub(channel, callOptions);
        }
      };
    return UserServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static UserServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<UserServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<UserServiceBlockingV2Stub>() {
        @java.lang.Override
        public UserServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new UserServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return UserServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static UserServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<UserServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<UserServiceBlockingStub>() {
        @java.lang.Override
        public UserServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new UserServiceBlockingStub(channel, callOptions);
        }
      };
    return UserServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static UserServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<UserServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<UserServiceFutureStub>() {
        @java.lang.Override
        public UserServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new UserServiceFutureStub(channel, callOptions);
        }
      };
    return UserServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Keeps the caller's own account. GetCurrentSession returns it.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Changes the caller's full name or language, in all organizations.
     * Fails with `ETAG_MISMATCH` when the account was changed meanwhile. Idempotent by `request_id`. Records `user.updated`.
     * </pre>
     */
    default void updateCurrentUser(com.chancery.identity.v1.UpdateCurrentUserRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.User> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateCurrentUserMethod(), responseObserver);
    }

    /**
     * <pre>
     * Changes the caller's password and ends all their other sessions at once; API keys stay.
     * For people who are signed in only. Fails with `SESSION_REQUIRED` for an API key, `PASSWORD_WRONG` when `current_password` is not the
     * present one, `ACCOUNT_LOCKED` after ten wrong ones, and `PASSWORD_TOO_WEAK`. Idempotent by `request_id`. Records `user.password_changed`
     * and `session.revoked` for each session.
     * </pre>
     */
    default void changePassword(com.chancery.identity.v1.ChangePasswordRequest request,
        io.grpc.stub.StreamObserver<com.google.protobuf.Empty> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getChangePasswordMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service UserService.
   * <pre>
   * Keeps the caller's own account. GetCurrentSession returns it.
   * </pre>
   */
  public static abstract class UserServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return UserServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service UserService.
   * <pre>
   * Keeps the caller's own account. GetCurrentSession returns it.
   * </pre>
   */
  public static final class UserServiceStub
      extends io.grpc.stub.AbstractAsyncStub<UserServiceStub> {
    private UserServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected UserServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new UserServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Changes the caller's full name or language, in all organizations.
     * Fails with `ETAG_MISMATCH` when the account was changed meanwhile. Idempotent by `request_id`. Records `user.updated`.
     * </pre>
     */
    public void updateCurrentUser(com.chancery.identity.v1.UpdateCurrentUserRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.User> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateCurrentUserMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Changes the caller's password and ends all their other sessions at once; API keys stay.
     * For people who are signed in only. Fails with `SESSION_REQUIRED` for an API key, `PASSWORD_WRONG` when `current_password` is not the
     * present one, `ACCOUNT_LOCKED` after ten wrong ones, and `PASSWORD_TOO_WEAK`. Idempotent by `request_id`. Records `user.password_changed`
     * and `session.revoked` for each session.
     * </pre>
     */
    public void changePassword(com.chancery.identity.v1.ChangePasswordRequest request,
        io.grpc.stub.StreamObserver<com.google.protobuf.Empty> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getChangePasswordMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service UserService.
   * <pre>
   * Keeps the caller's own account. GetCurrentSession returns it.
   * </pre>
   */
  public static final class UserServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<UserServiceBlockingV2Stub> {
    private UserServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected UserServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new UserServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Changes the caller's full name or language, in all organizations.
     * Fails with `ETAG_MISMATCH` when the account was changed meanwhile. Idempotent by `request_id`. Records `user.updated`.
     * </pre>
     */
    public com.chancery.identity.v1.User updateCurrentUser(com.chancery.identity.v1.UpdateCurrentUserRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateCurrentUserMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes the caller's password and ends all their other sessions at once; API keys stay.
     * For people who are signed in only. Fails with `SESSION_REQUIRED` for an API key, `PASSWORD_WRONG` when `current_password` is not the
     * present one, `ACCOUNT_LOCKED` after ten wrong ones, and `PASSWORD_TOO_WEAK`. Idempotent by `request_id`. Records `user.password_changed`
     * and `session.revoked` for each session.
     * </pre>
     */
    public com.google.protobuf.Empty changePassword(com.chancery.identity.v1.ChangePasswordRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getChangePasswordMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service UserService.
   * <pre>
   * Keeps the caller's own account. GetCurrentSession returns it.
   * </pre>
   */
  public static final class UserServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<UserServiceBlockingStub> {
    private UserServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected UserServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new UserServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Changes the caller's full name or language, in all organizations.
     * Fails with `ETAG_MISMATCH` when the account was changed meanwhile. Idempotent by `request_id`. Records `user.updated`.
     * </pre>
     */
    public com.chancery.identity.v1.User updateCurrentUser(com.chancery.identity.v1.UpdateCurrentUserRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateCurrentUserMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes the caller's password and ends all their other sessions at once; API keys stay.
     * For people who are signed in only. Fails with `SESSION_REQUIRED` for an API key, `PASSWORD_WRONG` when `current_password` is not the
     * present one, `ACCOUNT_LOCKED` after ten wrong ones, and `PASSWORD_TOO_WEAK`. Idempotent by `request_id`. Records `user.password_changed`
     * and `session.revoked` for each session.
     * </pre>
     */
    public com.google.protobuf.Empty changePassword(com.chancery.identity.v1.ChangePasswordRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getChangePasswordMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service UserService.
   * <pre>
   * Keeps the caller's own account. GetCurrentSession returns it.
   * </pre>
   */
  public static final class UserServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<UserServiceFutureStub> {
    private UserServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected UserServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new UserServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Changes the caller's full name or language, in all organizations.
     * Fails with `ETAG_MISMATCH` when the account was changed meanwhile. Idempotent by `request_id`. Records `user.updated`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.identity.v1.User> updateCurrentUser(
        com.chancery.identity.v1.UpdateCurrentUserRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateCurrentUserMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Changes the caller's password and ends all their other sessions at once; API keys stay.
     * For people who are signed in only. Fails with `SESSION_REQUIRED` for an API key, `PASSWORD_WRONG` when `current_password` is not the
     * present one, `ACCOUNT_LOCKED` after ten wrong ones, and `PASSWORD_TOO_WEAK`. Idempotent by `request_id`. Records `user.password_changed`
     * and `session.revoked` for each session.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.google.protobuf.Empty> changePassword(
        com.chancery.identity.v1.ChangePasswordRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getChangePasswordMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_UPDATE_CURRENT_USER = 0;
  private static final int METHODID_CHANGE_PASSWORD = 1;

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
        case METHODID_UPDATE_CURRENT_USER:
          serviceImpl.updateCurrentUser((com.chancery.identity.v1.UpdateCurrentUserRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.identity.v1.User>) responseObserver);
          break;
        case METHODID_CHANGE_PASSWORD:
          serviceImpl.changePassword((com.chancery.identity.v1.ChangePasswordRequest) request,
              (io.grpc.stub.StreamObserver<com.google.protobuf.Empty>) responseObserver);
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
          getUpdateCurrentUserMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.UpdateCurrentUserRequest,
              com.chancery.identity.v1.User>(
                service, METHODID_UPDATE_CURRENT_USER)))
        .addMethod(
          getChangePasswordMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.ChangePasswordRequest,
              com.google.protobuf.Empty>(
                service, METHODID_CHANGE_PASSWORD)))
        .build();
  }

  private static abstract class UserServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    UserServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return com.chancery.identity.v1.UserServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("UserService");
    }
  }

  private static final class UserServiceFileDescriptorSupplier
      extends UserServiceBaseDescriptorSupplier {
    UserServiceFileDescriptorSupplier() {}
  }

  private static final class UserServiceMethodDescriptorSupplier
      extends UserServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    UserServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (UserServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new UserServiceFileDescriptorSupplier())
              .addMethod(getUpdateCurrentUserMethod())
              .addMethod(getChangePasswordMethod())
              .build();
        }
      }
    }
    return result;
  }
}
