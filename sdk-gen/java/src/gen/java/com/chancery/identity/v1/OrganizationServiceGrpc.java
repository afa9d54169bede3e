package com.chancery.identity.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Makes and keeps organizations.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class OrganizationServiceGrpc {

  private OrganizationServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "chancery.identity.v1.OrganizationService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.CreateOrganizationRequest,
      com.chancery.identity.v1.CreateOrganizationResponse> getCreateOrganizationMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateOrganization",
      requestType = com.chancery.identity.v1.CreateOrganizationRequest.class,
      responseType = com.chancery.identity.v1.CreateOrganizationResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.CreateOrganizationRequest,
      com.chancery.identity.v1.CreateOrganizationResponse> getCreateOrganizationMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.CreateOrganizationRequest, com.chancery.identity.v1.CreateOrganizationResponse> getCreateOrganizationMethod;
    if ((getCreateOrganizationMethod = OrganizationServiceGrpc.getCreateOrganizationMethod) == null) {
      synchronized (OrganizationServiceGrpc.class) {
        if ((getCreateOrganizationMethod = OrganizationServiceGrpc.getCreateOrganizationMethod) == null) {
          OrganizationServiceGrpc.getCreateOrganizationMethod = getCreateOrganizationMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.CreateOrganizationRequest, com.chancery.identity.v1.CreateOrganizationResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateOrganization"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.CreateOrganizationRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.CreateOrganizationResponse.getDefaultInstance()))
              .setSchemaDescriptor(new OrganizationServiceMethodDescriptorSupplier("CreateOrganization"))
              .build();
        }
      }
    }
    return getCreateOrganizationMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.GetOrganizationRequest,
      com.chancery.identity.v1.Organization> getGetOrganizationMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetOrganization",
      requestType = com.chancery.identity.v1.GetOrganizationRequest.class,
      responseType = com.chancery.identity.v1.Organization.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.GetOrganizationRequest,
      com.chancery.identity.v1.Organization> getGetOrganizationMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.GetOrganizationRequest, com.chancery.identity.v1.Organization> getGetOrganizationMethod;
    if ((getGetOrganizationMethod = OrganizationServiceGrpc.getGetOrganizationMethod) == null) {
      synchronized (OrganizationServiceGrpc.class) {
        if ((getGetOrganizationMethod = OrganizationServiceGrpc.getGetOrganizationMethod) == null) {
          OrganizationServiceGrpc.getGetOrganizationMethod = getGetOrganizationMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.GetOrganizationRequest, com.chancery.identity.v1.Organization>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetOrganization"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.GetOrganizationRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.Organization.getDefaultInstance()))
              .setSchemaDescriptor(new OrganizationServiceMethodDescriptorSupplier("GetOrganization"))
              .build();
        }
      }
    }
    return getGetOrganizationMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.UpdateOrganizationRequest,
      com.chancery.identity.v1.Organization> getUpdateOrganizationMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateOrganization",
      requestType = com.chancery.identity.v1.UpdateOrganizationRequest.class,
      responseType = com.chancery.identity.v1.Organization.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.UpdateOrganizationRequest,
      com.chancery.identity.v1.Organization> getUpdateOrganizationMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.UpdateOrganizationRequest, com.chancery.identity.v1.Organization> getUpdateOrganizationMethod;
    if ((getUpdateOrganizationMethod = OrganizationServiceGrpc.getUpdateOrganizationMethod) == null) {
      synchronized (OrganizationServiceGrpc.class) {
        if ((getUpdateOrganizationMethod = OrganizationServiceGrpc.getUpdateOrganizationMethod) == null) {
          OrganizationServiceGrpc.getUpdateOrganizationMethod = getUpdateOrganizationMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.UpdateOrganizationRequest, com.chancery.identity.v1.Organization>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateOrganization"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.UpdateOrganizationRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.Organization.getDefaultInstance()))
              .setSchemaDescriptor(new OrganizationServiceMethodDescriptorSupplier("UpdateOrganization"))
              .build();
        }
      }
    }
    return getUpdateOrganizationMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.GetBrandingRequest,
      com.chancery.identity.v1.Branding> getGetBrandingMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetBranding",
      requestType = com.chancery.identity.v1.GetBrandingRequest.class,
      responseType = com.chancery.identity.v1.Branding.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.GetBrandingRequest,
      com.chancery.identity.v1.Branding> getGetBrandingMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.GetBrandingRequest, com.chancery.identity.v1.Branding> getGetBrandingMethod;
    if ((getGetBrandingMethod = OrganizationServiceGrpc.getGetBrandingMethod) == null) {
      synchronized (OrganizationServiceGrpc.class) {
        if ((getGetBrandingMethod = OrganizationServiceGrpc.getGetBrandingMethod) == null) {
          OrganizationServiceGrpc.getGetBrandingMethod = getGetBrandingMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.GetBrandingRequest, com.chancery.identity.v1.Branding>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetBranding"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.GetBrandingRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.Branding.getDefaultInstance()))
              .setSchemaDescriptor(new OrganizationServiceMethodDescriptorSupplier("GetBranding"))
              .build();
        }
      }
    }
    return getGetBrandingMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.identity.v1.UpdateBrandingRequest,
      com.chancery.identity.v1.Branding> getUpdateBrandingMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateBranding",
      requestType = com.chancery.identity.v1.UpdateBrandingRequest.class,
      responseType = com.chancery.identity.v1.Branding.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.identity.v1.UpdateBrandingRequest,
      com.chancery.identity.v1.Branding> getUpdateBrandingMethod() {
    io.grpc.MethodDescriptor<com.chancery.identity.v1.UpdateBrandingRequest, com.chancery.identity.v1.Branding> getUpdateBrandingMethod;
    if ((getUpdateBrandingMethod = OrganizationServiceGrpc.getUpdateBrandingMethod) == null) {
      synchronized (OrganizationServiceGrpc.class) {
        if ((getUpdateBrandingMethod = OrganizationServiceGrpc.getUpdateBrandingMethod) == null) {
          OrganizationServiceGrpc.getUpdateBrandingMethod = getUpdateBrandingMethod =
              io.grpc.MethodDescriptor.<com.chancery.identity.v1.UpdateBrandingRequest, com.chancery.identity.v1.Branding>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateBranding"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.UpdateBrandingRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.identity.v1.Branding.getDefaultInstance()))
              .setSchemaDescriptor(new OrganizationServiceMethodDescriptorSupplier("UpdateBranding"))
              .build();
        }
      }
    }
    return getUpdateBrandingMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static OrganizationServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<OrganizationServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<OrganizationServiceStub>() {
        @java.lang.Override
        public OrganizationServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new OrganizationServiceStub(channel, callOptions);
        }
      };
    return OrganizationServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static OrganizationServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<OrganizationServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<OrganizationServiceBlockingV2Stub>() {
        @java.lang.Override
        public OrganizationServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new OrganizationServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return OrganizationServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static OrganizationServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<OrganizationServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<OrganizationServiceBlockingStub>() {
        @java.lang.Override
        public OrganizationServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new OrganizationServiceBlockingStub(channel, callOptions);
        }
      };
    return OrganizationServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static OrganizationServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<OrganizationServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<OrganizationServiceFutureStub>() {
        @java.lang.Override
        public OrganizationServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new OrganizationServiceFutureStub(channel, callOptions);
        }
      };
    return OrganizationServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Makes and keeps organizations.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Creates an organization with its first owner and signs that owner in.
     * Fails with `SLUG_TAKEN` when the slug is in use, `EMAIL_TAKEN` when the address has an account already (sign in instead),
     * `PASSWORD_TOO_WEAK`, and `REGISTRATION_CLOSED` when the installation does not admit new organizations.
     * Idempotent by `request_id`. Records `organization.created`.
     * </pre>
     */
    default void createOrganization(com.chancery.identity.v1.CreateOrganizationRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.CreateOrganizationResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateOrganizationMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the caller's organization.
     * Fails with `RESOURCE_NOT_FOUND` for an organization the caller does not act in.
     * </pre>
     */
    default void getOrganization(com.chancery.identity.v1.GetOrganizationRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.Organization> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetOrganizationMethod(), responseObserver);
    }

    /**
     * <pre>
     * Changes the name of the caller's organization.
     * Fails with `ETAG_MISMATCH` when somebody changed it first. Idempotent by `request_id`. Records `organization.updated`.
     * </pre>
     */
    default void updateOrganization(com.chancery.identity.v1.UpdateOrganizationRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.Organization> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateOrganizationMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns how the caller's organization looks to the people it asks to sign.
     * </pre>
     */
    default void getBranding(com.chancery.identity.v1.GetBrandingRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.Branding> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetBrandingMethod(), responseObserver);
    }

    /**
     * <pre>
     * Changes how the caller's organization looks to the people it asks to sign, and where its signing page may be embedded.
     * Fails with `LOGO_INVALID` for a picture that is too large or cannot be read, `ORIGIN_INVALID` for something that is no origin, and
     * `ETAG_MISMATCH`. Idempotent by `request_id`. Records `organization.branding_updated`.
     * </pre>
     */
    default void updateBranding(com.chancery.identity.v1.UpdateBrandingRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.Branding> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateBrandingMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service OrganizationService.
   * <pre>
   * Makes and keeps organizations.
   * </pre>
   */
  public static abstract class OrganizationServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return OrganizationServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service OrganizationService.
   * <pre>
   * Makes and keeps organizations.
   * </pre>
   */
  public static final class OrganizationServiceStub
      extends io.grpc.stub.AbstractAsyncStub<OrganizationServiceStub> {
    private OrganizationServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected OrganizationServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new OrganizationServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Creates an organization with its first owner and signs that owner in.
     * Fails with `SLUG_TAKEN` when the slug is in use, `EMAIL_TAKEN` when the address has an account already (sign in instead),
     * `PASSWORD_TOO_WEAK`, and `REGISTRATION_CLOSED` when the installation does not admit new organizations.
     * Idempotent by `request_id`. Records `organization.created`.
     * </pre>
     */
    public void createOrganization(com.chancery.identity.v1.CreateOrganizationRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.CreateOrganizationResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateOrganizationMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the caller's organization.
     * Fails with `RESOURCE_NOT_FOUND` for an organization the caller does not act in.
     * </pre>
     */
    public void getOrganization(com.chancery.identity.v1.GetOrganizationRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.Organization> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetOrganizationMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Changes the name of the caller's organization.
     * Fails with `ETAG_MISMATCH` when somebody changed it first. Idempotent by `request_id`. Records `organization.updated`.
     * </pre>
     */
    public void updateOrganization(com.chancery.identity.v1.UpdateOrganizationRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.Organization> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateOrganizationMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns how the caller's organization looks to the people it asks to sign.
     * </pre>
     */
    public void getBranding(com.chancery.identity.v1.GetBrandingRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.Branding> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetBrandingMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Changes how the caller's organization looks to the people it asks to sign, and where its signing page may be embedded.
     * Fails with `LOGO_INVALID` for a picture that is too large or cannot be read, `ORIGIN_INVALID` for something that is no origin, and
     * `ETAG_MISMATCH`. Idempotent by `request_id`. Records `organization.branding_updated`.
     * </pre>
     */
    public void updateBranding(com.chancery.identity.v1.UpdateBrandingRequest request,
        io.grpc.stub.StreamObserver<com.chancery.identity.v1.Branding> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateBrandingMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service OrganizationService.
   * <pre>
   * Makes and keeps organizations.
   * </pre>
   */
  public static final class OrganizationServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<OrganizationServiceBlockingV2Stub> {
    private OrganizationServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected OrganizationServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new OrganizationServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Creates an organization with its first owner and signs that owner in.
     * Fails with `SLUG_TAKEN` when the slug is in use, `EMAIL_TAKEN` when the address has an account already (sign in instead),
     * `PASSWORD_TOO_WEAK`, and `REGISTRATION_CLOSED` when the installation does not admit new organizations.
     * Idempotent by `request_id`. Records `organization.created`.
     * </pre>
     */
    public com.chancery.identity.v1.CreateOrganizationResponse createOrganization(com.chancery.identity.v1.CreateOrganizationRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateOrganizationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the caller's organization.
     * Fails with `RESOURCE_NOT_FOUND` for an organization the caller does not act in.
     * </pre>
     */
    public com.chancery.identity.v1.Organization getOrganization(com.chancery.identity.v1.GetOrganizationRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetOrganizationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes the name of the caller's organization.
     * Fails with `ETAG_MISMATCH` when somebody changed it first. Idempotent by `request_id`. Records `organization.updated`.
     * </pre>
     */
    public com.chancery.identity.v1.Organization updateOrganization(com.chancery.identity.v1.UpdateOrganizationRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateOrganizationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns how the caller's organization looks to the people it asks to sign.
     * </pre>
     */
    public com.chancery.identity.v1.Branding getBranding(com.chancery.identity.v1.GetBrandingRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetBrandingMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes how the caller's organization looks to the people it asks to sign, and where its signing page may be embedded.
     * Fails with `LOGO_INVALID` for a picture that is too large or cannot be read, `ORIGIN_INVALID` for something that is no origin, and
     * `ETAG_MISMATCH`. Idempotent by `request_id`. Records `organization.branding_updated`.
     * </pre>
     */
    public com.chancery.identity.v1.Branding updateBranding(com.chancery.identity.v1.UpdateBrandingRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateBrandingMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service OrganizationService.
   * <pre>
   * Makes and keeps organizations.
   * </pre>
   */
  public static final class OrganizationServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<OrganizationServiceBlockingStub> {
    private OrganizationServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected OrganizationServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new OrganizationServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Creates an organization with its first owner and signs that owner in.
     * Fails with `SLUG_TAKEN` when the slug is in use, `EMAIL_TAKEN` when the address has an account already (sign in instead),
     * `PASSWORD_TOO_WEAK`, and `REGISTRATION_CLOSED` when the installation does not admit new organizations.
     * Idempotent by `request_id`. Records `organization.created`.
     * </pre>
     */
    public com.chancery.identity.v1.CreateOrganizationResponse createOrganization(com.chancery.identity.v1.CreateOrganizationRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateOrganizationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the caller's organization.
     * Fails with `RESOURCE_NOT_FOUND` for an organization the caller does not act in.
     * </pre>
     */
    public com.chancery.identity.v1.Organization getOrganization(com.chancery.identity.v1.GetOrganizationRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetOrganizationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes the name of the caller's organization.
     * Fails with `ETAG_MISMATCH` when somebody changed it first. Idempotent by `request_id`. Records `organization.updated`.
     * </pre>
     */
    public com.chancery.identity.v1.Organization updateOrganization(com.chancery.identity.v1.UpdateOrganizationRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateOrganizationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns how the caller's organization looks to the people it asks to sign.
     * </pre>
     */
    public com.chancery.identity.v1.Branding getBranding(com.chancery.identity.v1.GetBrandingRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetBrandingMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes how the caller's organization looks to the people it asks to sign, and where its signing page may be embedded.
     * Fails with `LOGO_INVALID` for a picture that is too large or cannot be read, `ORIGIN_INVALID` for something that is no origin, and
     * `ETAG_MISMATCH`. Idempotent by `request_id`. Records `organization.branding_updated`.
     * </pre>
     */
    public com.chancery.identity.v1.Branding updateBranding(com.chancery.identity.v1.UpdateBrandingRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateBrandingMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service OrganizationService.
   * <pre>
   * Makes and keeps organizations.
   * </pre>
   */
  public static final class OrganizationServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<OrganizationServiceFutureStub> {
    private OrganizationServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected OrganizationServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new OrganizationServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Creates an organization with its first owner and signs that owner in.
     * Fails with `SLUG_TAKEN` when the slug is in use, `EMAIL_TAKEN` when the address has an account already (sign in instead),
     * `PASSWORD_TOO_WEAK`, and `REGISTRATION_CLOSED` when the installation does not admit new organizations.
     * Idempotent by `request_id`. Records `organization.created`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.identity.v1.CreateOrganizationResponse> createOrganization(
        com.chancery.identity.v1.CreateOrganizationRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateOrganizationMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the caller's organization.
     * Fails with `RESOURCE_NOT_FOUND` for an organization the caller does not act in.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.identity.v1.Organization> getOrganization(
        com.chancery.identity.v1.GetOrganizationRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetOrganizationMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Changes the name of the caller's organization.
     * Fails with `ETAG_MISMATCH` when somebody changed it first. Idempotent by `request_id`. Records `organization.updated`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.identity.v1.Organization> updateOrganization(
        com.chancery.identity.v1.UpdateOrganizationRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateOrganizationMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns how the caller's organization looks to the people it asks to sign.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.identity.v1.Branding> getBranding(
        com.chancery.identity.v1.GetBrandingRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetBrandingMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Changes how the caller's organization looks to the people it asks to sign, and where its signing page may be embedded.
     * Fails with `LOGO_INVALID` for a picture that is too large or cannot be read, `ORIGIN_INVALID` for something that is no origin, and
     * `ETAG_MISMATCH`. Idempotent by `request_id`. Records `organization.branding_updated`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.identity.v1.Branding> updateBranding(
        com.chancery.identity.v1.UpdateBrandingRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateBrandingMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_CREATE_ORGANIZATION = 0;
  private static final int METHODID_GET_ORGANIZATION = 1;
  private static final int METHODID_UPDATE_ORGANIZATION = 2;
  private static final int METHODID_GET_BRANDING = 3;
  private static final int METHODID_UPDATE_BRANDING = 4;

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
        case METHODID_CREATE_ORGANIZATION:
          serviceImpl.createOrganization((com.chancery.identity.v1.CreateOrganizationRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.identity.v1.CreateOrganizationResponse>) responseObserver);
          break;
        case METHODID_GET_ORGANIZATION:
          serviceImpl.getOrganization((com.chancery.identity.v1.GetOrganizationRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.identity.v1.Organization>) responseObserver);
          break;
        case METHODID_UPDATE_ORGANIZATION:
          serviceImpl.updateOrganization((com.chancery.identity.v1.UpdateOrganizationRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.identity.v1.Organization>) responseObserver);
          break;
        case METHODID_GET_BRANDING:
          serviceImpl.getBranding((com.chancery.identity.v1.GetBrandingRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.identity.v1.Branding>) responseObserver);
          break;
        case METHODID_UPDATE_BRANDING:
          serviceImpl.updateBranding((com.chancery.identity.v1.UpdateBrandingRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.identity.v1.Branding>) responseObserver);
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
          getCreateOrganizationMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.CreateOrganizationRequest,
              com.chancery.identity.v1.CreateOrganizationResponse>(
                service, METHODID_CREATE_ORGANIZATION)))
        .addMethod(
          getGetOrganizationMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.GetOrganizationRequest,
              com.chancery.identity.v1.Organization>(
                service, METHODID_GET_ORGANIZATION)))
        .addMethod(
          getUpdateOrganizationMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.UpdateOrganizationRequest,
              com.chancery.identity.v1.Organization>(
                service, METHODID_UPDATE_ORGANIZATION)))
        .addMethod(
          getGetBrandingMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.GetBrandingRequest,
              com.chancery.identity.v1.Branding>(
                service, METHODID_GET_BRANDING)))
        .addMethod(
          getUpdateBrandingMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.identity.v1.UpdateBrandingRequest,
              com.chancery.identity.v1.Branding>(
                service, METHODID_UPDATE_BRANDING)))
        .build();
  }

  private static abstract class OrganizationServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    OrganizationServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return com.chancery.identity.v1.OrganizationServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("OrganizationService");
    }
  }

  private static final class OrganizationServiceFileDescriptorSupplier
      extends OrganizationServiceBaseDescriptorSupplier {
    OrganizationServiceFileDescriptorSupplier() {}
  }

  private static final class OrganizationServiceMethodDescriptorSupplier
      extends OrganizationServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    OrganizationServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (OrganizationServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new OrganizationServiceFileDescriptorSupplier())
              .addMethod(getCreateOrganizationMethod())
              .addMethod(getGetOrganizationMethod())
              .addMethod(getUpdateOrganizationMethod())
              .addMethod(getGetBrandingMethod())
              .addMethod(getUpdateBrandingMethod())
              .build();
        }
      }
    }
    return result;
  }
}
