package com.chancery.signatures.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Shows signatures, and validates any signed PDF.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class SignatureServiceGrpc {

  private SignatureServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "chancery.signatures.v1.SignatureService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<com.chancery.signatures.v1.GetSignatureRequest,
      com.chancery.signatures.v1.Signature> getGetSignatureMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetSignature",
      requestType = com.chancery.signatures.v1.GetSignatureRequest.class,
      responseType = com.chancery.signatures.v1.Signature.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.signatures.v1.GetSignatureRequest,
      com.chancery.signatures.v1.Signature> getGetSignatureMethod() {
    io.grpc.MethodDescriptor<com.chancery.signatures.v1.GetSignatureRequest, com.chancery.signatures.v1.Signature> getGetSignatureMethod;
    if ((getGetSignatureMethod = SignatureServiceGrpc.getGetSignatureMethod) == null) {
      synchronized (SignatureServiceGrpc.class) {
        if ((getGetSignatureMethod = SignatureServiceGrpc.getGetSignatureMethod) == null) {
          SignatureServiceGrpc.getGetSignatureMethod = getGetSignatureMethod =
              io.grpc.MethodDescriptor.<com.chancery.signatures.v1.GetSignatureRequest, com.chancery.signatures.v1.Signature>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetSignature"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.signatures.v1.GetSignatureRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.signatures.v1.Signature.getDefaultInstance()))
              .setSchemaDescriptor(new SignatureServiceMethodDescriptorSupplier("GetSignature"))
              .build();
        }
      }
    }
    return getGetSignatureMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.signatures.v1.ListSignaturesRequest,
      com.chancery.signatures.v1.ListSignaturesResponse> getListSignaturesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListSignatures",
      requestType = com.chancery.signatures.v1.ListSignaturesRequest.class,
      responseType = com.chancery.signatures.v1.ListSignaturesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.signatures.v1.ListSignaturesRequest,
      com.chancery.signatures.v1.ListSignaturesResponse> getListSignaturesMethod() {
    io.grpc.MethodDescriptor<com.chancery.signatures.v1.ListSignaturesRequest, com.chancery.signatures.v1.ListSignaturesResponse> getListSignaturesMethod;
    if ((getListSignaturesMethod = SignatureServiceGrpc.getListSignaturesMethod) == null) {
      synchronized (SignatureServiceGrpc.class) {
        if ((getListSignaturesMethod = SignatureServiceGrpc.getListSignaturesMethod) == null) {
          SignatureServiceGrpc.getListSignaturesMethod = getListSignaturesMethod =
              io.grpc.MethodDescriptor.<com.chancery.signatures.v1.ListSignaturesRequest, com.chancery.signatures.v1.ListSignaturesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListSignatures"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.signatures.v1.ListSignaturesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.signatures.v1.ListSignaturesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new SignatureServiceMethodDescriptorSupplier("ListSignatures"))
              .build();
        }
      }
    }
    return getListSignaturesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.signatures.v1.ValidateFileRequest,
      com.chancery.signatures.v1.ValidationReport> getValidateFileMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ValidateFile",
      requestType = com.chancery.signatures.v1.ValidateFileRequest.class,
      responseType = com.chancery.signatures.v1.ValidationReport.class,
      methodType = io.grpc.MethodDescriptor.MethodType.CLIENT_STREAMING)
  public static io.grpc.MethodDescriptor<com.chancery.signatures.v1.ValidateFileRequest,
      com.chancery.signatures.v1.ValidationReport> getValidateFileMethod() {
    io.grpc.MethodDescriptor<com.chancery.signatures.v1.ValidateFileRequest, com.chancery.signatures.v1.ValidationReport> getValidateFileMethod;
    if ((getValidateFileMethod = SignatureServiceGrpc.getValidateFileMethod) == null) {
      synchronized (SignatureServiceGrpc.class) {
        if ((getValidateFileMethod = SignatureServiceGrpc.getValidateFileMethod) == null) {
          SignatureServiceGrpc.getValidateFileMethod = getValidateFileMethod =
              io.grpc.MethodDescriptor.<com.chancery.signatures.v1.ValidateFileRequest, com.chancery.signatures.v1.ValidationReport>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.CLIENT_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ValidateFile"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.signatures.v1.ValidateFileRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.signatures.v1.ValidationReport.getDefaultInstance()))
              .setSchemaDescriptor(new SignatureServiceMethodDescriptorSupplier("ValidateFile"))
              .build();
        }
      }
    }
    return getValidateFileMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.signatures.v1.ValidateDocumentRequest,
      com.chancery.signatures.v1.ValidationReport> getValidateDocumentMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ValidateDocument",
      requestType = com.chancery.signatures.v1.ValidateDocumentRequest.class,
      responseType = com.chancery.signatures.v1.ValidationReport.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.signatures.v1.ValidateDocumentRequest,
      com.chancery.signatures.v1.ValidationReport> getValidateDocumentMethod() {
    io.grpc.MethodDescriptor<com.chancery.signatures.v1.ValidateDocumentRequest, com.chancery.signatures.v1.ValidationReport> getValidateDocumentMethod;
    if ((getValidateDocumentMethod = SignatureServiceGrpc.getValidateDocumentMethod) == null) {
      synchronized (SignatureServiceGrpc.class) {
        if ((getValidateDocumentMethod = SignatureServiceGrpc.getValidateDocumentMethod) == null) {
          SignatureServiceGrpc.getValidateDocumentMethod = getValidateDocumentMethod =
              io.grpc.MethodDescriptor.<com.chancery.signatures.v1.ValidateDocumentRequest, com.chancery.signatures.v1.ValidationReport>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ValidateDocument"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.signatures.v1.ValidateDocumentRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.signatures.v1.ValidationReport.getDefaultInstance()))
              .setSchemaDescriptor(new SignatureServiceMethodDescriptorSupplier("ValidateDocument"))
              .build();
        }
      }
    }
    return getValidateDocumentMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static SignatureServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SignatureServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SignatureServiceStub>() {
        @java.lang.Override
        public SignatureServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SignatureServiceStub(channel, callOptions);
        }
      };
    return SignatureServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static SignatureServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SignatureServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SignatureServiceBlockingV2Stub>() {
        @java.lang.Override
        public SignatureServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SignatureServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return SignatureServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static SignatureServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SignatureServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SignatureServiceBlockingStub>() {
        @java.lang.Override
        public SignatureServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SignatureServiceBlockingStub(channel, callOptions);
        }
      };
    return SignatureServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static SignatureServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SignatureServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SignatureServiceFutureStub>() {
        @java.lang.Override
        public SignatureServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SignatureServiceFutureStub(channel, callOptions);
        }
      };
    return SignatureServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Shows signatures, and validates any signed PDF.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Returns a signature.
     * </pre>
     */
    default void getSignature(com.chancery.signatures.v1.GetSignatureRequest request,
        io.grpc.stub.StreamObserver<com.chancery.signatures.v1.Signature> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetSignatureMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the organization's signatures, newest first.
     * </pre>
     */
    default void listSignatures(com.chancery.signatures.v1.ListSignaturesRequest request,
        io.grpc.stub.StreamObserver<com.chancery.signatures.v1.ListSignaturesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListSignaturesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Validates a signed PDF of anybody's, sent in chunks of at most 1 MiB; nothing is kept.
     * Over HTTP the body is the file itself. Fails with `PDF_…` when the file cannot be read and `DOCUMENT_TOO_LARGE` over 64 MiB.
     * A file without signatures is not an error: the report says so.
     * </pre>
     */
    default io.grpc.stub.StreamObserver<com.chancery.signatures.v1.ValidateFileRequest> validateFile(
        io.grpc.stub.StreamObserver<com.chancery.signatures.v1.ValidationReport> responseObserver) {
      return io.grpc.stub.ServerCalls.asyncUnimplementedStreamingCall(getValidateFileMethod(), responseObserver);
    }

    /**
     * <pre>
     * Validates a version of a document of the organization's.
     * </pre>
     */
    default void validateDocument(com.chancery.signatures.v1.ValidateDocumentRequest request,
        io.grpc.stub.StreamObserver<com.chancery.signatures.v1.ValidationReport> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getValidateDocumentMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service SignatureService.
   * <pre>
   * Shows signatures, and validates any signed PDF.
   * </pre>
   */
  public static abstract class SignatureServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return SignatureServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service SignatureService.
   * <pre>
   * Shows signatures, and validates any signed PDF.
   * </pre>
   */
  public static final class SignatureServiceStub
      extends io.grpc.stub.AbstractAsyncStub<SignatureServiceStub> {
    private SignatureServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SignatureServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SignatureServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns a signature.
     * </pre>
     */
    public void getSignature(com.chancery.signatures.v1.GetSignatureRequest request,
        io.grpc.stub.StreamObserver<com.chancery.signatures.v1.Signature> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetSignatureMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the organization's signatures, newest first.
     * </pre>
     */
    public void listSignatures(com.chancery.signatures.v1.ListSignaturesRequest request,
        io.grpc.stub.StreamObserver<com.chancery.signatures.v1.ListSignaturesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListSignaturesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Validates a signed PDF of anybody's, sent in chunks of at most 1 MiB; nothing is kept.
     * Over HTTP the body is the file itself. Fails with `PDF_…` when the file cannot be read and `DOCUMENT_TOO_LARGE` over 64 MiB.
     * A file without signatures is not an error: the report says so.
     * </pre>
     */
    public io.grpc.stub.StreamObserver<com.chancery.signatures.v1.ValidateFileRequest> validateFile(
        io.grpc.stub.StreamObserver<com.chancery.signatures.v1.ValidationReport> responseObserver) {
      return io.grpc.stub.ClientCalls.asyncClientStreamingCall(
          getChannel().newCall(getValidateFileMethod(), getCallOptions()), responseObserver);
    }

    /**
     * <pre>
     * Validates a version of a document of the organization's.
     * </pre>
     */
    public void validateDocument(com.chancery.signatures.v1.ValidateDocumentRequest request,
        io.grpc.stub.StreamObserver<com.chancery.signatures.v1.ValidationReport> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getValidateDocumentMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service SignatureService.
   * <pre>
   * Shows signatures, and validates any signed PDF.
   * </pre>
   */
  public static final class SignatureServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<SignatureServiceBlockingV2Stub> {
    private SignatureServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SignatureServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SignatureServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns a signature.
     * </pre>
     */
    public com.chancery.signatures.v1.Signature getSignature(com.chancery.signatures.v1.GetSignatureRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetSignatureMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the organization's signatures, newest first.
     * </pre>
     */
    public com.chancery.signatures.v1.ListSignaturesResponse listSignatures(com.chancery.signatures.v1.ListSignaturesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListSignaturesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Validates a signed PDF of anybody's, sent in chunks of at most 1 MiB; nothing is kept.
     * Over HTTP the body is the file itself. Fails with `PDF_…` when the file cannot be read and `DOCUMENT_TOO_LARGE` over 64 MiB.
     * A file without signatures is not an error: the report says so.
     * </pre>
     */
    @io.grpc.ExperimentalApi("https://github.com/grpc/grpc-java/issues/10918")
    public io.grpc.stub.BlockingClientCall<com.chancery.signatures.v1.ValidateFileRequest, com.chancery.signatures.v1.ValidationReport>
        validateFile() {
      return io.grpc.stub.ClientCalls.blockingClientStreamingCall(
          getChannel(), getValidateFileMethod(), getCallOptions());
    }

    /**
     * <pre>
     * Validates a version of a document of the organization's.
     * </pre>
     */
    public com.chancery.signatures.v1.ValidationReport validateDocument(com.chancery.signatures.v1.ValidateDocumentRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getValidateDocumentMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service SignatureService.
   * <pre>
   * Shows signatures, and validates any signed PDF.
   * </pre>
   */
  public static final class SignatureServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<SignatureServiceBlockingStub> {
    private SignatureServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SignatureServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SignatureServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns a signature.
     * </pre>
     */
    public com.chancery.signatures.v1.Signature getSignature(com.chancery.signatures.v1.GetSignatureRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetSignatureMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the organization's signatures, newest first.
     * </pre>
     */
    public com.chancery.signatures.v1.ListSignaturesResponse listSignatures(com.chancery.signatures.v1.ListSignaturesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListSignaturesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Validates a version of a document of the organization's.
     * </pre>
     */
    public com.chancery.signatures.v1.ValidationReport validateDocument(com.chancery.signatures.v1.ValidateDocumentRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getValidateDocumentMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service SignatureService.
   * <pre>
   * Shows signatures, and validates any signed PDF.
   * </pre>
   */
  public static final class SignatureServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<SignatureServiceFutureStub> {
    private SignatureServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SignatureServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SignatureServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns a signature.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.signatures.v1.Signature> getSignature(
        com.chancery.signatures.v1.GetSignatureRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetSignatureMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the organization's signatures, newest first.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.signatures.v1.ListSignaturesResponse> listSignatures(
        com.chancery.signatures.v1.ListSignaturesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListSignaturesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Validates a version of a document of the organization's.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.signatures.v1.ValidationReport> validateDocument(
        com.chancery.signatures.v1.ValidateDocumentRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getValidateDocumentMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_GET_SIGNATURE = 0;
  private static final int METHODID_LIST_SIGNATURES = 1;
  private static final int METHODID_VALIDATE_DOCUMENT = 2;
  private static final int METHODID_VALIDATE_FILE = 3;

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
        case METHODID_GET_SIGNATURE:
          serviceImpl.getSignature((com.chancery.signatures.v1.GetSignatureRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.signatures.v1.Signature>) responseObserver);
          break;
        case METHODID_LIST_SIGNATURES:
          serviceImpl.listSignatures((com.chancery.signatures.v1.ListSignaturesRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.signatures.v1.ListSignaturesResponse>) responseObserver);
          break;
        case METHODID_VALIDATE_DOCUMENT:
          serviceImpl.validateDocument((com.chancery.signatures.v1.ValidateDocumentRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.signatures.v1.ValidationReport>) responseObserver);
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
        case METHODID_VALIDATE_FILE:
          return (io.grpc.stub.StreamObserver<Req>) serviceImpl.validateFile(
              (io.grpc.stub.StreamObserver<com.chancery.signatures.v1.ValidationReport>) responseObserver);
        default:
          throw new AssertionError();
      }
    }
  }

  public static final io.grpc.ServerServiceDefinition bindService(AsyncService service) {
    return io.grpc.ServerServiceDefinition.builder(getServiceDescriptor())
        .addMethod(
          getGetSignatureMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.signatures.v1.GetSignatureRequest,
              com.chancery.signatures.v1.Signature>(
                service, METHODID_GET_SIGNATURE)))
        .addMethod(
          getListSignaturesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.signatures.v1.ListSignaturesRequest,
              com.chancery.signatures.v1.ListSignaturesResponse>(
                service, METHODID_LIST_SIGNATURES)))
        .addMethod(
          getValidateFileMethod(),
          io.grpc.stub.ServerCalls.asyncClientStreamingCall(
            new MethodHandlers<
              com.chancery.signatures.v1.ValidateFileRequest,
              com.chancery.signatures.v1.ValidationReport>(
                service, METHODID_VALIDATE_FILE)))
        .addMethod(
          getValidateDocumentMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.signatures.v1.ValidateDocumentRequest,
              com.chancery.signatures.v1.ValidationReport>(
                service, METHODID_VALIDATE_DOCUMENT)))
        .build();
  }

  private static abstract class SignatureServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    SignatureServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return com.chancery.signatures.v1.SignatureServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("SignatureService");
    }
  }

  private static final class SignatureServiceFileDescriptorSupplier
      extends SignatureServiceBaseDescriptorSupplier {
    SignatureServiceFileDescriptorSupplier() {}
  }

  private static final class SignatureServiceMethodDescriptorSupplier
      extends SignatureServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    SignatureServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (SignatureServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new SignatureServiceFileDescriptorSupplier())
              .addMethod(getGetSignatureMethod())
              .addMethod(getListSignaturesMethod())
              .addMethod(getValidateFileMethod())
              .addMethod(getValidateDocumentMethod())
              .build();
        }
      }
    }
    return result;
  }
}
