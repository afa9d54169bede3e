package com.chancery.documents.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Takes files in pieces, over connections that break: what has arrived stays, encrypted, until the upload is finished or 24 hours old.
 * An upload belongs to who began it. A client that lost its connection asks GetUpload where to go on.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class UploadServiceGrpc {

  private UploadServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "chancery.documents.v1.UploadService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<com.chancery.documents.v1.CreateUploadRequest,
      com.chancery.documents.v1.Upload> getCreateUploadMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateUpload",
      requestType = com.chancery.documents.v1.CreateUploadRequest.class,
      responseType = com.chancery.documents.v1.Upload.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.documents.v1.CreateUploadRequest,
      com.chancery.documents.v1.Upload> getCreateUploadMethod() {
    io.grpc.MethodDescriptor<com.chancery.documents.v1.CreateUploadRequest, com.chancery.documents.v1.Upload> getCreateUploadMethod;
    if ((getCreateUploadMethod = UploadServiceGrpc.getCreateUploadMethod) == null) {
      synchronized (UploadServiceGrpc.class) {
        if ((getCreateUploadMethod = UploadServiceGrpc.getCreateUploadMethod) == null) {
          UploadServiceGrpc.getCreateUploadMethod = getCreateUploadMethod =
              io.grpc.MethodDescriptor.<com.chancery.documents.v1.CreateUploadRequest, com.chancery.documents.v1.Upload>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateUpload"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.CreateUploadRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.Upload.getDefaultInstance()))
              .setSchemaDescriptor(new UploadServiceMethodDescriptorSupplier("CreateUpload"))
              .build();
        }
      }
    }
    return getCreateUploadMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.documents.v1.AppendUploadRequest,
      com.chancery.documents.v1.AppendUploadResponse> getAppendUploadMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "AppendUpload",
      requestType = com.chancery.documents.v1.AppendUploadRequest.class,
      responseType = com.chancery.documents.v1.AppendUploadResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.documents.v1.AppendUploadRequest,
      com.chancery.documents.v1.AppendUploadResponse> getAppendUploadMethod() {
    io.grpc.MethodDescriptor<com.chancery.documents.v1.AppendUploadRequest, com.chancery.documents.v1.AppendUploadResponse> getAppendUploadMethod;
    if ((getAppendUploadMethod = UploadServiceGrpc.getAppendUploadMethod) == null) {
      synchronized (UploadServiceGrpc.class) {
        if ((getAppendUploadMethod = UploadServiceGrpc.getAppendUploadMethod) == null) {
          UploadServiceGrpc.getAppendUploadMethod = getAppendUploadMethod =
              io.grpc.MethodDescriptor.<com.chancery.documents.v1.AppendUploadRequest, com.chancery.documents.v1.AppendUploadResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "AppendUpload"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.AppendUploadRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.AppendUploadResponse.getDefaultInstance()))
              .setSchemaDescriptor(new UploadServiceMethodDescriptorSupplier("AppendUpload"))
              .build();
        }
      }
    }
    return getAppendUploadMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.documents.v1.GetUploadRequest,
      com.chancery.documents.v1.Upload> getGetUploadMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetUpload",
      requestType = com.chancery.documents.v1.GetUploadRequest.class,
      responseType = com.chancery.documents.v1.Upload.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.documents.v1.GetUploadRequest,
      com.chancery.documents.v1.Upload> getGetUploadMethod() {
    io.grpc.MethodDescriptor<com.chancery.documents.v1.GetUploadRequest, com.chancery.documents.v1.Upload> getGetUploadMethod;
    if ((getGetUploadMethod = UploadServiceGrpc.getGetUploadMethod) == null) {
      synchronized (UploadServiceGrpc.class) {
        if ((getGetUploadMethod = UploadServiceGrpc.getGetUploadMethod) == null) {
          UploadServiceGrpc.getGetUploadMethod = getGetUploadMethod =
              io.grpc.MethodDescriptor.<com.chancery.documents.v1.GetUploadRequest, com.chancery.documents.v1.Upload>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetUpload"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.GetUploadRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.Upload.getDefaultInstance()))
              .setSchemaDescriptor(new UploadServiceMethodDescriptorSupplier("GetUpload"))
              .build();
        }
      }
    }
    return getGetUploadMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.documents.v1.FinishUploadRequest,
      com.chancery.documents.v1.Document> getFinishUploadMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "FinishUpload",
      requestType = com.chancery.documents.v1.FinishUploadRequest.class,
      responseType = com.chancery.documents.v1.Document.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.documents.v1.FinishUploadRequest,
      com.chancery.documents.v1.Document> getFinishUploadMethod() {
    io.grpc.MethodDescriptor<com.chancery.documents.v1.FinishUploadRequest, com.chancery.documents.v1.Document> getFinishUploadMethod;
    if ((getFinishUploadMethod = UploadServiceGrpc.getFinishUploadMethod) == null) {
      synchronized (UploadServiceGrpc.class) {
        if ((getFinishUploadMethod = UploadServiceGrpc.getFinishUploadMethod) == null) {
          UploadServiceGrpc.getFinishUploadMethod = getFinishUploadMethod =
              io.grpc.MethodDescriptor.<com.chancery.documents.v1.FinishUploadRequest, com.chancery.documents.v1.Document>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "FinishUpload"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.FinishUploadRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.Document.getDefaultInstance()))
              .setSchemaDescriptor(new UploadServiceMethodDescriptorSupplier("FinishUpload"))
              .build();
        }
      }
    }
    return getFinishUploadMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.documents.v1.AbandonUploadRequest,
      com.google.protobuf.Empty> getAbandonUploadMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "AbandonUpload",
      requestType = com.chancery.documents.v1.AbandonUploadRequest.class,
      responseType = com.google.protobuf.Empty.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.documents.v1.AbandonUploadRequest,
      com.google.protobuf.Empty> getAbandonUploadMethod() {
    io.grpc.MethodDescriptor<com.chancery.documents.v1.AbandonUploadRequest, com.google.protobuf.Empty> getAbandonUploadMethod;
    if ((getAbandonUploadMethod = UploadServiceGrpc.getAbandonUploadMethod) == null) {
      synchronized (UploadServiceGrpc.class) {
        if ((getAbandonUploadMethod = UploadServiceGrpc.getAbandonUploadMethod) == null) {
          UploadServiceGrpc.getAbandonUploadMethod = getAbandonUploadMethod =
              io.grpc.MethodDescriptor.<com.chancery.documents.v1.AbandonUploadRequest, com.google.protobuf.Empty>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "AbandonUpload"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.AbandonUploadRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.google.protobuf.Empty.getDefaultInstance()))
              .setSchemaDescriptor(new UploadServiceMethodDescriptorSupplier("AbandonUpload"))
              .build();
        }
      }
    }
    return getAbandonUploadMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static UploadServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<UploadServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<UploadServiceStub>() {
        @java.lang.Override
        public UploadServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new UploadServiceStub(channel, callOptions);
        }
      };
    return UploadServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static UploadServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<UploadServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<UploadServiceBlockingV2Stub>() {
        @java.lang.Override
        public UploadServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new UploadServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return UploadServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static UploadServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<UploadServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<UploadServiceBlockingStub>() {
        @java.lang.Override
        public UploadServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new UploadServiceBlockingStub(channel, callOptions);
        }
      };
    return UploadServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static UploadServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<UploadServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<UploadServiceFutureStub>() {
        @java.lang.Override
        public UploadServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new UploadServiceFutureStub(channel, callOptions);
        }
      };
    return UploadServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Takes files in pieces, over connections that break: what has arrived stays, encrypted, until the upload is finished or 24 hours old.
   * An upload belongs to who began it. A client that lost its connection asks GetUpload where to go on.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Begins an upload.
     * Fails with `DOCUMENT_TOO_LARGE` over 256 MiB, and `UPLOADS_TOO_MANY` while the organization has 100 unfinished ones. Idempotent by
     * `request_id`.
     * </pre>
     */
    default void createUpload(com.chancery.documents.v1.CreateUploadRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.Upload> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateUploadMethod(), responseObserver);
    }

    /**
     * <pre>
     * Adds the next bytes.
     * Fails with `UPLOAD_OFFSET_WRONG` when they are not the next ones; `metadata.next_offset` is where to go on. Fails with `UPLOAD_CHUNK_SIZE`
     * when the chunk is smaller than 64 KiB and not the last, or reaches beyond the size the upload was begun with. Idempotent: bytes that have
     * arrived before are answered as they were then.
     * </pre>
     */
    default void appendUpload(com.chancery.documents.v1.AppendUploadRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.AppendUploadResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getAppendUploadMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns an upload, to see where to go on.
     * </pre>
     */
    default void getUpload(com.chancery.documents.v1.GetUploadRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.Upload> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetUploadMethod(), responseObserver);
    }

    /**
     * <pre>
     * Makes a document of what has arrived, as UploadDocument does; the upload is gone then.
     * Fails with `UPLOAD_INCOMPLETE` while bytes are missing, `UPLOAD_HASH_MISMATCH`, and `PDF_…` when the file cannot be signed; then the upload
     * stays as it is and can be abandoned. Idempotent by `request_id`. Records `document.uploaded`.
     * </pre>
     */
    default void finishUpload(com.chancery.documents.v1.FinishUploadRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.Document> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getFinishUploadMethod(), responseObserver);
    }

    /**
     * <pre>
     * Gives an upload up; its bytes go at once.
     * Idempotent by `request_id`.
     * </pre>
     */
    default void abandonUpload(com.chancery.documents.v1.AbandonUploadRequest request,
        io.grpc.stub.StreamObserver<com.google.protobuf.Empty> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getAbandonUploadMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service UploadService.
   * <pre>
   * Takes files in pieces, over connections that break: what has arrived stays, encrypted, until the upload is finished or 24 hours old.
   * An upload belongs to who began it. A client that lost its connection asks GetUpload where to go on.
   * </pre>
   */
  public static abstract class UploadServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return UploadServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service UploadService.
   * <pre>
   * Takes files in pieces, over connections that break: what has arrived stays, encrypted, until the upload is finished or 24 hours old.
   * An upload belongs to who began it. A client that lost its connection asks GetUpload where to go on.
   * </pre>
   */
  public static final class UploadServiceStub
      extends io.grpc.stub.AbstractAsyncStub<UploadServiceStub> {
    private UploadServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected UploadServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new UploadServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Begins an upload.
     * Fails with `DOCUMENT_TOO_LARGE` over 256 MiB, and `UPLOADS_TOO_MANY` while the organization has 100 unfinished ones. Idempotent by
     * `request_id`.
     * </pre>
     */
    public void createUpload(com.chancery.documents.v1.CreateUploadRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.Upload> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateUploadMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Adds the next bytes.
     * Fails with `UPLOAD_OFFSET_WRONG` when they are not the next ones; `metadata.next_offset` is where to go on. Fails with `UPLOAD_CHUNK_SIZE`
     * when the chunk is smaller than 64 KiB and not the last, or reaches beyond the size the upload was begun with. Idempotent: bytes that have
     * arrived before are answered as they were then.
     * </pre>
     */
    public void appendUpload(com.chancery.documents.v1.AppendUploadRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.AppendUploadResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getAppendUploadMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns an upload, to see where to go on.
     * </pre>
     */
    public void getUpload(com.chancery.documents.v1.GetUploadRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.Upload> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetUploadMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Makes a document of what has arrived, as UploadDocument does; the upload is gone then.
     * Fails with `UPLOAD_INCOMPLETE` while bytes are missing, `UPLOAD_HASH_MISMATCH`, and `PDF_…` when the file cannot be signed; then the upload
     * stays as it is and can be abandoned. Idempotent by `request_id`. Records `document.uploaded`.
     * </pre>
     */
    public void finishUpload(com.chancery.documents.v1.FinishUploadRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.Document> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getFinishUploadMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Gives an upload up; its bytes go at once.
     * Idempotent by `request_id`.
     * </pre>
     */
    public void abandonUpload(com.chancery.documents.v1.AbandonUploadRequest request,
        io.grpc.stub.StreamObserver<com.google.protobuf.Empty> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getAbandonUploadMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service UploadService.
   * <pre>
   * Takes files in pieces, over connections that break: what has arrived stays, encrypted, until the upload is finished or 24 hours old.
   * An upload belongs to who began it. A client that lost its connection asks GetUpload where to go on.
   * </pre>
   */
  public static final class UploadServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<UploadServiceBlockingV2Stub> {
    private UploadServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected UploadServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new UploadServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Begins an upload.
     * Fails with `DOCUMENT_TOO_LARGE` over 256 MiB, and `UPLOADS_TOO_MANY` while the organization has 100 unfinished ones. Idempotent by
     * `request_id`.
     * </pre>
     */
    public com.chancery.documents.v1.Upload createUpload(com.chancery.documents.v1.CreateUploadRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateUploadMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Adds the next bytes.
     * Fails with `UPLOAD_OFFSET_WRONG` when they are not the next ones; `metadata.next_offset` is where to go on. Fails with `UPLOAD_CHUNK_SIZE`
     * when the chunk is smaller than 64 KiB and not the last, or reaches beyond the size the upload was begun with. Idempotent: bytes that have
     * arrived before are answered as they were then.
     * </pre>
     */
    public com.chancery.documents.v1.AppendUploadResponse appendUpload(com.chancery.documents.v1.AppendUploadRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getAppendUploadMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns an upload, to see where to go on.
     * </pre>
     */
    public com.chancery.documents.v1.Upload getUpload(com.chancery.documents.v1.GetUploadRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetUploadMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Makes a document of what has arrived, as UploadDocument does; the upload is gone then.
     * Fails with `UPLOAD_INCOMPLETE` while bytes are missing, `UPLOAD_HASH_MISMATCH`, and `PDF_…` when the file cannot be signed; then the upload
     * stays as it is and can be abandoned. Idempotent by `request_id`. Records `document.uploaded`.
     * </pre>
     */
    public com.chancery.documents.v1.Document finishUpload(com.chancery.documents.v1.FinishUploadRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getFinishUploadMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Gives an upload up; its bytes go at once.
     * Idempotent by `request_id`.
     * </pre>
     */
    public com.google.protobuf.Empty abandonUpload(com.chancery.documents.v1.AbandonUploadRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getAbandonUploadMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service UploadService.
   * <pre>
   * Takes files in pieces, over connections that break: what has arrived stays, encrypted, until the upload is finished or 24 hours old.
   * An upload belongs to who began it. A client that lost its connection asks GetUpload where to go on.
   * </pre>
   */
  public static final class UploadServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<UploadServiceBlockingStub> {
    private UploadServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected UploadServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new UploadServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Begins an upload.
     * Fails with `DOCUMENT_TOO_LARGE` over 256 MiB, and `UPLOADS_TOO_MANY` while the organization has 100 unfinished ones. Idempotent by
     * `request_id`.
     * </pre>
     */
    public com.chancery.documents.v1.Upload createUpload(com.chancery.documents.v1.CreateUploadRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateUploadMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Adds the next bytes.
     * Fails with `UPLOAD_OFFSET_WRONG` when they are not the next ones; `metadata.next_offset` is where to go on. Fails with `UPLOAD_CHUNK_SIZE`
     * when the chunk is smaller than 64 KiB and not the last, or reaches beyond the size the upload was begun with. Idempotent: bytes that have
     * arrived before are answered as they were then.
     * </pre>
     */
    public com.chancery.documents.v1.AppendUploadResponse appendUpload(com.chancery.documents.v1.AppendUploadRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getAppendUploadMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns an upload, to see where to go on.
     * </pre>
     */
    public com.chancery.documents.v1.Upload getUpload(com.chancery.documents.v1.GetUploadRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetUploadMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Makes a document of what has arrived, as UploadDocument does; the upload is gone then.
     * Fails with `UPLOAD_INCOMPLETE` while bytes are missing, `UPLOAD_HASH_MISMATCH`, and `PDF_…` when the file cannot be signed; then the upload
     * stays as it is and can be abandoned. Idempotent by `request_id`. Records `document.uploaded`.
     * </pre>
     */
    public com.chancery.documents.v1.Document finishUpload(com.chancery.documents.v1.FinishUploadRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getFinishUploadMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Gives an upload up; its bytes go at once.
     * Idempotent by `request_id`.
     * </pre>
     */
    public com.google.protobuf.Empty abandonUpload(com.chancery.documents.v1.AbandonUploadRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getAbandonUploadMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service UploadService.
   * <pre>
   * Takes files in pieces, over connections that break: what has arrived stays, encrypted, until the upload is finished or 24 hours old.
   * An upload belongs to who began it. A client that lost its connection asks GetUpload where to go on.
   * </pre>
   */
  public static final class UploadServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<UploadServiceFutureStub> {
    private UploadServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected UploadServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new UploadServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Begins an upload.
     * Fails with `DOCUMENT_TOO_LARGE` over 256 MiB, and `UPLOADS_TOO_MANY` while the organization has 100 unfinished ones. Idempotent by
     * `request_id`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.documents.v1.Upload> createUpload(
        com.chancery.documents.v1.CreateUploadRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateUploadMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Adds the next bytes.
     * Fails with `UPLOAD_OFFSET_WRONG` when they are not the next ones; `metadata.next_offset` is where to go on. Fails with `UPLOAD_CHUNK_SIZE`
     * when the chunk is smaller than 64 KiB and not the last, or reaches beyond the size the upload was begun with. Idempotent: bytes that have
     * arrived before are answered as they were then.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.documents.v1.AppendUploadResponse> appendUpload(
        com.chancery.documents.v1.AppendUploadRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getAppendUploadMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns an upload, to see where to go on.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.documents.v1.Upload> getUpload(
        com.chancery.documents.v1.GetUploadRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetUploadMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Makes a document of what has arrived, as UploadDocument does; the upload is gone then.
     * Fails with `UPLOAD_INCOMPLETE` while bytes are missing, `UPLOAD_HASH_MISMATCH`, and `PDF_…` when the file cannot be signed; then the upload
     * stays as it is and can be abandoned. Idempotent by `request_id`. Records `document.uploaded`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.documents.v1.Document> finishUpload(
        com.chancery.documents.v1.FinishUploadRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getFinishUploadMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Gives an upload up; its bytes go at once.
     * Idempotent by `request_id`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.google.protobuf.Empty> abandonUpload(
        com.chancery.documents.v1.AbandonUploadRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getAbandonUploadMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_CREATE_UPLOAD = 0;
  private static final int METHODID_APPEND_UPLOAD = 1;
  private static final int METHODID_GET_UPLOAD = 2;
  private static final int METHODID_FINISH_UPLOAD = 3;
  private static final int METHODID_ABANDON_UPLOAD = 4;

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
        case METHODID_CREATE_UPLOAD:
          serviceImpl.createUpload((com.chancery.documents.v1.CreateUploadRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.documents.v1.Upload>) responseObserver);
          break;
        case METHODID_APPEND_UPLOAD:
          serviceImpl.appendUpload((com.chancery.documents.v1.AppendUploadRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.documents.v1.AppendUploadResponse>) responseObserver);
          break;
        case METHODID_GET_UPLOAD:
          serviceImpl.getUpload((com.chancery.documents.v1.GetUploadRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.documents.v1.Upload>) responseObserver);
          break;
        case METHODID_FINISH_UPLOAD:
          serviceImpl.finishUpload((com.chancery.documents.v1.FinishUploadRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.documents.v1.Document>) responseObserver);
          break;
        case METHODID_ABANDON_UPLOAD:
          serviceImpl.abandonUpload((com.chancery.documents.v1.AbandonUploadRequest) request,
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
          getCreateUploadMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.documents.v1.CreateUploadRequest,
              com.chancery.documents.v1.Upload>(
                service, METHODID_CREATE_UPLOAD)))
        .addMethod(
          getAppendUploadMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.documents.v1.AppendUploadRequest,
              com.chancery.documents.v1.AppendUploadResponse>(
                service, METHODID_APPEND_UPLOAD)))
        .addMethod(
          getGetUploadMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.documents.v1.GetUploadRequest,
              com.chancery.documents.v1.Upload>(
                service, METHODID_GET_UPLOAD)))
        .addMethod(
          getFinishUploadMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.documents.v1.FinishUploadRequest,
              com.chancery.documents.v1.Document>(
                service, METHODID_FINISH_UPLOAD)))
        .addMethod(
          getAbandonUploadMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.documents.v1.AbandonUploadRequest,
              com.google.protobuf.Empty>(
                service, METHODID_ABANDON_UPLOAD)))
        .build();
  }

  private static abstract class UploadServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    UploadServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return com.chancery.documents.v1.UploadServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("UploadService");
    }
  }

  private static final class UploadServiceFileDescriptorSupplier
      extends UploadServiceBaseDescriptorSupplier {
    UploadServiceFileDescriptorSupplier() {}
  }

  private static final class UploadServiceMethodDescriptorSupplier
      extends UploadServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    UploadServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (UploadServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new UploadServiceFileDescriptorSupplier())
              .addMethod(getCreateUploadMethod())
              .addMethod(getAppendUploadMethod())
              .addMethod(getGetUploadMethod())
              .addMethod(getFinishUploadMethod())
              .addMethod(getAbandonUploadMethod())
              .build();
        }
      }
    }
    return result;
  }
}
