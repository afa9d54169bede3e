package com.chancery.documents.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Keeps documents: encrypted at rest, versioned, hashed.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class DocumentServiceGrpc {

  private DocumentServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "chancery.documents.v1.DocumentService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<com.chancery.documents.v1.UploadDocumentRequest,
      com.chancery.documents.v1.Document> getUploadDocumentMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UploadDocument",
      requestType = com.chancery.documents.v1.UploadDocumentRequest.class,
      responseType = com.chancery.documents.v1.Document.class,
      methodType = io.grpc.MethodDescriptor.MethodType.CLIENT_STREAMING)
  public static io.grpc.MethodDescriptor<com.chancery.documents.v1.UploadDocumentRequest,
      com.chancery.documents.v1.Document> getUploadDocumentMethod() {
    io.grpc.MethodDescriptor<com.chancery.documents.v1.UploadDocumentRequest, com.chancery.documents.v1.Document> getUploadDocumentMethod;
    if ((getUploadDocumentMethod = DocumentServiceGrpc.getUploadDocumentMethod) == null) {
      synchronized (DocumentServiceGrpc.class) {
        if ((getUploadDocumentMethod = DocumentServiceGrpc.getUploadDocumentMethod) == null) {
          DocumentServiceGrpc.getUploadDocumentMethod = getUploadDocumentMethod =
              io.grpc.MethodDescriptor.<com.chancery.documents.v1.UploadDocumentRequest, com.chancery.documents.v1.Document>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.CLIENT_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UploadDocument"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.UploadDocumentRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.Document.getDefaultInstance()))
              .setSchemaDescriptor(new DocumentServiceMethodDescriptorSupplier("UploadDocument"))
              .build();
        }
      }
    }
    return getUploadDocumentMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.documents.v1.GetDocumentRequest,
      com.chancery.documents.v1.Document> getGetDocumentMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetDocument",
      requestType = com.chancery.documents.v1.GetDocumentRequest.class,
      responseType = com.chancery.documents.v1.Document.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.documents.v1.GetDocumentRequest,
      com.chancery.documents.v1.Document> getGetDocumentMethod() {
    io.grpc.MethodDescriptor<com.chancery.documents.v1.GetDocumentRequest, com.chancery.documents.v1.Document> getGetDocumentMethod;
    if ((getGetDocumentMethod = DocumentServiceGrpc.getGetDocumentMethod) == null) {
      synchronized (DocumentServiceGrpc.class) {
        if ((getGetDocumentMethod = DocumentServiceGrpc.getGetDocumentMethod) == null) {
          DocumentServiceGrpc.getGetDocumentMethod = getGetDocumentMethod =
              io.grpc.MethodDescriptor.<com.chancery.documents.v1.GetDocumentRequest, com.chancery.documents.v1.Document>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetDocument"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.GetDocumentRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.Document.getDefaultInstance()))
              .setSchemaDescriptor(new DocumentServiceMethodDescriptorSupplier("GetDocument"))
              .build();
        }
      }
    }
    return getGetDocumentMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.documents.v1.ListDocumentsRequest,
      com.chancery.documents.v1.ListDocumentsResponse> getListDocumentsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListDocuments",
      requestType = com.chancery.documents.v1.ListDocumentsRequest.class,
      responseType = com.chancery.documents.v1.ListDocumentsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.documents.v1.ListDocumentsRequest,
      com.chancery.documents.v1.ListDocumentsResponse> getListDocumentsMethod() {
    io.grpc.MethodDescriptor<com.chancery.documents.v1.ListDocumentsRequest, com.chancery.documents.v1.ListDocumentsResponse> getListDocumentsMethod;
    if ((getListDocumentsMethod = DocumentServiceGrpc.getListDocumentsMethod) == null) {
      synchronized (DocumentServiceGrpc.class) {
        if ((getListDocumentsMethod = DocumentServiceGrpc.getListDocumentsMethod) == null) {
          DocumentServiceGrpc.getListDocumentsMethod = getListDocumentsMethod =
              io.grpc.MethodDescriptor.<com.chancery.documents.v1.ListDocumentsRequest, com.chancery.documents.v1.ListDocumentsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListDocuments"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.ListDocumentsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.ListDocumentsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DocumentServiceMethodDescriptorSupplier("ListDocuments"))
              .build();
        }
      }
    }
    return getListDocumentsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.documents.v1.UpdateDocumentRequest,
      com.chancery.documents.v1.Document> getUpdateDocumentMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateDocument",
      requestType = com.chancery.documents.v1.UpdateDocumentRequest.class,
      responseType = com.chancery.documents.v1.Document.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.documents.v1.UpdateDocumentRequest,
      com.chancery.documents.v1.Document> getUpdateDocumentMethod() {
    io.grpc.MethodDescriptor<com.chancery.documents.v1.UpdateDocumentRequest, com.chancery.documents.v1.Document> getUpdateDocumentMethod;
    if ((getUpdateDocumentMethod = DocumentServiceGrpc.getUpdateDocumentMethod) == null) {
      synchronized (DocumentServiceGrpc.class) {
        if ((getUpdateDocumentMethod = DocumentServiceGrpc.getUpdateDocumentMethod) == null) {
          DocumentServiceGrpc.getUpdateDocumentMethod = getUpdateDocumentMethod =
              io.grpc.MethodDescriptor.<com.chancery.documents.v1.UpdateDocumentRequest, com.chancery.documents.v1.Document>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateDocument"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.UpdateDocumentRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.Document.getDefaultInstance()))
              .setSchemaDescriptor(new DocumentServiceMethodDescriptorSupplier("UpdateDocument"))
              .build();
        }
      }
    }
    return getUpdateDocumentMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.documents.v1.DeleteDocumentRequest,
      com.google.protobuf.Empty> getDeleteDocumentMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DeleteDocument",
      requestType = com.chancery.documents.v1.DeleteDocumentRequest.class,
      responseType = com.google.protobuf.Empty.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.documents.v1.DeleteDocumentRequest,
      com.google.protobuf.Empty> getDeleteDocumentMethod() {
    io.grpc.MethodDescriptor<com.chancery.documents.v1.DeleteDocumentRequest, com.google.protobuf.Empty> getDeleteDocumentMethod;
    if ((getDeleteDocumentMethod = DocumentServiceGrpc.getDeleteDocumentMethod) == null) {
      synchronized (DocumentServiceGrpc.class) {
        if ((getDeleteDocumentMethod = DocumentServiceGrpc.getDeleteDocumentMethod) == null) {
          DocumentServiceGrpc.getDeleteDocumentMethod = getDeleteDocumentMethod =
              io.grpc.MethodDescriptor.<com.chancery.documents.v1.DeleteDocumentRequest, com.google.protobuf.Empty>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DeleteDocument"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.DeleteDocumentRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.google.protobuf.Empty.getDefaultInstance()))
              .setSchemaDescriptor(new DocumentServiceMethodDescriptorSupplier("DeleteDocument"))
              .build();
        }
      }
    }
    return getDeleteDocumentMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.documents.v1.ListDocumentVersionsRequest,
      com.chancery.documents.v1.ListDocumentVersionsResponse> getListDocumentVersionsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListDocumentVersions",
      requestType = com.chancery.documents.v1.ListDocumentVersionsRequest.class,
      responseType = com.chancery.documents.v1.ListDocumentVersionsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.documents.v1.ListDocumentVersionsRequest,
      com.chancery.documents.v1.ListDocumentVersionsResponse> getListDocumentVersionsMethod() {
    io.grpc.MethodDescriptor<com.chancery.documents.v1.ListDocumentVersionsRequest, com.chancery.documents.v1.ListDocumentVersionsResponse> getListDocumentVersionsMethod;
    if ((getListDocumentVersionsMethod = DocumentServiceGrpc.getListDocumentVersionsMethod) == null) {
      synchronized (DocumentServiceGrpc.class) {
        if ((getListDocumentVersionsMethod = DocumentServiceGrpc.getListDocumentVersionsMethod) == null) {
          DocumentServiceGrpc.getListDocumentVersionsMethod = getListDocumentVersionsMethod =
              io.grpc.MethodDescriptor.<com.chancery.documents.v1.ListDocumentVersionsRequest, com.chancery.documents.v1.ListDocumentVersionsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListDocumentVersions"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.ListDocumentVersionsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.ListDocumentVersionsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DocumentServiceMethodDescriptorSupplier("ListDocumentVersions"))
              .build();
        }
      }
    }
    return getListDocumentVersionsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.documents.v1.DownloadDocumentRequest,
      com.chancery.documents.v1.DownloadDocumentResponse> getDownloadDocumentMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DownloadDocument",
      requestType = com.chancery.documents.v1.DownloadDocumentRequest.class,
      responseType = com.chancery.documents.v1.DownloadDocumentResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
  public static io.grpc.MethodDescriptor<com.chancery.documents.v1.DownloadDocumentRequest,
      com.chancery.documents.v1.DownloadDocumentResponse> getDownloadDocumentMethod() {
    io.grpc.MethodDescriptor<com.chancery.documents.v1.DownloadDocumentRequest, com.chancery.documents.v1.DownloadDocumentResponse> getDownloadDocumentMethod;
    if ((getDownloadDocumentMethod = DocumentServiceGrpc.getDownloadDocumentMethod) == null) {
      synchronized (DocumentServiceGrpc.class) {
        if ((getDownloadDocumentMethod = DocumentServiceGrpc.getDownloadDocumentMethod) == null) {
          DocumentServiceGrpc.getDownloadDocumentMethod = getDownloadDocumentMethod =
              io.grpc.MethodDescriptor.<com.chancery.documents.v1.DownloadDocumentRequest, com.chancery.documents.v1.DownloadDocumentResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DownloadDocument"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.DownloadDocumentRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.DownloadDocumentResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DocumentServiceMethodDescriptorSupplier("DownloadDocument"))
              .build();
        }
      }
    }
    return getDownloadDocumentMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.documents.v1.RenderPageRequest,
      com.chancery.documents.v1.PageImage> getRenderPageMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RenderPage",
      requestType = com.chancery.documents.v1.RenderPageRequest.class,
      responseType = com.chancery.documents.v1.PageImage.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.documents.v1.RenderPageRequest,
      com.chancery.documents.v1.PageImage> getRenderPageMethod() {
    io.grpc.MethodDescriptor<com.chancery.documents.v1.RenderPageRequest, com.chancery.documents.v1.PageImage> getRenderPageMethod;
    if ((getRenderPageMethod = DocumentServiceGrpc.getRenderPageMethod) == null) {
      synchronized (DocumentServiceGrpc.class) {
        if ((getRenderPageMethod = DocumentServiceGrpc.getRenderPageMethod) == null) {
          DocumentServiceGrpc.getRenderPageMethod = getRenderPageMethod =
              io.grpc.MethodDescriptor.<com.chancery.documents.v1.RenderPageRequest, com.chancery.documents.v1.PageImage>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RenderPage"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.RenderPageRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.documents.v1.PageImage.getDefaultInstance()))
              .setSchemaDescriptor(new DocumentServiceMethodDescriptorSupplier("RenderPage"))
              .build();
        }
      }
    }
    return getRenderPageMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static DocumentServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<DocumentServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<DocumentServiceStub>() {
        @java.lang.Override
        public DocumentServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new DocumentServiceStub(channel, callOptions);
        }
      };
    return DocumentServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static DocumentServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<DocumentServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<DocumentServiceBlockingV2Stub>() {
        @java.lang.Override
        public DocumentServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new DocumentServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return DocumentServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static DocumentServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<DocumentServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<DocumentServiceBlockingStub>() {
        @java.lang.Override
        public DocumentServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new DocumentServiceBlockingStub(channel, callOptions);
        }
      };
    return DocumentServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static DocumentServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<DocumentServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<DocumentServiceFutureStub>() {
        @java.lang.Override
        public DocumentServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new DocumentServiceFutureStub(channel, callOptions);
        }
      };
    return DocumentServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Keeps documents: encrypted at rest, versioned, hashed.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Uploads a PDF in chunks: first the header, then the bytes in order, each chunk at most 1 MiB.
     * Over HTTP the body is the file itself and the header comes as query parameters, such as `?header.name=contract.pdf`.
     * A file that cannot be signed (encrypted with a password, certified against changes, damaged) is refused with the reason; nothing is kept.
     * Fails with `DOCUMENT_TOO_LARGE` over 256 MiB, `PDF_…` when the file is not a usable PDF, `UPLOAD_HASH_MISMATCH` when `header.sha256` is
     * set and differs, `UPLOAD_HEADER_MISSING`. Idempotent by `header.request_id`. Records `document.uploaded`.
     * </pre>
     */
    default io.grpc.stub.StreamObserver<com.chancery.documents.v1.UploadDocumentRequest> uploadDocument(
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.Document> responseObserver) {
      return io.grpc.stub.ServerCalls.asyncUnimplementedStreamingCall(getUploadDocumentMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns a document with its newest version.
     * </pre>
     */
    default void getDocument(com.chancery.documents.v1.GetDocumentRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.Document> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetDocumentMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the organization's documents, newest first.
     * </pre>
     */
    default void listDocuments(com.chancery.documents.v1.ListDocumentsRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.ListDocumentsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListDocumentsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Changes name, tags or metadata.
     * Fails with `ETAG_MISMATCH` when somebody changed it first. Idempotent by `request_id`. Records `document.updated`.
     * </pre>
     */
    default void updateDocument(com.chancery.documents.v1.UpdateDocumentRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.Document> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateDocumentMethod(), responseObserver);
    }

    /**
     * <pre>
     * Deletes a document; its bytes are purged after 90 days.
     * Fails with `DOCUMENT_IN_USE` while an envelope holds it. Idempotent by `request_id`. Records `document.deleted`.
     * </pre>
     */
    default void deleteDocument(com.chancery.documents.v1.DeleteDocumentRequest request,
        io.grpc.stub.StreamObserver<com.google.protobuf.Empty> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDeleteDocumentMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the versions of a document, newest first.
     * </pre>
     */
    default void listDocumentVersions(com.chancery.documents.v1.ListDocumentVersionsRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.ListDocumentVersionsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListDocumentVersionsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Downloads the bytes of a version in chunks of at most 64 KiB, in order. Over HTTP the body is the file itself.
     * Every chunk is verified before it leaves; a damaged file ends the stream with `BLOB_DAMAGED`. Records `document.downloaded`.
     * </pre>
     */
    default void downloadDocument(com.chancery.documents.v1.DownloadDocumentRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.DownloadDocumentResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDownloadDocumentMethod(), responseObserver);
    }

    /**
     * <pre>
     * Draws a page of the newest version as a PNG image, for a viewer.
     * Fails with `PDF_PAGE_UNKNOWN` when there is no such page and `PAGE_RENDER_FAILED` when it cannot be drawn.
     * </pre>
     */
    default void renderPage(com.chancery.documents.v1.RenderPageRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.PageImage> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRenderPageMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service DocumentService.
   * <pre>
   * Keeps documents: encrypted at rest, versioned, hashed.
   * </pre>
   */
  public static abstract class DocumentServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return DocumentServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service DocumentService.
   * <pre>
   * Keeps documents: encrypted at rest, versioned, hashed.
   * </pre>
   */
  public static final class DocumentServiceStub
      extends io.grpc.stub.AbstractAsyncStub<DocumentServiceStub> {
    private DocumentServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected DocumentServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new DocumentServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Uploads a PDF in chunks: first the header, then the bytes in order, each chunk at most 1 MiB.
     * Over HTTP the body is the file itself and the header comes as query parameters, such as `?header.name=contract.pdf`.
     * A file that cannot be signed (encrypted with a password, certified against changes, damaged) is refused with the reason; nothing is kept.
     * Fails with `DOCUMENT_TOO_LARGE` over 256 MiB, `PDF_…` when the file is not a usable PDF, `UPLOAD_HASH_MISMATCH` when `header.sha256` is
     * set and differs, `UPLOAD_HEADER_MISSING`. Idempotent by `header.request_id`. Records `document.uploaded`.
     * </pre>
     */
    public io.grpc.stub.StreamObserver<com.chancery.documents.v1.UploadDocumentRequest> uploadDocument(
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.Document> responseObserver) {
      return io.grpc.stub.ClientCalls.asyncClientStreamingCall(
          getChannel().newCall(getUploadDocumentMethod(), getCallOptions()), responseObserver);
    }

    /**
     * <pre>
     * Returns a document with its newest version.
     * </pre>
     */
    public void getDocument(com.chancery.documents.v1.GetDocumentRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.Document> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetDocumentMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the organization's documents, newest first.
     * </pre>
     */
    public void listDocuments(com.chancery.documents.v1.ListDocumentsRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.ListDocumentsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListDocumentsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Changes name, tags or metadata.
     * Fails with `ETAG_MISMATCH` when somebody changed it first. Idempotent by `request_id`. Records `document.updated`.
     * </pre>
     */
    public void updateDocument(com.chancery.documents.v1.UpdateDocumentRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.Document> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateDocumentMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Deletes a document; its bytes are purged after 90 days.
     * Fails with `DOCUMENT_IN_USE` while an envelope holds it. Idempotent by `request_id`. Records `document.deleted`.
     * </pre>
     */
    public void deleteDocument(com.chancery.documents.v1.DeleteDocumentRequest request,
        io.grpc.stub.StreamObserver<com.google.protobuf.Empty> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDeleteDocumentMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the versions of a document, newest first.
     * </pre>
     */
    public void listDocumentVersions(com.chancery.documents.v1.ListDocumentVersionsRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.ListDocumentVersionsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListDocumentVersionsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Downloads the bytes of a version in chunks of at most 64 KiB, in order. Over HTTP the body is the file itself.
     * Every chunk is verified before it leaves; a damaged file ends the stream with `BLOB_DAMAGED`. Records `document.downloaded`.
     * </pre>
     */
    public void downloadDocument(com.chancery.documents.v1.DownloadDocumentRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.DownloadDocumentResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncServerStreamingCall(
          getChannel().newCall(getDownloadDocumentMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Draws a page of the newest version as a PNG image, for a viewer.
     * Fails with `PDF_PAGE_UNKNOWN` when there is no such page and `PAGE_RENDER_FAILED` when it cannot be drawn.
     * </pre>
     */
    public void renderPage(com.chancery.documents.v1.RenderPageRequest request,
        io.grpc.stub.StreamObserver<com.chancery.documents.v1.PageImage> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRenderPageMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service DocumentService.
   * <pre>
   * Keeps documents: encrypted at rest, versioned, hashed.
   * </pre>
   */
  public static final class DocumentServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<DocumentServiceBlockingV2Stub> {
    private DocumentServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected DocumentServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new DocumentServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Uploads a PDF in chunks: first the header, then the bytes in order, each chunk at most 1 MiB.
     * Over HTTP the body is the file itself and the header comes as query parameters, such as `?header.name=contract.pdf`.
     * A file that cannot be signed (encrypted with a password, certified against changes, damaged) is refused with the reason; nothing is kept.
     * Fails with `DOCUMENT_TOO_LARGE` over 256 MiB, `PDF_…` when the file is not a usable PDF, `UPLOAD_HASH_MISMATCH` when `header.sha256` is
     * set and differs, `UPLOAD_HEADER_MISSING`. Idempotent by `header.request_id`. Records `document.uploaded`.
     * </pre>
     */
    @io.grpc.ExperimentalApi("https://github.com/grpc/grpc-java/issues/10918")
    public io.grpc.stub.BlockingClientCall<com.chancery.documents.v1.UploadDocumentRequest, com.chancery.documents.v1.Document>
        uploadDocument() {
      return io.grpc.stub.ClientCalls.blockingClientStreamingCall(
          getChannel(), getUploadDocumentMethod(), getCallOptions());
    }

    /**
     * <pre>
     * Returns a document with its newest version.
     * </pre>
     */
    public com.chancery.documents.v1.Document getDocument(com.chancery.documents.v1.GetDocumentRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetDocumentMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the organization's documents, newest first.
     * </pre>
     */
    public com.chancery.documents.v1.ListDocumentsResponse listDocuments(com.chancery.documents.v1.ListDocumentsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListDocumentsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes name, tags or metadata.
     * Fails with `ETAG_MISMATCH` when somebody changed it first. Idempotent by `request_id`. Records `document.updated`.
     * </pre>
     */
    public com.chancery.documents.v1.Document updateDocument(com.chancery.documents.v1.UpdateDocumentRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateDocumentMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes a document; its bytes are purged after 90 days.
     * Fails with `DOCUMENT_IN_USE` while an envelope holds it. Idempotent by `request_id`. Records `document.deleted`.
     * </pre>
     */
    public com.google.protobuf.Empty deleteDocument(com.chancery.documents.v1.DeleteDocumentRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDeleteDocumentMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the versions of a document, newest first.
     * </pre>
     */
    public com.chancery.documents.v1.ListDocumentVersionsResponse listDocumentVersions(com.chancery.documents.v1.ListDocumentVersionsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListDocumentVersionsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Downloads the bytes of a version in chunks of at most 64 KiB, in order. Over HTTP the body is the file itself.
     * Every chunk is verified before it leaves; a damaged file ends the stream with `BLOB_DAMAGED`. Records `document.downloaded`.
     * </pre>
     */
    @io.grpc.ExperimentalApi("https://github.com/grpc/grpc-java/issues/10918")
    public io.grpc.stub.BlockingClientCall<?, com.chancery.documents.v1.DownloadDocumentResponse>
        downloadDocument(com.chancery.documents.v1.DownloadDocumentRequest request) {
      return io.grpc.stub.ClientCalls.blockingV2ServerStreamingCall(
          getChannel(), getDownloadDocumentMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Draws a page of the newest version as a PNG image, for a viewer.
     * Fails with `PDF_PAGE_UNKNOWN` when there is no such page and `PAGE_RENDER_FAILED` when it cannot be drawn.
     * </pre>
     */
    public com.chancery.documents.v1.PageImage renderPage(com.chancery.documents.v1.RenderPageRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRenderPageMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service DocumentService.
   * <pre>
   * Keeps documents: encrypted at rest, versioned, hashed.
   * </pre>
   */
  public static final class DocumentServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<DocumentServiceBlockingStub> {
    private DocumentServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected DocumentServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new DocumentServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns a document with its newest version.
     * </pre>
     */
    public com.chancery.documents.v1.Document getDocument(com.chancery.documents.v1.GetDocumentRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetDocumentMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the organization's documents, newest first.
     * </pre>
     */
    public com.chancery.documents.v1.ListDocumentsResponse listDocuments(com.chancery.documents.v1.ListDocumentsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListDocumentsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes name, tags or metadata.
     * Fails with `ETAG_MISMATCH` when somebody changed it first. Idempotent by `request_id`. Records `document.updated`.
     * </pre>
     */
    public com.chancery.documents.v1.Document updateDocument(com.chancery.documents.v1.UpdateDocumentRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateDocumentMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes a document; its bytes are purged after 90 days.
     * Fails with `DOCUMENT_IN_USE` while an envelope holds it. Idempotent by `request_id`. Records `document.deleted`.
     * </pre>
     */
    public com.google.protobuf.Empty deleteDocument(com.chancery.documents.v1.DeleteDocumentRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDeleteDocumentMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the versions of a document, newest first.
     * </pre>
     */
    public com.chancery.documents.v1.ListDocumentVersionsResponse listDocumentVersions(com.chancery.documents.v1.ListDocumentVersionsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListDocumentVersionsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Downloads the bytes of a version in chunks of at most 64 KiB, in order. Over HTTP the body is the file itself.
     * Every chunk is verified before it leaves; a damaged file ends the stream with `BLOB_DAMAGED`. Records `document.downloaded`.
     * </pre>
     */
    public java.util.Iterator<com.chancery.documents.v1.DownloadDocumentResponse> downloadDocument(
        com.chancery.documents.v1.DownloadDocumentRequest request) {
      return io.grpc.stub.ClientCalls.blockingServerStreamingCall(
          getChannel(), getDownloadDocumentMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Draws a page of the newest version as a PNG image, for a viewer.
     * Fails with `PDF_PAGE_UNKNOWN` when there is no such page and `PAGE_RENDER_FAILED` when it cannot be drawn.
     * </pre>
     */
    public com.chancery.documents.v1.PageImage renderPage(com.chancery.documents.v1.RenderPageRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRenderPageMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service DocumentService.
   * <pre>
   * Keeps documents: encrypted at rest, versioned, hashed.
   * </pre>
   */
  public static final class DocumentServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<DocumentServiceFutureStub> {
    private DocumentServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected DocumentServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new DocumentServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns a document with its newest version.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.documents.v1.Document> getDocument(
        com.chancery.documents.v1.GetDocumentRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetDocumentMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the organization's documents, newest first.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.documents.v1.ListDocumentsResponse> listDocuments(
        com.chancery.documents.v1.ListDocumentsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListDocumentsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Changes name, tags or metadata.
     * Fails with `ETAG_MISMATCH` when somebody changed it first. Idempotent by `request_id`. Records `document.updated`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.documents.v1.Document> updateDocument(
        com.chancery.documents.v1.UpdateDocumentRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateDocumentMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Deletes a document; its bytes are purged after 90 days.
     * Fails with `DOCUMENT_IN_USE` while an envelope holds it. Idempotent by `request_id`. Records `document.deleted`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.google.protobuf.Empty> deleteDocument(
        com.chancery.documents.v1.DeleteDocumentRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDeleteDocumentMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the versions of a document, newest first.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.documents.v1.ListDocumentVersionsResponse> listDocumentVersions(
        com.chancery.documents.v1.ListDocumentVersionsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListDocumentVersionsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Draws a page of the newest version as a PNG image, for a viewer.
     * Fails with `PDF_PAGE_UNKNOWN` when there is no such page and `PAGE_RENDER_FAILED` when it cannot be drawn.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.documents.v1.PageImage> renderPage(
        com.chancery.documents.v1.RenderPageRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRenderPageMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_GET_DOCUMENT = 0;
  private static final int METHODID_LIST_DOCUMENTS = 1;
  private static final int METHODID_UPDATE_DOCUMENT = 2;
  private static final int METHODID_DELETE_DOCUMENT = 3;
  private static final int METHODID_LIST_DOCUMENT_VERSIONS = 4;
  private static final int METHODID_DOWNLOAD_DOCUMENT = 5;
  private static final int METHODID_RENDER_PAGE = 6;
  private static final int METHODID_UPLOAD_DOCUMENT = 7;

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
        case METHODID_GET_DOCUMENT:
          serviceImpl.getDocument((com.chancery.documents.v1.GetDocumentRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.documents.v1.Document>) responseObserver);
          break;
        case METHODID_LIST_DOCUMENTS:
          serviceImpl.listDocuments((com.chancery.documents.v1.ListDocumentsRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.documents.v1.ListDocumentsResponse>) responseObserver);
          break;
        case METHODID_UPDATE_DOCUMENT:
          serviceImpl.updateDocument((com.chancery.documents.v1.UpdateDocumentRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.documents.v1.Document>) responseObserver);
          break;
        case METHODID_DELETE_DOCUMENT:
          serviceImpl.deleteDocument((com.chancery.documents.v1.DeleteDocumentRequest) request,
              (io.grpc.stub.StreamObserver<com.google.protobuf.Empty>) responseObserver);
          break;
        case METHODID_LIST_DOCUMENT_VERSIONS:
          serviceImpl.listDocumentVersions((com.chancery.documents.v1.ListDocumentVersionsRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.documents.v1.ListDocumentVersionsResponse>) responseObserver);
          break;
        case METHODID_DOWNLOAD_DOCUMENT:
          serviceImpl.downloadDocument((com.chancery.documents.v1.DownloadDocumentRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.documents.v1.DownloadDocumentResponse>) responseObserver);
          break;
        case METHODID_RENDER_PAGE:
          serviceImpl.renderPage((com.chancery.documents.v1.RenderPageRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.documents.v1.PageImage>) responseObserver);
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
        case METHODID_UPLOAD_DOCUMENT:
          return (io.grpc.stub.StreamObserver<Req>) serviceImpl.uploadDocument(
              (io.grpc.stub.StreamObserver<com.chancery.documents.v1.Document>) responseObserver);
        default:
          throw new AssertionError();
      }
    }
  }

  public static final io.grpc.ServerServiceDefinition bindService(AsyncService service) {
    return io.grpc.ServerServiceDefinition.builder(getServiceDescriptor())
        .addMethod(
          getUploadDocumentMethod(),
          io.grpc.stub.ServerCalls.asyncClientStreamingCall(
            new MethodHandlers<
              com.chancery.documents.v1.UploadDocumentRequest,
              com.chancery.documents.v1.Document>(
                service, METHODID_UPLOAD_DOCUMENT)))
        .addMethod(
          getGetDocumentMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.documents.v1.GetDocumentRequest,
              com.chancery.documents.v1.Document>(
                service, METHODID_GET_DOCUMENT)))
        .addMethod(
          getListDocumentsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.documents.v1.ListDocumentsRequest,
              com.chancery.documents.v1.ListDocumentsResponse>(
                service, METHODID_LIST_DOCUMENTS)))
        .addMethod(
          getUpdateDocumentMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.documents.v1.UpdateDocumentRequest,
              com.chancery.documents.v1.Document>(
                service, METHODID_UPDATE_DOCUMENT)))
        .addMethod(
          getDeleteDocumentMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.documents.v1.DeleteDocumentRequest,
              com.google.protobuf.Empty>(
                service, METHODID_DELETE_DOCUMENT)))
        .addMethod(
          getListDocumentVersionsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.documents.v1.ListDocumentVersionsRequest,
              com.chancery.documents.v1.ListDocumentVersionsResponse>(
                service, METHODID_LIST_DOCUMENT_VERSIONS)))
        .addMethod(
          getDownloadDocumentMethod(),
          io.grpc.stub.ServerCalls.asyncServerStreamingCall(
            new MethodHandlers<
              com.chancery.documents.v1.DownloadDocumentRequest,
              com.chancery.documents.v1.DownloadDocumentResponse>(
                service, METHODID_DOWNLOAD_DOCUMENT)))
        .addMethod(
          getRenderPageMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.documents.v1.RenderPageRequest,
              com.chancery.documents.v1.PageImage>(
                service, METHODID_RENDER_PAGE)))
        .build();
  }

  private static abstract class DocumentServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    DocumentServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return com.chancery.documents.v1.DocumentServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("DocumentService");
    }
  }

  private static final class DocumentServiceFileDescriptorSupplier
      extends DocumentServiceBaseDescriptorSupplier {
    DocumentServiceFileDescriptorSupplier() {}
  }

  private static final class DocumentServiceMethodDescriptorSupplier
      extends DocumentServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    DocumentServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (DocumentServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new DocumentServiceFileDescriptorSupplier())
              .addMethod(getUploadDocumentMethod())
              .addMethod(getGetDocumentMethod())
              .addMethod(getListDocumentsMethod())
              .addMethod(getUpdateDocumentMethod())
              .addMethod(getDeleteDocumentMethod())
              .addMethod(getListDocumentVersionsMethod())
              .addMethod(getDownloadDocumentMethod())
              .addMethod(getRenderPageMethod())
              .build();
        }
      }
    }
    return result;
  }
}
