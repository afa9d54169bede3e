package com.chancery.identity.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Signs people in and out.
 * A browser asks for its session as a cookie with the header `x-chancery-session: cookie` on the call that opens it: the token is then in an
 * `HttpOnly` cookie and not in the answer. With the same header on later calls, and no `authorization`, the cookie is the credential.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class SessionServiceGrpc {

  private SessionServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "chancery.identity.v1.SessionService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.CreateSessionRequest,
      com.chancery.identity.v1.CreateSessionResponse> getCreateSessionMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateSession",
      requestType = com.chancery.identity.v1.CreateSessionRequest.class,
      responseType = com.chancery.identity.v1.CreateSessionResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.CreateSessionRequest,
      com.chancery.identity.v1.CreateSessionResponse> getCreateSessionMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.CreateSessionRequest, com.chancery.identity.v1.CreateSessionResponse> getCreateSessionMethod;
    if ((getCreateSessionMethod = SessionServiceGrpc.getCreateSessionMethod) == null) {
      synchronized (SessionServiceGrpc.class) {
        if ((getCreateSessionMethod = SessionServiceGrpc.getCreateSessionMethod) == null) {
          SessionServiceGrpc.getCreateSessionMethod = getCreateSessionMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.CreateSessionRequest, com.chancery.identity.v1.CreateSessionResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateSession"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.CreateSessionRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.CreateSessionResponse.getDefaultInstance()))
              .setSchemaDescriptor(new SessionServiceMethodDescriptorSupplier("CreateSession"))
              .build();
        }
      }
    }
    return getCreateSessionMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.GetCurrentSessionRequest,
      com.chancery.identity.v1.GetCurrentSessionResponse> getGetCurrentSessionMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetCurrentSession",
      requestType = com.chancery.identity.v1.GetCurrentSessionRequest.class,
      responseType = com.chancery.identity.v1.GetCurrentSessionResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.GetCurrentSessionRequest,
      com.chancery.identity.v1.GetCurrentSessionResponse> getGetCurrentSessionMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.GetCurrentSessionRequest, com.chancery.identity.v1.GetCurrentSessionResponse> getGetCurrentSessionMethod;
    if ((getGetCurrentSessionMethod = SessionServiceGrpc.getGetCurrentSessionMethod) == null) {
      synchronized (SessionServiceGrpc.class) {
        if ((getGetCurrentSessionMethod = SessionServiceGrpc.getGetCurrentSessionMethod) == null) {
          SessionServiceGrpc.getGetCurrentSessionMethod = getGetCurrentSessionMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.GetCurrentSessionRequest, com.chancery.identity.v1.GetCurrentSessionResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetCurrentSession"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.GetCurrentSessionRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.GetCurrentSessionResponse.getDefaultInstance()))
              .setSchemaDescriptor(new SessionServiceMethodDescriptorSupplier("GetCurrentSession"))
              .build();
        }
      }
    }
    return getGetCurrentSessionMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.ListSessionsRequest,
      com.chancery.identity.v1.ListSessionsResponse> getListSessionsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListSessions",
      requestType = com.chancery.identity.v1.ListSessionsRequest.class,
      responseType = com.chancery.identity.v1.ListSessionsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.ListSessionsRequest,
      com.chancery.identity.v1.ListSessionsResponse> getListSessionsMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.ListSessionsRequest, com.chancery.identity.v1.ListSessionsResponse> getListSessionsMethod;
    if ((getListSessionsMethod = SessionServiceGrpc.getListSessionsMethod) == null) {
      synchronized (SessionServiceGrpc.class) {
        if ((getListSessionsMethod = SessionServiceGrpc.getListSessionsMethod) == null) {
          SessionServiceGrpc.getListSessionsMethod = getListSessionsMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.ListSessionsRequest, com.chancery.identity.v1.ListSessionsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListSessions"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.ListSessionsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.ListSessionsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new SessionServiceMethodDescriptorSupplier("ListSessions"))
              .build();
        }
      }
    }
    return getListSessionsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.RevokeSessionRequest,
      com.google.protobuf.Empty> getRevokeSessionMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RevokeSession",
      requestType = com.chancery.identity.v1.RevokeSessionRequest.class,
      responseType = com.google.protobuf.Empty.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.RevokeSessionRequest,
      com.google.protobuf.Empty> getRevokeSessionMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.RevokeSessionRequest, com.google.protobuf.Empty> getRevokeSessionMethod;
    if ((getRevokeSessionMethod = SessionServiceGrpc.getRevokeSessionMethod) == null) {
      synchronized (SessionServiceGrpc.class) {
        if ((getRevokeSessionMethod = SessionServiceGrpc.getRevokeSessionMethod) == null) {
          SessionServiceGrpc.getRevokeSessionMethod = getRevokeSessionMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.RevokeSessionRequest, com.google.protobuf.Empty>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RevokeSession"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.RevokeSessionRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.google.protobuf.Empty.getDefaultInstance()))
              .setSchemaDescriptor(new SessionServiceMethodDescriptorSupplier("RevokeSession"))
              .build();
        }
      }
    }
    return getRevokeSessionMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.RevokeAllSessionsRequest,
      com.chancery.identity.v1.RevokeAllSessionsResponse> getRevokeAllSessionsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RevokeAllSessions",
      requestType = com.chancery.identity.v1.RevokeAllSessionsRequest.class,
      responseType = com.chancery.identity.v1.RevokeAllSessionsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.RevokeAllSessionsRequest,
      com.chancery.identity.v1.RevokeAllSessionsResponse> getRevokeAllSessionsMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.RevokeAllSessionsRequest, com.chancery.identity.v1.RevokeAllSessionsResponse> getRevokeAllSessionsMethod;
    if ((getRevokeAllSessionsMethod = SessionServiceGrpc.getRevokeAllSessionsMethod) == null) {
      synchronized (SessionServiceGrpc.class) {
        if ((getRevokeAllSessionsMethod = SessionServiceGrpc.getRevokeAllSessionsMethod) == null) {
          SessionServiceGrpc.getRevokeAllSessionsMethod = getRevokeAllSessionsMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.RevokeAllSessionsRequest, com.chancery.identity.v1.RevokeAllSessionsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RevokeAllSessions"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.RevokeAllSessionsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.RevokeAllSessionsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new SessionServiceMethodDescriptorSupplier("RevokeAllSessions"))
              .build();
        }
      }
    }
    return getRevokeAllSessionsMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static SessionServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SessionServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SessionServiceStub>() {
        @java.lang.Override
        public SessionServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SessionServiceStub(channel, callOptions);
        }
      };
    return SessionServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static SessionServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SessionServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SessionServiceBlockingV2Stub>() {
        @java.lang.Override
        public SessionServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SessionServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return SessionServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static SessionServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SessionServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SessionServiceBlockingStub>() {
        @java.lang.Override
        public SessionServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SessionServiceBlockingStub(channel, callOptions);
        }
      };
    return SessionServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static SessionServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SessionServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SessionServiceFutureStub>() {
        @java.lang.Override
        public SessionServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SessionServiceFutureStub(channel, callOptions);
        }
      };
    return SessionServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Signs people in and out.
   * A browser asks for its session as a cookie with the header `x-chancery-session: cookie` on the call that opens it: the token is then in an
   * `HttpOnly` cookie and not in the answer. With the same header on later calls, and no `authorization`, the cookie is the credential.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Signs in with an e-mail address and a password.
     * Fails with `CREDENTIALS_WRONG`, the same for an unknown address and a wrong password, `ACCOUNT_LOCKED` after ten wrong
     * passwords in a row (for 15 minutes), and `NO_MEMBERSHIP`. Not idempotent: every call opens a session. Records `session.created` or `session.refused`.
     * </pre>
     */
    default void createSession(com.chancery.identity.v1.CreateSessionRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.CreateSessionResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateSessionMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns who the caller is: account, organization and permissions.
     * </pre>
     */
    default void getCurrentSession(com.chancery.identity.v1.GetCurrentSessionRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.GetCurrentSessionResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetCurrentSessionMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the caller's own sessions of the last 30 days, newest first.
     * </pre>
     */
    default void listSessions(com.chancery.identity.v1.ListSessionsRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.ListSessionsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListSessionsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Ends one of the caller's own sessions at once; the cookie of a browser's current one is taken back.
     * Idempotent: a session that has ended stays ended. Records `session.revoked`.
     * </pre>
     */
    default void revokeSession(com.chancery.identity.v1.RevokeSessionRequest request,
        io.grpc.stub.StreamObserver<com.google.protobuf.Empty> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRevokeSessionMethod(), responseObserver);
    }

    /**
     * <pre>
     * Ends all of the caller's own sessions at once, the current one included.
     * Idempotent. Records `session.revoked` for each.
     * </pre>
     */
    default void revokeAllSessions(com.chancery.identity.v1.RevokeAllSessionsRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.RevokeAllSessionsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRevokeAllSessionsMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service SessionService.
   * <pre>
   * Signs people in and out.
   * A browser asks for its session as a cookie with the header `x-chancery-session: cookie` on the call that opens it: the token is then in an
   * `HttpOnly` cookie and not in the answer. With the same header on later calls, and no `authorization`, the cookie is the credential.
   * </pre>
   */
  public static abstract class SessionServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return SessionServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service SessionService.
   * <pre>
   * Signs people in and out.
   * A browser asks for its session as a cookie with the header `x-chancery-session: cookie` on the call that opens it: the token is then in an
   * `HttpOnly` cookie and not in the answer. With the same header on later calls, and no `authorization`, the cookie is the credential.
   * </pre>
   */
  public static final class SessionServiceStub
      extends io.grpc.stub.AbstractAsyncStub<SessionServiceStub> {
    private SessionServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SessionServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SessionServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Signs in with an e-mail address and a password.
     * Fails with `CREDENTIALS_WRONG`, the same for an unknown address and a wrong password, `ACCOUNT_LOCKED` after ten wrong
     * passwords in a row (for 15 minutes), and `NO_MEMBERSHIP`. Not idempotent: every call opens a session. Records `session.created` or `session.refused`.
     * </pre>
     */
    public void createSession(com.chancery.identity.v1.CreateSessionRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.CreateSessionResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateSessionMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns who the caller is: account, organization and permissions.
     * </pre>
     */
    public void getCurrentSession(com.chancery.identity.v1.GetCurrentSessionRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.GetCurrentSessionResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetCurrentSessionMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the caller's own sessions of the last 30 days, newest first.
     * </pre>
     */
    public void listSessions(com.chancery.identity.v1.ListSessionsRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.ListSessionsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListSessionsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Ends one of the caller's own sessions at once; the cookie of a browser's current one is taken back.
     * Idempotent: a session that has ended stays ended. Records `session.revoked`.
     * </pre>
     */
    public void revokeSession(com.chancery.identity.v1.RevokeSessionRequest request,
        io.grpc.stub.StreamObserver<com.google.protobuf.Empty> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRevokeSessionMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Ends all of the caller's own sessions at once, the current one included.
     * Idempotent. Records `session.revoked` for each.
     * </pre>
     */
    public void revokeAllSessions(com.chancery.identity.v1.RevokeAllSessionsRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.RevokeAllSessionsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRevokeAllSessionsMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service SessionService.
   * <pre>
   * Signs people in and out.
   * A browser asks for its session as a cookie with the header `x-chancery-session: cookie` on the call that opens it: the token is then in an
   * `HttpOnly` cookie and not in the answer. With the same header on later calls, and no `authorization`, the cookie is the credential.
   * </pre>
   */
  public static final class SessionServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<SessionServiceBlockingV2Stub> {
    private SessionServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SessionServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SessionServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Signs in with an e-mail address and a password.
     * Fails with `CREDENTIALS_WRONG`, the same for an unknown address and a wrong password, `ACCOUNT_LOCKED` after ten wrong
     * passwords in a row (for 15 minutes), and `NO_MEMBERSHIP`. Not idempotent: every call opens a session. Records `session.created` or `session.refused`.
     * </pre>
     */
    public com.chancery.identity.v1.CreateSessionResponse createSession(com.chancery.identity.v1.CreateSessionRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateSessionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns who the caller is: account, organization and permissions.
     * </pre>
     */
    public com.chancery.identity.v1.GetCurrentSessionResponse getCurrentSession(com.chancery.identity.v1.GetCurrentSessionRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetCurrentSessionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the caller's own sessions of the last 30 days, newest first.
     * </pre>
     */
    public com.chancery.identity.v1.ListSessionsResponse listSessions(com.chancery.identity.v1.ListSessionsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListSessionsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Ends one of the caller's own sessions at once; the cookie of a browser's current one is taken back.
     * Idempotent: a session that has ended stays ended. Records `session.revoked`.
     * </pre>
     */
    public com.google.protobuf.Empty revokeSession(com.chancery.identity.v1.RevokeSessionRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRevokeSessionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Ends all of the caller's own sessions at once, the current one included.
     * Idempotent. Records `session.revoked` for each.
     * </pre>
     */
    public com.chancery.identity.v1.RevokeAllSessionsResponse revokeAllSessions(com.chancery.identity.v1.RevokeAllSessionsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRevokeAllSessionsMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service SessionService.
   * <pre>
   * Signs people in and out.
   * A browser asks for its session as a cookie with the header `x-chancery-session: cookie` on the call that opens it: the token is then in an
   * `HttpOnly` cookie and not in the answer. With the same header on later calls, and no `authorization`, the cookie is the credential.
   * </pre>
   */
  public static final class SessionServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<SessionServiceBlockingStub> {
    private SessionServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SessionServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SessionServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Signs in with an e-mail address and a password.
     * Fails with `CREDENTIALS_WRONG`, the same for an unknown address and a wrong password, `ACCOUNT_LOCKED` after ten wrong
     * passwords in a row (for 15 minutes), and `NO_MEMBERSHIP`. Not idempotent: every call opens a session. Records `session.created` or `session.refused`.
     * </pre>
     */
    public com.chancery.identity.v1.CreateSessionResponse createSession(com.chancery.identity.v1.CreateSessionRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateSessionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns who the caller is: account, organization and permissions.
     * </pre>
     */
    public com.chancery.identity.v1.GetCurrentSessionResponse getCurrentSession(com.chancery.identity.v1.GetCurrentSessionRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetCurrentSessionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the caller's own sessions of the last 30 days, newest first.
     * </pre>
     */
    public com.chancery.identity.v1.ListSessionsResponse listSessions(com.chancery.identity.v1.ListSessionsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListSessionsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Ends one of the caller's own sessions at once; the cookie of a browser's current one is taken back.
     * Idempotent: a session that has ended stays ended. Records `session.revoked`.
     * </pre>
     */
    public com.google.protobuf.Empty revokeSession(com.chancery.identity.v1.RevokeSessionRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRevokeSessionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Ends all of the caller's own sessions at once, the current one included.
     * Idempotent. Records `session.revoked` for each.
     * </pre>
     */
    public com.chancery.identity.v1.RevokeAllSessionsResponse revokeAllSessions(com.chancery.identity.v1.RevokeAllSessionsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRevokeAllSessionsMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service SessionService.
   * <pre>
   * Signs people in and out.
   * A browser asks for its session as a cookie with the header `x-chancery-session: cookie` on the call that opens it: the token is then in an
   * `HttpOnly` cookie and not in the answer. With the same header on later calls, and no `authorization`, the cookie is the credential.
   * </pre>
   */
  public static final class SessionServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<SessionServiceFutureStub> {
    private SessionServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SessionServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SessionServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Signs in with an e-mail address and a password.
     * Fails with `CREDENTIALS_WRONG`, the same for an unknown address and a wrong password, `ACCOUNT_LOCKED` after ten wrong
     * passwords in a row (for 15 minutes), and `NO_MEMBERSHIP`. Not idempotent: every call opens a session. Records `session.created` or `session.refused`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.identity.v1.CreateSessionResponse> createSession(
        com.chancery.identity.v1.CreateSessionRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateSessionMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns who the caller is: account, organization and permissions.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.identity.v1.GetCurrentSessionResponse> getCurrentSession(
        com.chancery.identity.v1.GetCurrentSessionRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetCurrentSessionMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the caller's own sessions of the last 30 days, newest first.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.identity.v1.ListSessionsResponse> listSessions(
        com.chancery.identity.v1.ListSessionsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListSessionsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Ends one of the caller's own sessions at once; the cookie of a browser's current one is taken back.
     * Idempotent: a session that has ended stays ended. Records `session.revoked`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.google.protobuf.Empty> revokeSession(
        com.chancery.identity.v1.RevokeSessionRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRevokeSessionMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Ends all of the caller's own sessions at once, the current one included.
     * Idempotent. Records `session.revoked` for each.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.identity.v1.RevokeAllSessionsResponse> revokeAllSessions(
        com.chancery.identity.v1.RevokeAllSessionsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRevokeAllSessionsMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_CREATE_SESSION = 0;
  private static final int METHODID_GET_CURRENT_SESSION = 1;
  private static final int METHODID_LIST_SESSIONS = 2;
  private static final int METHODID_REVOKE_SESSION = 3;
  private static final int METHODID_REVOKE_ALL_SESSIONS = 4;

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
        case METHODID_CREATE_SESSION:
          serviceImpl.createSession((com.chancery.identity.v1.CreateSessionRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.identity.v1.CreateSessionResponse>) responseObserver);
          break;
        case METHODID_GET_CURRENT_SESSION:
          serviceImpl.getCurrentSession((com.chancery.identity.v1.GetCurrentSessionRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.identity.v1.GetCurrentSessionResponse>) responseObserver);
          break;
        case METHODID_LIST_SESSIONS:
          serviceImpl.listSessions((com.chancery.identity.v1.ListSessionsRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.identity.v1.ListSessionsResponse>) responseObserver);
          break;
        case METHODID_REVOKE_SESSION:
          serviceImpl.revokeSession((com.chancery.identity.v1.RevokeSessionRequest) request,
              (io.grpc.stub.StreamObserver<com.google.protobuf.Empty>) responseObserver);
          break;
        case METHODID_REVOKE_ALL_SESSIONS:
          serviceImpl.revokeAllSessions((com.chancery.identity.v1.RevokeAllSessionsRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.identity.v1.RevokeAllSessionsResponse>) responseObserver);
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
          getCreateSessionMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.CreateSessionRequest,
              com.chancery.identity.v1.CreateSessionResponse>(
                service, METHODID_CREATE_SESSION)))
        .addMethod(
          getGetCurrentSessionMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.GetCurrentSessionRequest,
              com.chancery.identity.v1.GetCurrentSessionResponse>(
                service, METHODID_GET_CURRENT_SESSION)))
        .addMethod(
          getListSessionsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.ListSessionsRequest,
              com.chancery.identity.v1.ListSessionsResponse>(
                service, METHODID_LIST_SESSIONS)))
        .addMethod(
          getRevokeSessionMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.RevokeSessionRequest,
              com.google.protobuf.Empty>(
                service, METHODID_REVOKE_SESSION)))
        .addMethod(
          getRevokeAllSessionsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.RevokeAllSessionsRequest,
              com.chancery.identity.v1.RevokeAllSessionsResponse>(
                service, METHODID_REVOKE_ALL_SESSIONS)))
        .build();
  }

  private static abstract class SessionServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    SessionServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return com.chancery.identity.v1.SessionServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("SessionService");
    }
  }

  private static final class SessionServiceFileDescriptorSupplier
      extends SessionServiceBaseDescriptorSupplier {
    SessionServiceFileDescriptorSupplier() {}
  }

  private static final class SessionServiceMethodDescriptorSupplier
      extends SessionServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    SessionServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (SessionServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new SessionServiceFileDescriptorSupplier())
              .addMethod(getCreateSessionMethod())
              .addMethod(getGetCurrentSessionMethod())
              .addMethod(getListSessionsMethod())
              .addMethod(getRevokeSessionMethod())
              .addMethod(getRevokeAllSessionsMethod())
              .build();
        }
      }
    }
    return result;
  }
}
