package com.chancery.pki.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Shows and revokes certificates; publishes the authority's certificate and revocation list.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class CertificateServiceGrpc {

  private CertificateServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "chancery.pki.v1.CertificateService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<com.chancery.pki.v1.GetCertificateRequest,
      com.chancery.pki.v1.Certificate> getGetCertificateMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetCertificate",
      requestType = com.chancery.pki.v1.GetCertificateRequest.class,
      responseType = com.chancery.pki.v1.Certificate.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.pki.v1.GetCertificateRequest,
      com.chancery.pki.v1.Certificate> getGetCertificateMethod() {
    io.grpc.MethodDescriptor<com.chancery.pki.v1.GetCertificateRequest, com.chancery.pki.v1.Certificate> getGetCertificateMethod;
    if ((getGetCertificateMethod = CertificateServiceGrpc.getGetCertificateMethod) == null) {
      synchronized (CertificateServiceGrpc.class) {
        if ((getGetCertificateMethod = CertificateServiceGrpc.getGetCertificateMethod) == null) {
          CertificateServiceGrpc.getGetCertificateMethod = getGetCertificateMethod =
              io.grpc.MethodDescriptor.<com.chancery.pki.v1.GetCertificateRequest, com.chancery.pki.v1.Certificate>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetCertificate"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.pki.v1.GetCertificateRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.pki.v1.Certificate.getDefaultInstance()))
              .setSchemaDescriptor(new CertificateServiceMethodDescriptorSupplier("GetCertificate"))
              .build();
        }
      }
    }
    return getGetCertificateMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.pki.v1.ListCertificatesRequest,
      com.chancery.pki.v1.ListCertificatesResponse> getListCertificatesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListCertificates",
      requestType = com.chancery.pki.v1.ListCertificatesRequest.class,
      responseType = com.chancery.pki.v1.ListCertificatesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.pki.v1.ListCertificatesRequest,
      com.chancery.pki.v1.ListCertificatesResponse> getListCertificatesMethod() {
    io.grpc.MethodDescriptor<com.chancery.pki.v1.ListCertificatesRequest, com.chancery.pki.v1.ListCertificatesResponse> getListCertificatesMethod;
    if ((getListCertificatesMethod = CertificateServiceGrpc.getListCertificatesMethod) == null) {
      synchronized (CertificateServiceGrpc.class) {
        if ((getListCertificatesMethod = CertificateServiceGrpc.getListCertificatesMethod) == null) {
          CertificateServiceGrpc.getListCertificatesMethod = getListCertificatesMethod =
              io.grpc.MethodDescriptor.<com.chancery.pki.v1.ListCertificatesRequest, com.chancery.pki.v1.ListCertificatesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListCertificates"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.pki.v1.ListCertificatesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.pki.v1.ListCertificatesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new CertificateServiceMethodDescriptorSupplier("ListCertificates"))
              .build();
        }
      }
    }
    return getListCertificatesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.pki.v1.RevokeCertificateRequest,
      com.chancery.pki.v1.Certificate> getRevokeCertificateMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RevokeCertificate",
      requestType = com.chancery.pki.v1.RevokeCertificateRequest.class,
      responseType = com.chancery.pki.v1.Certificate.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.pki.v1.RevokeCertificateRequest,
      com.chancery.pki.v1.Certificate> getRevokeCertificateMethod() {
    io.grpc.MethodDescriptor<com.chancery.pki.v1.RevokeCertificateRequest, com.chancery.pki.v1.Certificate> getRevokeCertificateMethod;
    if ((getRevokeCertificateMethod = CertificateServiceGrpc.getRevokeCertificateMethod) == null) {
      synchronized (CertificateServiceGrpc.class) {
        if ((getRevokeCertificateMethod = CertificateServiceGrpc.getRevokeCertificateMethod) == null) {
          CertificateServiceGrpc.getRevokeCertificateMethod = getRevokeCertificateMethod =
              io.grpc.MethodDescriptor.<com.chancery.pki.v1.RevokeCertificateRequest, com.chancery.pki.v1.Certificate>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RevokeCertificate"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.pki.v1.RevokeCertificateRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.pki.v1.Certificate.getDefaultInstance()))
              .setSchemaDescriptor(new CertificateServiceMethodDescriptorSupplier("RevokeCertificate"))
              .build();
        }
      }
    }
    return getRevokeCertificateMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.pki.v1.GetCertificateAuthorityRequest,
      com.chancery.pki.v1.CertificateAuthority> getGetCertificateAuthorityMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetCertificateAuthority",
      requestType = com.chancery.pki.v1.GetCertificateAuthorityRequest.class,
      responseType = com.chancery.pki.v1.CertificateAuthority.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.pki.v1.GetCertificateAuthorityRequest,
      com.chancery.pki.v1.CertificateAuthority> getGetCertificateAuthorityMethod() {
    io.grpc.MethodDescriptor<com.chancery.pki.v1.GetCertificateAuthorityRequest, com.chancery.pki.v1.CertificateAuthority> getGetCertificateAuthorityMethod;
    if ((getGetCertificateAuthorityMethod = CertificateServiceGrpc.getGetCertificateAuthorityMethod) == null) {
      synchronized (CertificateServiceGrpc.class) {
        if ((getGetCertificateAuthorityMethod = CertificateServiceGrpc.getGetCertificateAuthorityMethod) == null) {
          CertificateServiceGrpc.getGetCertificateAuthorityMethod = getGetCertificateAuthorityMethod =
              io.grpc.MethodDescriptor.<com.chancery.pki.v1.GetCertificateAuthorityRequest, com.chancery.pki.v1.CertificateAuthority>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetCertificateAuthority"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.pki.v1.GetCertificateAuthorityRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.pki.v1.CertificateAuthority.getDefaultInstance()))
              .setSchemaDescriptor(new CertificateServiceMethodDescriptorSupplier("GetCertificateAuthority"))
              .build();
        }
      }
    }
    return getGetCertificateAuthorityMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.pki.v1.GetCertificateRevocationListRequest,
      com.chancery.pki.v1.CertificateRevocationList> getGetCertificateRevocationListMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetCertificateRevocationList",
      requestType = com.chancery.pki.v1.GetCertificateRevocationListRequest.class,
      responseType = com.chancery.pki.v1.CertificateRevocationList.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.pki.v1.GetCertificateRevocationListRequest,
      com.chancery.pki.v1.CertificateRevocationList> getGetCertificateRevocationListMethod() {
    io.grpc.MethodDescriptor<com.chancery.pki.v1.GetCertificateRevocationListRequest, com.chancery.pki.v1.CertificateRevocationList> getGetCertificateRevocationListMethod;
    if ((getGetCertificateRevocationListMethod = CertificateServiceGrpc.getGetCertificateRevocationListMethod) == null) {
      synchronized (CertificateServiceGrpc.class) {
        if ((getGetCertificateRevocationListMethod = CertificateServiceGrpc.getGetCertificateRevocationListMethod) == null) {
          CertificateServiceGrpc.getGetCertificateRevocationListMethod = getGetCertificateRevocationListMethod =
              io.grpc.MethodDescriptor.<com.chancery.pki.v1.GetCertificateRevocationListRequest, com.chancery.pki.v1.CertificateRevocationList>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetCertificateRevocationList"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.pki.v1.GetCertificateRevocationListRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.pki.v1.CertificateRevocationList.getDefaultInstance()))
              .setSchemaDescriptor(new CertificateServiceMethodDescriptorSupplier("GetCertificateRevocationList"))
              .build();
        }
      }
    }
    return getGetCertificateRevocationListMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static CertificateServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<CertificateServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<CertificateServiceStub>() {
        @java.lang.Override
        public CertificateServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new CertificateServiceStub(channel, callOptions);
        }
      };
    return CertificateServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static CertificateServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<CertificateServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<CertificateServiceBlockingV2Stub>() {
        @java.lang.Override
        public CertificateServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new CertificateServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return CertificateServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static CertificateServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<CertificateServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<CertificateServiceBlockingStub>() {
        @java.lang.Override
        public CertificateServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new CertificateServiceBlockingStub(channel, callOptions);
        }
      };
    return CertificateServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static CertificateServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<CertificateServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<CertificateServiceFutureStub>() {
        @java.lang.Override
        public CertificateServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new CertificateServiceFutureStub(channel, callOptions);
        }
      };
    return CertificateServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Shows and revokes certificates; publishes the authority's certificate and revocation list.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Returns a certificate of the caller's organization.
     * </pre>
     */
    default void getCertificate(com.chancery.pki.v1.GetCertificateRequest request,
        io.grpc.stub.StreamObserver<com.chancery.pki.v1.Certificate> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetCertificateMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the organization's certificates, newest first.
     * </pre>
     */
    default void listCertificates(com.chancery.pki.v1.ListCertificatesRequest request,
        io.grpc.stub.StreamObserver<com.chancery.pki.v1.ListCertificatesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListCertificatesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Revokes a certificate for good; it is on the revocation list from this moment.
     * Idempotent: a revoked certificate stays as it was revoked first. Fails with `CERTIFICATE_EXPIRED` after its end. Records `certificate.revoked`.
     * </pre>
     */
    default void revokeCertificate(com.chancery.pki.v1.RevokeCertificateRequest request,
        io.grpc.stub.StreamObserver<com.chancery.pki.v1.Certificate> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRevokeCertificateMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the authority that issues the platform's certificates.
     * </pre>
     */
    default void getCertificateAuthority(com.chancery.pki.v1.GetCertificateAuthorityRequest request,
        io.grpc.stub.StreamObserver<com.chancery.pki.v1.CertificateAuthority> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetCertificateAuthorityMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the current certificate revocation list (RFC 5280 §5).
     * </pre>
     */
    default void getCertificateRevocationList(com.chancery.pki.v1.GetCertificateRevocationListRequest request,
        io.grpc.stub.StreamObserver<com.chancery.pki.v1.CertificateRevocationList> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetCertificateRevocationListMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service CertificateService.
   * <pre>
   * Shows and revokes certificates; publishes the authority's certificate and revocation list.
   * </pre>
   */
  public static abstract class CertificateServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return CertificateServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service CertificateService.
   * <pre>
   * Shows and revokes certificates; publishes the authority's certificate and revocation list.
   * </pre>
   */
  public static final class CertificateServiceStub
      extends io.grpc.stub.AbstractAsyncStub<CertificateServiceStub> {
    private CertificateServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected CertificateServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new CertificateServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns a certificate of the caller's organization.
     * </pre>
     */
    public void getCertificate(com.chancery.pki.v1.GetCertificateRequest request,
        io.grpc.stub.StreamObserver<com.chancery.pki.v1.Certificate> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetCertificateMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the organization's certificates, newest first.
     * </pre>
     */
    public void listCertificates(com.chancery.pki.v1.ListCertificatesRequest request,
        io.grpc.stub.StreamObserver<com.chancery.pki.v1.ListCertificatesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListCertificatesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Revokes a certificate for good; it is on the revocation list from this moment.
     * Idempotent: a revoked certificate stays as it was revoked first. Fails with `CERTIFICATE_EXPIRED` after its end. Records `certificate.revoked`.
     * </pre>
     */
    public void revokeCertificate(com.chancery.pki.v1.RevokeCertificateRequest request,
        io.grpc.stub.StreamObserver<com.chancery.pki.v1.Certificate> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRevokeCertificateMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the authority that issues the platform's certificates.
     * </pre>
     */
    public void getCertificateAuthority(com.chancery.pki.v1.GetCertificateAuthorityRequest request,
        io.grpc.stub.StreamObserver<com.chancery.pki.v1.CertificateAuthority> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetCertificateAuthorityMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the current certificate revocation list (RFC 5280 §5).
     * </pre>
     */
    public void getCertificateRevocationList(com.chancery.pki.v1.GetCertificateRevocationListRequest request,
        io.grpc.stub.StreamObserver<com.chancery.pki.v1.CertificateRevocationList> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetCertificateRevocationListMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service CertificateService.
   * <pre>
   * Shows and revokes certificates; publishes the authority's certificate and revocation list.
   * </pre>
   */
  public static final class CertificateServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<CertificateServiceBlockingV2Stub> {
    private CertificateServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected CertificateServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new CertificateServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns a certificate of the caller's organization.
     * </pre>
     */
    public com.chancery.pki.v1.Certificate getCertificate(com.chancery.pki.v1.GetCertificateRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetCertificateMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the organization's certificates, newest first.
     * </pre>
     */
    public com.chancery.pki.v1.ListCertificatesResponse listCertificates(com.chancery.pki.v1.ListCertificatesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListCertificatesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Revokes a certificate for good; it is on the revocation list from this moment.
     * Idempotent: a revoked certificate stays as it was revoked first. Fails with `CERTIFICATE_EXPIRED` after its end. Records `certificate.revoked`.
     * </pre>
     */
    public com.chancery.pki.v1.Certificate revokeCertificate(com.chancery.pki.v1.RevokeCertificateRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRevokeCertificateMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the authority that issues the platform's certificates.
     * </pre>
     */
    public com.chancery.pki.v1.CertificateAuthority getCertificateAuthority(com.chancery.pki.v1.GetCertificateAuthorityRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetCertificateAuthorityMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the current certificate revocation list (RFC 5280 §5).
     * </pre>
     */
    public com.chancery.pki.v1.CertificateRevocationList getCertificateRevocationList(com.chancery.pki.v1.GetCertificateRevocationListRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetCertificateRevocationListMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service CertificateService.
   * <pre>
   * Shows and revokes certificates; publishes the authority's certificate and revocation list.
   * </pre>
   */
  public static final class CertificateServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<CertificateServiceBlockingStub> {
    private CertificateServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected CertificateServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new CertificateServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns a certificate of the caller's organization.
     * </pre>
     */
    public com.chancery.pki.v1.Certificate getCertificate(com.chancery.pki.v1.GetCertificateRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetCertificateMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the organization's certificates, newest first.
     * </pre>
     */
    public com.chancery.pki.v1.ListCertificatesResponse listCertificates(com.chancery.pki.v1.ListCertificatesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListCertificatesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Revokes a certificate for good; it is on the revocation list from this moment.
     * Idempotent: a revoked certificate stays as it was revoked first. Fails with `CERTIFICATE_EXPIRED` after its end. Records `certificate.revoked`.
     * </pre>
     */
    public com.chancery.pki.v1.Certificate revokeCertificate(com.chancery.pki.v1.RevokeCertificateRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRevokeCertificateMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the authority that issues the platform's certificates.
     * </pre>
     */
    public com.chancery.pki.v1.CertificateAuthority getCertificateAuthority(com.chancery.pki.v1.GetCertificateAuthorityRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetCertificateAuthorityMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the current certificate revocation list (RFC 5280 §5).
     * </pre>
     */
    public com.chancery.pki.v1.CertificateRevocationList getCertificateRevocationList(com.chancery.pki.v1.GetCertificateRevocationListRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetCertificateRevocationListMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service CertificateService.
   * <pre>
   * Shows and revokes certificates; publishes the authority's certificate and revocation list.
   * </pre>
   */
  public static final class CertificateServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<CertificateServiceFutureStub> {
    private CertificateServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected CertificateServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new CertificateServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns a certificate of the caller's organization.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.pki.v1.Certificate> getCertificate(
        com.chancery.pki.v1.GetCertificateRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetCertificateMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the organization's certificates, newest first.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.pki.v1.ListCertificatesResponse> listCertificates(
        com.chancery.pki.v1.ListCertificatesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListCertificatesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Revokes a certificate for good; it is on the revocation list from this moment.
     * Idempotent: a revoked certificate stays as it was revoked first. Fails with `CERTIFICATE_EXPIRED` after its end. Records `certificate.revoked`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.pki.v1.Certificate> revokeCertificate(
        com.chancery.pki.v1.RevokeCertificateRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRevokeCertificateMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the authority that issues the platform's certificates.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.pki.v1.CertificateAuthority> getCertificateAuthority(
        com.chancery.pki.v1.GetCertificateAuthorityRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetCertificateAuthorityMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the current certificate revocation list (RFC 5280 §5).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.pki.v1.CertificateRevocationList> getCertificateRevocationList(
        com.chancery.pki.v1.GetCertificateRevocationListRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetCertificateRevocationListMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_GET_CERTIFICATE = 0;
  private static final int METHODID_LIST_CERTIFICATES = 1;
  private static final int METHODID_REVOKE_CERTIFICATE = 2;
  private static final int METHODID_GET_CERTIFICATE_AUTHORITY = 3;
  private static final int METHODID_GET_CERTIFICATE_REVOCATION_LIST = 4;

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
        case METHODID_GET_CERTIFICATE:
          serviceImpl.getCertificate((com.chancery.pki.v1.GetCertificateRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.pki.v1.Certificate>) responseObserver);
          break;
        case METHODID_LIST_CERTIFICATES:
          serviceImpl.listCertificates((com.chancery.pki.v1.ListCertificatesRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.pki.v1.ListCertificatesResponse>) responseObserver);
          break;
        case METHODID_REVOKE_CERTIFICATE:
          serviceImpl.revokeCertificate((com.chancery.pki.v1.RevokeCertificateRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.pki.v1.Certificate>) responseObserver);
          break;
        case METHODID_GET_CERTIFICATE_AUTHORITY:
          serviceImpl.getCertificateAuthority((com.chancery.pki.v1.GetCertificateAuthorityRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.pki.v1.CertificateAuthority>) responseObserver);
          break;
        case METHODID_GET_CERTIFICATE_REVOCATION_LIST:
          serviceImpl.getCertificateRevocationList((com.chancery.pki.v1.GetCertificateRevocationListRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.pki.v1.CertificateRevocationList>) responseObserver);
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
          getGetCertificateMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.pki.v1.GetCertificateRequest,
              com.chancery.pki.v1.Certificate>(
                service, METHODID_GET_CERTIFICATE)))
        .addMethod(
          getListCertificatesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.pki.v1.ListCertificatesRequest,
              com.chancery.pki.v1.ListCertificatesResponse>(
                service, METHODID_LIST_CERTIFICATES)))
        .addMethod(
          getRevokeCertificateMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.pki.v1.RevokeCertificateRequest,
              com.chancery.pki.v1.Certificate>(
                service, METHODID_REVOKE_CERTIFICATE)))
        .addMethod(
          getGetCertificateAuthorityMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.pki.v1.GetCertificateAuthorityRequest,
              com.chancery.pki.v1.CertificateAuthority>(
                service, METHODID_GET_CERTIFICATE_AUTHORITY)))
        .addMethod(
          getGetCertificateRevocationListMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.pki.v1.GetCertificateRevocationListRequest,
              com.chancery.pki.v1.CertificateRevocationList>(
                service, METHODID_GET_CERTIFICATE_REVOCATION_LIST)))
        .build();
  }

  private static abstract class CertificateServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    CertificateServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return com.chancery.pki.v1.CertificateServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("CertificateService");
    }
  }

  private static final class CertificateServiceFileDescriptorSupplier
      extends CertificateServiceBaseDescriptorSupplier {
    CertificateServiceFileDescriptorSupplier() {}
  }

  private static final class CertificateServiceMethodDescriptorSupplier
      extends CertificateServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    CertificateServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (CertificateServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new CertificateServiceFileDescriptorSupplier())
              .addMethod(getGetCertificateMethod())
              .addMethod(getListCertificatesMethod())
              .addMethod(getRevokeCertificateMethod())
              .addMethod(getGetCertificateAuthorityMethod())
              .addMethod(getGetCertificateRevocationListMethod())
              .build();
        }
      }
    }
    return result;
  }
}
