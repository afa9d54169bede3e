package com.chancery.identity.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Invites people to an organization and keeps their roles.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class MemberServiceGrpc {

  private MemberServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "chancery.identity.v1.MemberService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.InviteMemberRequest,
      com.chancery.identity.v1.InviteMemberResponse> getInviteMemberMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "InviteMember",
      requestType = com.chancery.identity.v1.InviteMemberRequest.class,
      responseType = com.chancery.identity.v1.InviteMemberResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.InviteMemberRequest,
      com.chancery.identity.v1.InviteMemberResponse> getInviteMemberMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.InviteMemberRequest, com.chancery.identity.v1.InviteMemberResponse> getInviteMemberMethod;
    if ((getInviteMemberMethod = MemberServiceGrpc.getInviteMemberMethod) == null) {
      synchronized (MemberServiceGrpc.class) {
        if ((getInviteMemberMethod = MemberServiceGrpc.getInviteMemberMethod) == null) {
          MemberServiceGrpc.getInviteMemberMethod = getInviteMemberMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.InviteMemberRequest, com.chancery.identity.v1.InviteMemberResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "InviteMember"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.InviteMemberRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.InviteMemberResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MemberServiceMethodDescriptorSupplier("InviteMember"))
              .build();
        }
      }
    }
    return getInviteMemberMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.AcceptInvitationRequest,
      com.chancery.identity.v1.AcceptInvitationResponse> getAcceptInvitationMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "AcceptInvitation",
      requestType = com.chancery.identity.v1.AcceptInvitationRequest.class,
      responseType = com.chancery.identity.v1.AcceptInvitationResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.AcceptInvitationRequest,
      com.chancery.identity.v1.AcceptInvitationResponse> getAcceptInvitationMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.AcceptInvitationRequest, com.chancery.identity.v1.AcceptInvitationResponse> getAcceptInvitationMethod;
    if ((getAcceptInvitationMethod = MemberServiceGrpc.getAcceptInvitationMethod) == null) {
      synchronized (MemberServiceGrpc.class) {
        if ((getAcceptInvitationMethod = MemberServiceGrpc.getAcceptInvitationMethod) == null) {
          MemberServiceGrpc.getAcceptInvitationMethod = getAcceptInvitationMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.AcceptInvitationRequest, com.chancery.identity.v1.AcceptInvitationResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "AcceptInvitation"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.AcceptInvitationRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.AcceptInvitationResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MemberServiceMethodDescriptorSupplier("AcceptInvitation"))
              .build();
        }
      }
    }
    return getAcceptInvitationMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.GetMemberRequest,
      com.chancery.identity.v1.Member> getGetMemberMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetMember",
      requestType = com.chancery.identity.v1.GetMemberRequest.class,
      responseType = com.chancery.identity.v1.Member.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.GetMemberRequest,
      com.chancery.identity.v1.Member> getGetMemberMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.GetMemberRequest, com.chancery.identity.v1.Member> getGetMemberMethod;
    if ((getGetMemberMethod = MemberServiceGrpc.getGetMemberMethod) == null) {
      synchronized (MemberServiceGrpc.class) {
        if ((getGetMemberMethod = MemberServiceGrpc.getGetMemberMethod) == null) {
          MemberServiceGrpc.getGetMemberMethod = getGetMemberMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.GetMemberRequest, com.chancery.identity.v1.Member>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetMember"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.GetMemberRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.Member.getDefaultInstance()))
              .setSchemaDescriptor(new MemberServiceMethodDescriptorSupplier("GetMember"))
              .build();
        }
      }
    }
    return getGetMemberMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.ListMembersRequest,
      com.chancery.identity.v1.ListMembersResponse> getListMembersMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListMembers",
      requestType = com.chancery.identity.v1.ListMembersRequest.class,
      responseType = com.chancery.identity.v1.ListMembersResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.ListMembersRequest,
      com.chancery.identity.v1.ListMembersResponse> getListMembersMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.ListMembersRequest, com.chancery.identity.v1.ListMembersResponse> getListMembersMethod;
    if ((getListMembersMethod = MemberServiceGrpc.getListMembersMethod) == null) {
      synchronized (MemberServiceGrpc.class) {
        if ((getListMembersMethod = MemberServiceGrpc.getListMembersMethod) == null) {
          MemberServiceGrpc.getListMembersMethod = getListMembersMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.ListMembersRequest, com.chancery.identity.v1.ListMembersResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListMembers"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.ListMembersRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.ListMembersResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MemberServiceMethodDescriptorSupplier("ListMembers"))
              .build();
        }
      }
    }
    return getListMembersMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.UpdateMemberRequest,
      com.chancery.identity.v1.Member> getUpdateMemberMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateMember",
      requestType = com.chancery.identity.v1.UpdateMemberRequest.class,
      responseType = com.chancery.identity.v1.Member.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.UpdateMemberRequest,
      com.chancery.identity.v1.Member> getUpdateMemberMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.UpdateMemberRequest, com.chancery.identity.v1.Member> getUpdateMemberMethod;
    if ((getUpdateMemberMethod = MemberServiceGrpc.getUpdateMemberMethod) == null) {
      synchronized (MemberServiceGrpc.class) {
        if ((getUpdateMemberMethod = MemberServiceGrpc.getUpdateMemberMethod) == null) {
          MemberServiceGrpc.getUpdateMemberMethod = getUpdateMemberMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.UpdateMemberRequest, com.chancery.identity.v1.Member>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateMember"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.UpdateMemberRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.Member.getDefaultInstance()))
              .setSchemaDescriptor(new MemberServiceMethodDescriptorSupplier("UpdateMember"))
              .build();
        }
      }
    }
    return getUpdateMemberMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.RemoveMemberRequest,
      com.google.protobuf.Empty> getRemoveMemberMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RemoveMember",
      requestType = com.chancery.identity.v1.RemoveMemberRequest.class,
      responseType = com.google.protobuf.Empty.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.RemoveMemberRequest,
      com.google.protobuf.Empty> getRemoveMemberMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.RemoveMemberRequest, com.google.protobuf.Empty> getRemoveMemberMethod;
    if ((getRemoveMemberMethod = MemberServiceGrpc.getRemoveMemberMethod) == null) {
      synchronized (MemberServiceGrpc.class) {
        if ((getRemoveMemberMethod = MemberServiceGrpc.getRemoveMemberMethod) == null) {
          MemberServiceGrpc.getRemoveMemberMethod = getRemoveMemberMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.RemoveMemberRequest, com.google.protobuf.Empty>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RemoveMember"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.RemoveMemberRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.google.protobuf.Empty.getDefaultInstance()))
              .setSchemaDescriptor(new MemberServiceMethodDescriptorSupplier("RemoveMember"))
              .build();
        }
      }
    }
    return getRemoveMemberMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static MemberServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<MemberServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<MemberServiceStub>() {
        @java.lang.Override
        public MemberServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new MemberServiceStub(channel, callOptions);
        }
      };
    return MemberServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static MemberServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<MemberServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<MemberServiceBlockingV2Stub>() {
        @java.lang.Override
        public MemberServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new MemberServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return MemberServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static MemberServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<MemberServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<MemberServiceBlockingStub>() {
        @java.lang.Override
        public MemberServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new MemberServiceBlockingStub(channel, callOptions);
        }
      };
    return MemberServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static MemberServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<MemberServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<MemberServiceFutureStub>() {
        @java.lang.Override
        public MemberServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new MemberServiceFutureStub(channel, callOptions);
        }
      };
    return MemberServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Invites people to an organization and keeps their roles.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Invites a person; the invitation token in the answer lets them in.
     * The caller passes the token on. Fails with `MEMBER_EXISTS` when the address is a member or invited already and `ROLE_TOO_HIGH` when
     * the caller may not give that role. Idempotent by `request_id`. Records `member.added`.
     * </pre>
     */
    default void inviteMember(com.chancery.identity.v1.InviteMemberRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.InviteMemberResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getInviteMemberMethod(), responseObserver);
    }

    /**
     * <pre>
     * Accepts an invitation, with a new account or with the password of the account the address has, and signs in.
     * Fails with `INVITATION_INVALID` when the token is unknown, used or expired, and `CREDENTIALS_WRONG` when the address has an
     * account with another password. Idempotent by `request_id`. Records `member.updated`.
     * </pre>
     */
    default void acceptInvitation(com.chancery.identity.v1.AcceptInvitationRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.AcceptInvitationResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getAcceptInvitationMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns a member of the caller's organization.
     * </pre>
     */
    default void getMember(com.chancery.identity.v1.GetMemberRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.Member> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetMemberMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the members of the caller's organization, newest first.
     * </pre>
     */
    default void listMembers(com.chancery.identity.v1.ListMembersRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.ListMembersResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListMembersMethod(), responseObserver);
    }

    /**
     * <pre>
     * Changes a member's role or end date.
     * Fails with `LAST_OWNER` when the organization would lose its last owner, `ROLE_TOO_HIGH` when the caller may not give or take
     * that role, and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `member.updated`.
     * </pre>
     */
    default void updateMember(com.chancery.identity.v1.UpdateMemberRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.Member> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateMemberMethod(), responseObserver);
    }

    /**
     * <pre>
     * Removes a member; their sessions and API keys in this organization end at once.
     * Fails with `LAST_OWNER` and `ROLE_TOO_HIGH`. Idempotent by `request_id`. Records `member.removed`.
     * </pre>
     */
    default void removeMember(com.chancery.identity.v1.RemoveMemberRequest request,
        io.grpc.stub.StreamObserver<com.google.protobuf.Empty> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRemoveMemberMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service MemberService.
   * <pre>
   * Invites people to an organization and keeps their roles.
   * </pre>
   */
  public static abstract class MemberServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return MemberServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service MemberService.
   * <pre>
   * Invites people to an organization and keeps their roles.
   * </pre>
   */
  public static final class MemberServiceStub
      extends io.grpc.stub.AbstractAsyncStub<MemberServiceStub> {
    private MemberServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected MemberServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new MemberServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Invites a person; the invitation token in the answer lets them in.
     * The caller passes the token on. Fails with `MEMBER_EXISTS` when the address is a member or invited already and `ROLE_TOO_HIGH` when
     * the caller may not give that role. Idempotent by `request_id`. Records `member.added`.
     * </pre>
     */
    public void inviteMember(com.chancery.identity.v1.InviteMemberRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.InviteMemberResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getInviteMemberMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Accepts an invitation, with a new account or with the password of the account the address has, and signs in.
     * Fails with `INVITATION_INVALID` when the token is unknown, used or expired, and `CREDENTIALS_WRONG` when the address has an
     * account with another password. Idempotent by `request_id`. Records `member.updated`.
     * </pre>
     */
    public void acceptInvitation(com.chancery.identity.v1.AcceptInvitationRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.AcceptInvitationResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getAcceptInvitationMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns a member of the caller's organization.
     * </pre>
     */
    public void getMember(com.chancery.identity.v1.GetMemberRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.Member> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetMemberMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the members of the caller's organization, newest first.
     * </pre>
     */
    public void listMembers(com.chancery.identity.v1.ListMembersRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.ListMembersResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListMembersMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Changes a member's role or end date.
     * Fails with `LAST_OWNER` when the organization would lose its last owner, `ROLE_TOO_HIGH` when the caller may not give or take
     * that role, and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `member.updated`.
     * </pre>
     */
    public void updateMember(com.chancery.identity.v1.UpdateMemberRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.Member> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateMemberMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Removes a member; their sessions and API keys in this organization end at once.
     * Fails with `LAST_OWNER` and `ROLE_TOO_HIGH`. Idempotent by `request_id`. Records `member.removed`.
     * </pre>
     */
    public void removeMember(com.chancery.identity.v1.RemoveMemberRequest request,
        io.grpc.stub.StreamObserver<com.google.protobuf.Empty> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRemoveMemberMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service MemberService.
   * <pre>
   * Invites people to an organization and keeps their roles.
   * </pre>
   */
  public static final class MemberServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<MemberServiceBlockingV2Stub> {
    private MemberServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected MemberServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new MemberServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Invites a person; the invitation token in the answer lets them in.
     * The caller passes the token on. Fails with `MEMBER_EXISTS` when the address is a member or invited already and `ROLE_TOO_HIGH` when
     * the caller may not give that role. Idempotent by `request_id`. Records `member.added`.
     * </pre>
     */
    public com.chancery.identity.v1.InviteMemberResponse inviteMember(com.chancery.identity.v1.InviteMemberRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getInviteMemberMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Accepts an invitation, with a new account or with the password of the account the address has, and signs in.
     * Fails with `INVITATION_INVALID` when the token is unknown, used or expired, and `CREDENTIALS_WRONG` when the address has an
     * account with another password. Idempotent by `request_id`. Records `member.updated`.
     * </pre>
     */
    public com.chancery.identity.v1.AcceptInvitationResponse acceptInvitation(com.chancery.identity.v1.AcceptInvitationRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getAcceptInvitationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a member of the caller's organization.
     * </pre>
     */
    public com.chancery.identity.v1.Member getMember(com.chancery.identity.v1.GetMemberRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetMemberMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the members of the caller's organization, newest first.
     * </pre>
     */
    public com.chancery.identity.v1.ListMembersResponse listMembers(com.chancery.identity.v1.ListMembersRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListMembersMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes a member's role or end date.
     * Fails with `LAST_OWNER` when the organization would lose its last owner, `ROLE_TOO_HIGH` when the caller may not give or take
     * that role, and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `member.updated`.
     * </pre>
     */
    public com.chancery.identity.v1.Member updateMember(com.chancery.identity.v1.UpdateMemberRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateMemberMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Removes a member; their sessions and API keys in this organization end at once.
     * Fails with `LAST_OWNER` and `ROLE_TOO_HIGH`. Idempotent by `request_id`. Records `member.removed`.
     * </pre>
     */
    public com.google.protobuf.Empty removeMember(com.chancery.identity.v1.RemoveMemberRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRemoveMemberMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service MemberService.
   * <pre>
   * Invites people to an organization and keeps their roles.
   * </pre>
   */
  public static final class MemberServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<MemberServiceBlockingStub> {
    private MemberServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected MemberServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new MemberServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Invites a person; the invitation token in the answer lets them in.
     * The caller passes the token on. Fails with `MEMBER_EXISTS` when the address is a member or invited already and `ROLE_TOO_HIGH` when
     * the caller may not give that role. Idempotent by `request_id`. Records `member.added`.
     * </pre>
     */
    public com.chancery.identity.v1.InviteMemberResponse inviteMember(com.chancery.identity.v1.InviteMemberRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getInviteMemberMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Accepts an invitation, with a new account or with the password of the account the address has, and signs in.
     * Fails with `INVITATION_INVALID` when the token is unknown, used or expired, and `CREDENTIALS_WRONG` when the address has an
     * account with another password. Idempotent by `request_id`. Records `member.updated`.
     * </pre>
     */
    public com.chancery.identity.v1.AcceptInvitationResponse acceptInvitation(com.chancery.identity.v1.AcceptInvitationRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getAcceptInvitationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a member of the caller's organization.
     * </pre>
     */
    public com.chancery.identity.v1.Member getMember(com.chancery.identity.v1.GetMemberRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetMemberMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the members of the caller's organization, newest first.
     * </pre>
     */
    public com.chancery.identity.v1.ListMembersResponse listMembers(com.chancery.identity.v1.ListMembersRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListMembersMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes a member's role or end date.
     * Fails with `LAST_OWNER` when the organization would lose its last owner, `ROLE_TOO_HIGH` when the caller may not give or take
     * that role, and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `member.updated`.
     * </pre>
     */
    public com.chancery.identity.v1.Member updateMember(com.chancery.identity.v1.UpdateMemberRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateMemberMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Removes a member; their sessions and API keys in this organization end at once.
     * Fails with `LAST_OWNER` and `ROLE_TOO_HIGH`. Idempotent by `request_id`. Records `member.removed`.
     * </pre>
     */
    public com.google.protobuf.Empty removeMember(com.chancery.identity.v1.RemoveMemberRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRemoveMemberMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service MemberService.
   * <pre>
   * Invites people to an organization and keeps their roles.
   * </pre>
   */
  public static final class MemberServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<MemberServiceFutureStub> {
    private MemberServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected MemberServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new MemberServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Invites a person; the invitation token in the answer lets them in.
     * The caller passes the token on. Fails with `MEMBER_EXISTS` when the address is a member or invited already and `ROLE_TOO_HIGH` when
     * the caller may not give that role. Idempotent by `request_id`. Records `member.added`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.identity.v1.InviteMemberResponse> inviteMember(
        com.chancery.identity.v1.InviteMemberRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getInviteMemberMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Accepts an invitation, with a new account or with the password of the account the address has, and signs in.
     * Fails with `INVITATION_INVALID` when the token is unknown, used or expired, and `CREDENTIALS_WRONG` when the address has an
     * account with another password. Idempotent by `request_id`. Records `member.updated`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.identity.v1.AcceptInvitationResponse> acceptInvitation(
        com.chancery.identity.v1.AcceptInvitationRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getAcceptInvitationMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns a member of the caller's organization.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.identity.v1.Member> getMember(
        com.chancery.identity.v1.GetMemberRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetMemberMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the members of the caller's organization, newest first.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.identity.v1.ListMembersResponse> listMembers(
        com.chancery.identity.v1.ListMembersRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListMembersMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Changes a member's role or end date.
     * Fails with `LAST_OWNER` when the organization would lose its last owner, `ROLE_TOO_HIGH` when the caller may not give or take
     * that role, and `ETAG_MISMATCH`. Idempotent by `request_id`. Records `member.updated`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.identity.v1.Member> updateMember(
        com.chancery.identity.v1.UpdateMemberRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateMemberMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Removes a member; their sessions and API keys in this organization end at once.
     * Fails with `LAST_OWNER` and `ROLE_TOO_HIGH`. Idempotent by `request_id`. Records `member.removed`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.google.protobuf.Empty> removeMember(
        com.chancery.identity.v1.RemoveMemberRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRemoveMemberMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_INVITE_MEMBER = 0;
  private static final int METHODID_ACCEPT_INVITATION = 1;
  private static final int METHODID_GET_MEMBER = 2;
  private static final int METHODID_LIST_MEMBERS = 3;
  private static final int METHODID_UPDATE_MEMBER = 4;
  private static final int METHODID_REMOVE_MEMBER = 5;

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
        case METHODID_INVITE_MEMBER:
          serviceImpl.inviteMember((com.chancery.identity.v1.InviteMemberRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.identity.v1.InviteMemberResponse>) responseObserver);
          break;
        case METHODID_ACCEPT_INVITATION:
          serviceImpl.acceptInvitation((com.chancery.identity.v1.AcceptInvitationRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.identity.v1.AcceptInvitationResponse>) responseObserver);
          break;
        case METHODID_GET_MEMBER:
          serviceImpl.getMember((com.chancery.identity.v1.GetMemberRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.identity.v1.Member>) responseObserver);
          break;
        case METHODID_LIST_MEMBERS:
          serviceImpl.listMembers((com.chancery.identity.v1.ListMembersRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.identity.v1.ListMembersResponse>) responseObserver);
          break;
        case METHODID_UPDATE_MEMBER:
          serviceImpl.updateMember((com.chancery.identity.v1.UpdateMemberRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.identity.v1.Member>) responseObserver);
          break;
        case METHODID_REMOVE_MEMBER:
          serviceImpl.removeMember((com.chancery.identity.v1.RemoveMemberRequest) request,
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
          getInviteMemberMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.InviteMemberRequest,
              com.chancery.identity.v1.InviteMemberResponse>(
                service, METHODID_INVITE_MEMBER)))
        .addMethod(
          getAcceptInvitationMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.AcceptInvitationRequest,
              com.chancery.identity.v1.AcceptInvitationResponse>(
                service, METHODID_ACCEPT_INVITATION)))
        .addMethod(
          getGetMemberMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.GetMemberRequest,
              com.chancery.identity.v1.Member>(
                service, METHODID_GET_MEMBER)))
        .addMethod(
          getListMembersMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.ListMembersRequest,
              com.chancery.identity.v1.ListMembersResponse>(
                service, METHODID_LIST_MEMBERS)))
        .addMethod(
          getUpdateMemberMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.UpdateMemberRequest,
              com.chancery.identity.v1.Member>(
                service, METHODID_UPDATE_MEMBER)))
        .addMethod(
          getRemoveMemberMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.RemoveMemberRequest,
              com.google.protobuf.Empty>(
                service, METHODID_REMOVE_MEMBER)))
        .build();
  }

  private static abstract class MemberServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    MemberServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return com.chancery.identity.v1.MemberServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("MemberService");
    }
  }

  private static final class MemberServiceFileDescriptorSupplier
      extends MemberServiceBaseDescriptorSupplier {
    MemberServiceFileDescriptorSupplier() {}
  }

  private static final class MemberServiceMethodDescriptorSupplier
      extends MemberServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    MemberServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (MemberServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new MemberServiceFileDescriptorSupplier())
              .addMethod(getInviteMemberMethod())
              .addMethod(getAcceptInvitationMethod())
              .addMethod(getGetMemberMethod())
              .addMethod(getListMembersMethod())
              .addMethod(getUpdateMemberMethod())
              .addMethod(getRemoveMemberMethod())
              .build();
        }
      }
    }
    return result;
  }
}
