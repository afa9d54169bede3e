package com.chancery.envelopes.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * What a recipient does, with the token of a signing link and no account.
 * Every method fails with `LINK_INVALID` when the link is unknown, expired or revoked. Every method but GetSigning, GetSigningLogo and those that
 * ask for or verify a code fails with `ACCESS_CODE_REQUIRED` or `ONE_TIME_CODE_REQUIRED` while a code is asked for and not given.
 * Acts fail with `ENVELOPE_ENDED` at its end and `RECIPIENT_FINISHED` when the recipient is done.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class SigningServiceGrpc {

  private SigningServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "chancery.envelopes.v1.SigningService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.GetSigningRequest,
      com.chancery.envelopes.v1.Signing> getGetSigningMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetSigning",
      requestType = com.chancery.envelopes.v1.GetSigningRequest.class,
      responseType = com.chancery.envelopes.v1.Signing.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.GetSigningRequest,
      com.chancery.envelopes.v1.Signing> getGetSigningMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.GetSigningRequest, com.chancery.envelopes.v1.Signing> getGetSigningMethod;
    if ((getGetSigningMethod = SigningServiceGrpc.getGetSigningMethod) == null) {
      synchronized (SigningServiceGrpc.class) {
        if ((getGetSigningMethod = SigningServiceGrpc.getGetSigningMethod) == null) {
          SigningServiceGrpc.getGetSigningMethod = getGetSigningMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.GetSigningRequest, com.chancery.envelopes.v1.Signing>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetSigning"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.GetSigningRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.Signing.getDefaultInstance()))
              .setSchemaDescriptor(new SigningServiceMethodDescriptorSupplier("GetSigning"))
              .build();
        }
      }
    }
    return getGetSigningMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.VerifyAccessCodeRequest,
      com.chancery.envelopes.v1.Signing> getVerifyAccessCodeMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "VerifyAccessCode",
      requestType = com.chancery.envelopes.v1.VerifyAccessCodeRequest.class,
      responseType = com.chancery.envelopes.v1.Signing.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.VerifyAccessCodeRequest,
      com.chancery.envelopes.v1.Signing> getVerifyAccessCodeMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.VerifyAccessCodeRequest, com.chancery.envelopes.v1.Signing> getVerifyAccessCodeMethod;
    if ((getVerifyAccessCodeMethod = SigningServiceGrpc.getVerifyAccessCodeMethod) == null) {
      synchronized (SigningServiceGrpc.class) {
        if ((getVerifyAccessCodeMethod = SigningServiceGrpc.getVerifyAccessCodeMethod) == null) {
          SigningServiceGrpc.getVerifyAccessCodeMethod = getVerifyAccessCodeMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.VerifyAccessCodeRequest, com.chancery.envelopes.v1.Signing>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "VerifyAccessCode"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.VerifyAccessCodeRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.Signing.getDefaultInstance()))
              .setSchemaDescriptor(new SigningServiceMethodDescriptorSupplier("VerifyAccessCode"))
              .build();
        }
      }
    }
    return getVerifyAccessCodeMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.RequestOneTimeCodeRequest,
      com.chancery.envelopes.v1.RequestOneTimeCodeResponse> getRequestOneTimeCodeMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RequestOneTimeCode",
      requestType = com.chancery.envelopes.v1.RequestOneTimeCodeRequest.class,
      responseType = com.chancery.envelopes.v1.RequestOneTimeCodeResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.RequestOneTimeCodeRequest,
      com.chancery.envelopes.v1.RequestOneTimeCodeResponse> getRequestOneTimeCodeMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.RequestOneTimeCodeRequest, com.chancery.envelopes.v1.RequestOneTimeCodeResponse> getRequestOneTimeCodeMethod;
    if ((getRequestOneTimeCodeMethod = SigningServiceGrpc.getRequestOneTimeCodeMethod) == null) {
      synchronized (SigningServiceGrpc.class) {
        if ((getRequestOneTimeCodeMethod = SigningServiceGrpc.getRequestOneTimeCodeMethod) == null) {
          SigningServiceGrpc.getRequestOneTimeCodeMethod = getRequestOneTimeCodeMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.RequestOneTimeCodeRequest, com.chancery.envelopes.v1.RequestOneTimeCodeResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RequestOneTimeCode"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.RequestOneTimeCodeRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.RequestOneTimeCodeResponse.getDefaultInstance()))
              .setSchemaDescriptor(new SigningServiceMethodDescriptorSupplier("RequestOneTimeCode"))
              .build();
        }
      }
    }
    return getRequestOneTimeCodeMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.VerifyOneTimeCodeRequest,
      com.chancery.envelopes.v1.Signing> getVerifyOneTimeCodeMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "VerifyOneTimeCode",
      requestType = com.chancery.envelopes.v1.VerifyOneTimeCodeRequest.class,
      responseType = com.chancery.envelopes.v1.Signing.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.VerifyOneTimeCodeRequest,
      com.chancery.envelopes.v1.Signing> getVerifyOneTimeCodeMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.VerifyOneTimeCodeRequest, com.chancery.envelopes.v1.Signing> getVerifyOneTimeCodeMethod;
    if ((getVerifyOneTimeCodeMethod = SigningServiceGrpc.getVerifyOneTimeCodeMethod) == null) {
      synchronized (SigningServiceGrpc.class) {
        if ((getVerifyOneTimeCodeMethod = SigningServiceGrpc.getVerifyOneTimeCodeMethod) == null) {
          SigningServiceGrpc.getVerifyOneTimeCodeMethod = getVerifyOneTimeCodeMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.VerifyOneTimeCodeRequest, com.chancery.envelopes.v1.Signing>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "VerifyOneTimeCode"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.VerifyOneTimeCodeRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.Signing.getDefaultInstance()))
              .setSchemaDescriptor(new SigningServiceMethodDescriptorSupplier("VerifyOneTimeCode"))
              .build();
        }
      }
    }
    return getVerifyOneTimeCodeMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.OpenSigningRequest,
      com.chancery.envelopes.v1.Signing> getOpenSigningMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "OpenSigning",
      requestType = com.chancery.envelopes.v1.OpenSigningRequest.class,
      responseType = com.chancery.envelopes.v1.Signing.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.OpenSigningRequest,
      com.chancery.envelopes.v1.Signing> getOpenSigningMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.OpenSigningRequest, com.chancery.envelopes.v1.Signing> getOpenSigningMethod;
    if ((getOpenSigningMethod = SigningServiceGrpc.getOpenSigningMethod) == null) {
      synchronized (SigningServiceGrpc.class) {
        if ((getOpenSigningMethod = SigningServiceGrpc.getOpenSigningMethod) == null) {
          SigningServiceGrpc.getOpenSigningMethod = getOpenSigningMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.OpenSigningRequest, com.chancery.envelopes.v1.Signing>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "OpenSigning"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.OpenSigningRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.Signing.getDefaultInstance()))
              .setSchemaDescriptor(new SigningServiceMethodDescriptorSupplier("OpenSigning"))
              .build();
        }
      }
    }
    return getOpenSigningMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.RecordConsentRequest,
      com.chancery.envelopes.v1.Signing> getRecordConsentMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RecordConsent",
      requestType = com.chancery.envelopes.v1.RecordConsentRequest.class,
      responseType = com.chancery.envelopes.v1.Signing.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.RecordConsentRequest,
      com.chancery.envelopes.v1.Signing> getRecordConsentMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.RecordConsentRequest, com.chancery.envelopes.v1.Signing> getRecordConsentMethod;
    if ((getRecordConsentMethod = SigningServiceGrpc.getRecordConsentMethod) == null) {
      synchronized (SigningServiceGrpc.class) {
        if ((getRecordConsentMethod = SigningServiceGrpc.getRecordConsentMethod) == null) {
          SigningServiceGrpc.getRecordConsentMethod = getRecordConsentMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.RecordConsentRequest, com.chancery.envelopes.v1.Signing>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RecordConsent"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.RecordConsentRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.Signing.getDefaultInstance()))
              .setSchemaDescriptor(new SigningServiceMethodDescriptorSupplier("RecordConsent"))
              .build();
        }
      }
    }
    return getRecordConsentMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.FillFieldsRequest,
      com.chancery.envelopes.v1.Signing> getFillFieldsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "FillFields",
      requestType = com.chancery.envelopes.v1.FillFieldsRequest.class,
      responseType = com.chancery.envelopes.v1.Signing.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.FillFieldsRequest,
      com.chancery.envelopes.v1.Signing> getFillFieldsMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.FillFieldsRequest, com.chancery.envelopes.v1.Signing> getFillFieldsMethod;
    if ((getFillFieldsMethod = SigningServiceGrpc.getFillFieldsMethod) == null) {
      synchronized (SigningServiceGrpc.class) {
        if ((getFillFieldsMethod = SigningServiceGrpc.getFillFieldsMethod) == null) {
          SigningServiceGrpc.getFillFieldsMethod = getFillFieldsMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.FillFieldsRequest, com.chancery.envelopes.v1.Signing>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "FillFields"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.FillFieldsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.Signing.getDefaultInstance()))
              .setSchemaDescriptor(new SigningServiceMethodDescriptorSupplier("FillFields"))
              .build();
        }
      }
    }
    return getFillFieldsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.SignEnvelopeRequest,
      com.chancery.envelopes.v1.Signing> getSignEnvelopeMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SignEnvelope",
      requestType = com.chancery.envelopes.v1.SignEnvelopeRequest.class,
      responseType = com.chancery.envelopes.v1.Signing.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.SignEnvelopeRequest,
      com.chancery.envelopes.v1.Signing> getSignEnvelopeMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.SignEnvelopeRequest, com.chancery.envelopes.v1.Signing> getSignEnvelopeMethod;
    if ((getSignEnvelopeMethod = SigningServiceGrpc.getSignEnvelopeMethod) == null) {
      synchronized (SigningServiceGrpc.class) {
        if ((getSignEnvelopeMethod = SigningServiceGrpc.getSignEnvelopeMethod) == null) {
          SigningServiceGrpc.getSignEnvelopeMethod = getSignEnvelopeMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.SignEnvelopeRequest, com.chancery.envelopes.v1.Signing>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SignEnvelope"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.SignEnvelopeRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.Signing.getDefaultInstance()))
              .setSchemaDescriptor(new SigningServiceMethodDescriptorSupplier("SignEnvelope"))
              .build();
        }
      }
    }
    return getSignEnvelopeMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.ApproveEnvelopeRequest,
      com.chancery.envelopes.v1.Signing> getApproveEnvelopeMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ApproveEnvelope",
      requestType = com.chancery.envelopes.v1.ApproveEnvelopeRequest.class,
      responseType = com.chancery.envelopes.v1.Signing.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.ApproveEnvelopeRequest,
      com.chancery.envelopes.v1.Signing> getApproveEnvelopeMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.ApproveEnvelopeRequest, com.chancery.envelopes.v1.Signing> getApproveEnvelopeMethod;
    if ((getApproveEnvelopeMethod = SigningServiceGrpc.getApproveEnvelopeMethod) == null) {
      synchronized (SigningServiceGrpc.class) {
        if ((getApproveEnvelopeMethod = SigningServiceGrpc.getApproveEnvelopeMethod) == null) {
          SigningServiceGrpc.getApproveEnvelopeMethod = getApproveEnvelopeMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.ApproveEnvelopeRequest, com.chancery.envelopes.v1.Signing>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ApproveEnvelope"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.ApproveEnvelopeRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.Signing.getDefaultInstance()))
              .setSchemaDescriptor(new SigningServiceMethodDescriptorSupplier("ApproveEnvelope"))
              .build();
        }
      }
    }
    return getApproveEnvelopeMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.DeclineEnvelopeRequest,
      com.chancery.envelopes.v1.Signing> getDeclineEnvelopeMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DeclineEnvelope",
      requestType = com.chancery.envelopes.v1.DeclineEnvelopeRequest.class,
      responseType = com.chancery.envelopes.v1.Signing.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.DeclineEnvelopeRequest,
      com.chancery.envelopes.v1.Signing> getDeclineEnvelopeMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.DeclineEnvelopeRequest, com.chancery.envelopes.v1.Signing> getDeclineEnvelopeMethod;
    if ((getDeclineEnvelopeMethod = SigningServiceGrpc.getDeclineEnvelopeMethod) == null) {
      synchronized (SigningServiceGrpc.class) {
        if ((getDeclineEnvelopeMethod = SigningServiceGrpc.getDeclineEnvelopeMethod) == null) {
          SigningServiceGrpc.getDeclineEnvelopeMethod = getDeclineEnvelopeMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.DeclineEnvelopeRequest, com.chancery.envelopes.v1.Signing>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DeclineEnvelope"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.DeclineEnvelopeRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.Signing.getDefaultInstance()))
              .setSchemaDescriptor(new SigningServiceMethodDescriptorSupplier("DeclineEnvelope"))
              .build();
        }
      }
    }
    return getDeclineEnvelopeMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.DownloadSigningDocumentRequest,
      com.chancery.envelopes.v1.DownloadSigningDocumentResponse> getDownloadSigningDocumentMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DownloadSigningDocument",
      requestType = com.chancery.envelopes.v1.DownloadSigningDocumentRequest.class,
      responseType = com.chancery.envelopes.v1.DownloadSigningDocumentResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.DownloadSigningDocumentRequest,
      com.chancery.envelopes.v1.DownloadSigningDocumentResponse> getDownloadSigningDocumentMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.DownloadSigningDocumentRequest, com.chancery.envelopes.v1.DownloadSigningDocumentResponse> getDownloadSigningDocumentMethod;
    if ((getDownloadSigningDocumentMethod = SigningServiceGrpc.getDownloadSigningDocumentMethod) == null) {
      synchronized (SigningServiceGrpc.class) {
        if ((getDownloadSigningDocumentMethod = SigningServiceGrpc.getDownloadSigningDocumentMethod) == null) {
          SigningServiceGrpc.getDownloadSigningDocumentMethod = getDownloadSigningDocumentMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.DownloadSigningDocumentRequest, com.chancery.envelopes.v1.DownloadSigningDocumentResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DownloadSigningDocument"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.DownloadSigningDocumentRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.DownloadSigningDocumentResponse.getDefaultInstance()))
              .setSchemaDescriptor(new SigningServiceMethodDescriptorSupplier("DownloadSigningDocument"))
              .build();
        }
      }
    }
    return getDownloadSigningDocumentMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.GetSigningLogoRequest,
      com.chancery.envelopes.v1.GetSigningLogoResponse> getGetSigningLogoMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetSigningLogo",
      requestType = com.chancery.envelopes.v1.GetSigningLogoRequest.class,
      responseType = com.chancery.envelopes.v1.GetSigningLogoResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.GetSigningLogoRequest,
      com.chancery.envelopes.v1.GetSigningLogoResponse> getGetSigningLogoMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.GetSigningLogoRequest, com.chancery.envelopes.v1.GetSigningLogoResponse> getGetSigningLogoMethod;
    if ((getGetSigningLogoMethod = SigningServiceGrpc.getGetSigningLogoMethod) == null) {
      synchronized (SigningServiceGrpc.class) {
        if ((getGetSigningLogoMethod = SigningServiceGrpc.getGetSigningLogoMethod) == null) {
          SigningServiceGrpc.getGetSigningLogoMethod = getGetSigningLogoMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.GetSigningLogoRequest, com.chancery.envelopes.v1.GetSigningLogoResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetSigningLogo"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.GetSigningLogoRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.GetSigningLogoResponse.getDefaultInstance()))
              .setSchemaDescriptor(new SigningServiceMethodDescriptorSupplier("GetSigningLogo"))
              .build();
        }
      }
    }
    return getGetSigningLogoMethod;
  }

  private static volatile io.grpc.MethodDescriptor<com.chancery.envelopes.v1.RenderSigningPageRequest,
      com.chancery.envelopes.v1.RenderSigningPageResponse> getRenderSigningPageMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RenderSigningPage",
      requestType = com.chancery.envelopes.v1.RenderSigningPageRequest.class,
      responseType = com.chancery.envelopes.v1.RenderSigningPageResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<com.chancery.envelopes.v1.RenderSigningPageRequest,
      com.chancery.envelopes.v1.RenderSigningPageResponse> getRenderSigningPageMethod() {
    io.grpc.MethodDescriptor<com.chancery.envelopes.v1.RenderSigningPageRequest, com.chancery.envelopes.v1.RenderSigningPageResponse> getRenderSigningPageMethod;
    if ((getRenderSigningPageMethod = SigningServiceGrpc.getRenderSigningPageMethod) == null) {
      synchronized (SigningServiceGrpc.class) {
        if ((getRenderSigningPageMethod = SigningServiceGrpc.getRenderSigningPageMethod) == null) {
          SigningServiceGrpc.getRenderSigningPageMethod = getRenderSigningPageMethod =
              io.grpc.MethodDescriptor.<com.chancery.envelopes.v1.RenderSigningPageRequest, com.chancery.envelopes.v1.RenderSigningPageResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RenderSigningPage"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.RenderSigningPageRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  com.chancery.envelopes.v1.RenderSigningPageResponse.getDefaultInstance()))
              .setSchemaDescriptor(new SigningServiceMethodDescriptorSupplier("RenderSigningPage"))
              .build();
        }
      }
    }
    return getRenderSigningPageMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static SigningServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SigningServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SigningServiceStub>() {
        @java.lang.Override
        public SigningServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SigningServiceStub(channel, callOptions);
        }
      };
    return SigningServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static SigningServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SigningServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SigningServiceBlockingV2Stub>() {
        @java.lang.Override
        public SigningServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SigningServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return SigningServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static SigningServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SigningServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SigningServiceBlockingStub>() {
        @java.lang.Override
        public SigningServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SigningServiceBlockingStub(channel, callOptions);
        }
      };
    return SigningServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static SigningServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SigningServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SigningServiceFutureStub>() {
        @java.lang.Override
        public SigningServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SigningServiceFutureStub(channel, callOptions);
        }
      };
    return SigningServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * What a recipient does, with the token of a signing link and no account.
   * Every method fails with `LINK_INVALID` when the link is unknown, expired or revoked. Every method but GetSigning, GetSigningLogo and those that
   * ask for or verify a code fails with `ACCESS_CODE_REQUIRED` or `ONE_TIME_CODE_REQUIRED` while a code is asked for and not given.
   * Acts fail with `ENVELOPE_ENDED` at its end and `RECIPIENT_FINISHED` when the recipient is done.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Returns what the recipient needs to see, without changing anything.
     * </pre>
     */
    default void getSigning(com.chancery.envelopes.v1.GetSigningRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetSigningMethod(), responseObserver);
    }

    /**
     * <pre>
     * Proves knowledge of the access code, for this link.
     * Fails with `ACCESS_CODE_WRONG` (the metadata says how many tries are left) and `ACCESS_CODE_LOCKED` after five wrong tries in a row, until the sender makes a new link.
     * Records `recipient.access_code_accepted` or `recipient.access_code_refused`.
     * </pre>
     */
    default void verifyAccessCode(com.chancery.envelopes.v1.VerifyAccessCodeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getVerifyAccessCodeMethod(), responseObserver);
    }

    /**
     * <pre>
     * Asks for a one-time code: it is sent to the recipient's e-mail address, or the sender hands it over.
     * Fails with `ONE_TIME_CODE_NOT_ASKED` when none is needed, `ONE_TIME_CODE_TOO_SOON` within 30 seconds of the one before and after 20 in a
     * day (`metadata.next_time` says when), and `MAIL_UNAVAILABLE`. Not idempotent: the code before stops working. Records
     * `recipient.one_time_code_issued`, or `recipient.one_time_code_requested` where the installation sends no mail.
     * </pre>
     */
    default void requestOneTimeCode(com.chancery.envelopes.v1.RequestOneTimeCodeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.RequestOneTimeCodeResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRequestOneTimeCodeMethod(), responseObserver);
    }

    /**
     * <pre>
     * Gives the one-time code; the link lets in from then on.
     * Fails with `ONE_TIME_CODE_WRONG` (`metadata.tries_left` says how many more) and `ONE_TIME_CODE_OVER` when there is none any more: ask for another.
     * Idempotent once the right code was given. Records `recipient.one_time_code_accepted` or `recipient.one_time_code_refused`.
     * </pre>
     */
    default void verifyOneTimeCode(com.chancery.envelopes.v1.VerifyOneTimeCodeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getVerifyOneTimeCodeMethod(), responseObserver);
    }

    /**
     * <pre>
     * Notes that the recipient has opened the envelope; a viewer is done with it.
     * Idempotent. Records `recipient.opened` the first time.
     * </pre>
     */
    default void openSigning(com.chancery.envelopes.v1.OpenSigningRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getOpenSigningMethod(), responseObserver);
    }

    /**
     * <pre>
     * Records that the recipient agrees to do business electronically, to the very text they were shown.
     * Fails with `DISCLOSURE_OUTDATED` when `disclosure_version` is not the current one. Idempotent. Records `recipient.consented`.
     * </pre>
     */
    default void recordConsent(com.chancery.envelopes.v1.RecordConsentRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRecordConsentMethod(), responseObserver);
    }

    /**
     * <pre>
     * Saves values so that the recipient can go on later. Nothing is written into the documents yet.
     * Fails with `FIELD_UNKNOWN`, `FIELD_VALUE_INVALID`, `CONSENT_REQUIRED`. Idempotent by `request_id`. Records `recipient.fields_filled`.
     * </pre>
     */
    default void fillFields(com.chancery.envelopes.v1.FillFieldsRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getFillFieldsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Signs: fills the recipient's fields and signs every document that has a signature field of theirs, with a certificate of their own.
     * All documents are signed or none. Fails with `CONSENT_REQUIRED`, `FIELD_REQUIRED`, `FIELD_VALUE_INVALID`, `MARK_…`, `ROLE_CANNOT_SIGN`, and
     * `TIMESTAMP_UNAVAILABLE` when no time stamp can be had: repeat later, nothing has changed. Idempotent by `request_id`. Records `recipient.signed`.
     * </pre>
     */
    default void signEnvelope(com.chancery.envelopes.v1.SignEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSignEnvelopeMethod(), responseObserver);
    }

    /**
     * <pre>
     * Approves, as an approver.
     * Fails with `ROLE_CANNOT_APPROVE`, `CONSENT_REQUIRED`, `FIELD_REQUIRED`, `FIELD_VALUE_INVALID`. Idempotent by `request_id`. Records `recipient.approved`.
     * </pre>
     */
    default void approveEnvelope(com.chancery.envelopes.v1.ApproveEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getApproveEnvelopeMethod(), responseObserver);
    }

    /**
     * <pre>
     * Declines; the envelope ends for everybody.
     * Idempotent by `request_id`. Records `recipient.declined` and `envelope.declined`.
     * </pre>
     */
    default void declineEnvelope(com.chancery.envelopes.v1.DeclineEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDeclineEnvelopeMethod(), responseObserver);
    }

    /**
     * <pre>
     * Downloads a document of the envelope as it stands. Over HTTP the body is the file itself. Records `document.downloaded`.
     * </pre>
     */
    default void downloadSigningDocument(com.chancery.envelopes.v1.DownloadSigningDocumentRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.DownloadSigningDocumentResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDownloadSigningDocumentMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the logo of the sending organization as a PNG image; nothing when there is none.
     * </pre>
     */
    default void getSigningLogo(com.chancery.envelopes.v1.GetSigningLogoRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.GetSigningLogoResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetSigningLogoMethod(), responseObserver);
    }

    /**
     * <pre>
     * Draws a page of a document as it stands, as a PNG image.
     * </pre>
     */
    default void renderSigningPage(com.chancery.envelopes.v1.RenderSigningPageRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.RenderSigningPageResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRenderSigningPageMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service SigningService.
   * <pre>
   * What a recipient does, with the token of a signing link and no account.
   * Every method fails with `LINK_INVALID` when the link is unknown, expired or revoked. Every method but GetSigning, GetSigningLogo and those that
   * ask for or verify a code fails with `ACCESS_CODE_REQUIRED` or `ONE_TIME_CODE_REQUIRED` while a code is asked for and not given.
   * Acts fail with `ENVELOPE_ENDED` at its end and `RECIPIENT_FINISHED` when the recipient is done.
   * </pre>
   */
  public static abstract class SigningServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return SigningServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service SigningService.
   * <pre>
   * What a recipient does, with the token of a signing link and no account.
   * Every method fails with `LINK_INVALID` when the link is unknown, expired or revoked. Every method but GetSigning, GetSigningLogo and those that
   * ask for or verify a code fails with `ACCESS_CODE_REQUIRED` or `ONE_TIME_CODE_REQUIRED` while a code is asked for and not given.
   * Acts fail with `ENVELOPE_ENDED` at its end and `RECIPIENT_FINISHED` when the recipient is done.
   * </pre>
   */
  public static final class SigningServiceStub
      extends io.grpc.stub.AbstractAsyncStub<SigningServiceStub> {
    private SigningServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SigningServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SigningServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns what the recipient needs to see, without changing anything.
     * </pre>
     */
    public void getSigning(com.chancery.envelopes.v1.GetSigningRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetSigningMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Proves knowledge of the access code, for this link.
     * Fails with `ACCESS_CODE_WRONG` (the metadata says how many tries are left) and `ACCESS_CODE_LOCKED` after five wrong tries in a row, until the sender makes a new link.
     * Records `recipient.access_code_accepted` or `recipient.access_code_refused`.
     * </pre>
     */
    public void verifyAccessCode(com.chancery.envelopes.v1.VerifyAccessCodeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getVerifyAccessCodeMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Asks for a one-time code: it is sent to the recipient's e-mail address, or the sender hands it over.
     * Fails with `ONE_TIME_CODE_NOT_ASKED` when none is needed, `ONE_TIME_CODE_TOO_SOON` within 30 seconds of the one before and after 20 in a
     * day (`metadata.next_time` says when), and `MAIL_UNAVAILABLE`. Not idempotent: the code before stops working. Records
     * `recipient.one_time_code_issued`, or `recipient.one_time_code_requested` where the installation sends no mail.
     * </pre>
     */
    public void requestOneTimeCode(com.chancery.envelopes.v1.RequestOneTimeCodeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.RequestOneTimeCodeResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRequestOneTimeCodeMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Gives the one-time code; the link lets in from then on.
     * Fails with `ONE_TIME_CODE_WRONG` (`metadata.tries_left` says how many more) and `ONE_TIME_CODE_OVER` when there is none any more: ask for another.
     * Idempotent once the right code was given. Records `recipient.one_time_code_accepted` or `recipient.one_time_code_refused`.
     * </pre>
     */
    public void verifyOneTimeCode(com.chancery.envelopes.v1.VerifyOneTimeCodeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getVerifyOneTimeCodeMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Notes that the recipient has opened the envelope; a viewer is done with it.
     * Idempotent. Records `recipient.opened` the first time.
     * </pre>
     */
    public void openSigning(com.chancery.envelopes.v1.OpenSigningRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getOpenSigningMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Records that the recipient agrees to do business electronically, to the very text they were shown.
     * Fails with `DISCLOSURE_OUTDATED` when `disclosure_version` is not the current one. Idempotent. Records `recipient.consented`.
     * </pre>
     */
    public void recordConsent(com.chancery.envelopes.v1.RecordConsentRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRecordConsentMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Saves values so that the recipient can go on later. Nothing is written into the documents yet.
     * Fails with `FIELD_UNKNOWN`, `FIELD_VALUE_INVALID`, `CONSENT_REQUIRED`. Idempotent by `request_id`. Records `recipient.fields_filled`.
     * </pre>
     */
    public void fillFields(com.chancery.envelopes.v1.FillFieldsRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getFillFieldsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Signs: fills the recipient's fields and signs every document that has a signature field of theirs, with a certificate of their own.
     * All documents are signed or none. Fails with `CONSENT_REQUIRED`, `FIELD_REQUIRED`, `FIELD_VALUE_INVALID`, `MARK_…`, `ROLE_CANNOT_SIGN`, and
     * `TIMESTAMP_UNAVAILABLE` when no time stamp can be had: repeat later, nothing has changed. Idempotent by `request_id`. Records `recipient.signed`.
     * </pre>
     */
    public void signEnvelope(com.chancery.envelopes.v1.SignEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSignEnvelopeMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Approves, as an approver.
     * Fails with `ROLE_CANNOT_APPROVE`, `CONSENT_REQUIRED`, `FIELD_REQUIRED`, `FIELD_VALUE_INVALID`. Idempotent by `request_id`. Records `recipient.approved`.
     * </pre>
     */
    public void approveEnvelope(com.chancery.envelopes.v1.ApproveEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getApproveEnvelopeMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Declines; the envelope ends for everybody.
     * Idempotent by `request_id`. Records `recipient.declined` and `envelope.declined`.
     * </pre>
     */
    public void declineEnvelope(com.chancery.envelopes.v1.DeclineEnvelopeRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDeclineEnvelopeMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Downloads a document of the envelope as it stands. Over HTTP the body is the file itself. Records `document.downloaded`.
     * </pre>
     */
    public void downloadSigningDocument(com.chancery.envelopes.v1.DownloadSigningDocumentRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.DownloadSigningDocumentResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncServerStreamingCall(
          getChannel().newCall(getDownloadSigningDocumentMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the logo of the sending organization as a PNG image; nothing when there is none.
     * </pre>
     */
    public void getSigningLogo(com.chancery.envelopes.v1.GetSigningLogoRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.GetSigningLogoResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetSigningLogoMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Draws a page of a document as it stands, as a PNG image.
     * </pre>
     */
    public void renderSigningPage(com.chancery.envelopes.v1.RenderSigningPageRequest request,
        io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.RenderSigningPageResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRenderSigningPageMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service SigningService.
   * <pre>
   * What a recipient does, with the token of a signing link and no account.
   * Every method fails with `LINK_INVALID` when the link is unknown, expired or revoked. Every method but GetSigning, GetSigningLogo and those that
   * ask for or verify a code fails with `ACCESS_CODE_REQUIRED` or `ONE_TIME_CODE_REQUIRED` while a code is asked for and not given.
   * Acts fail with `ENVELOPE_ENDED` at its end and `RECIPIENT_FINISHED` when the recipient is done.
   * </pre>
   */
  public static final class SigningServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<SigningServiceBlockingV2Stub> {
    private SigningServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SigningServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SigningServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns what the recipient needs to see, without changing anything.
     * </pre>
     */
    public com.chancery.envelopes.v1.Signing getSigning(com.chancery.envelopes.v1.GetSigningRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetSigningMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Proves knowledge of the access code, for this link.
     * Fails with `ACCESS_CODE_WRONG` (the metadata says how many tries are left) and `ACCESS_CODE_LOCKED` after five wrong tries in a row, until the sender makes a new link.
     * Records `recipient.access_code_accepted` or `recipient.access_code_refused`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Signing verifyAccessCode(com.chancery.envelopes.v1.VerifyAccessCodeRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getVerifyAccessCodeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Asks for a one-time code: it is sent to the recipient's e-mail address, or the sender hands it over.
     * Fails with `ONE_TIME_CODE_NOT_ASKED` when none is needed, `ONE_TIME_CODE_TOO_SOON` within 30 seconds of the one before and after 20 in a
     * day (`metadata.next_time` says when), and `MAIL_UNAVAILABLE`. Not idempotent: the code before stops working. Records
     * `recipient.one_time_code_issued`, or `recipient.one_time_code_requested` where the installation sends no mail.
     * </pre>
     */
    public com.chancery.envelopes.v1.RequestOneTimeCodeResponse requestOneTimeCode(com.chancery.envelopes.v1.RequestOneTimeCodeRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRequestOneTimeCodeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Gives the one-time code; the link lets in from then on.
     * Fails with `ONE_TIME_CODE_WRONG` (`metadata.tries_left` says how many more) and `ONE_TIME_CODE_OVER` when there is none any more: ask for another.
     * Idempotent once the right code was given. Records `recipient.one_time_code_accepted` or `recipient.one_time_code_refused`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Signing verifyOneTimeCode(com.chancery.envelopes.v1.VerifyOneTimeCodeRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getVerifyOneTimeCodeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Notes that the recipient has opened the envelope; a viewer is done with it.
     * Idempotent. Records `recipient.opened` the first time.
     * </pre>
     */
    public com.chancery.envelopes.v1.Signing openSigning(com.chancery.envelopes.v1.OpenSigningRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getOpenSigningMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Records that the recipient agrees to do business electronically, to the very text they were shown.
     * Fails with `DISCLOSURE_OUTDATED` when `disclosure_version` is not the current one. Idempotent. Records `recipient.consented`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Signing recordConsent(com.chancery.envelopes.v1.RecordConsentRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRecordConsentMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Saves values so that the recipient can go on later. Nothing is written into the documents yet.
     * Fails with `FIELD_UNKNOWN`, `FIELD_VALUE_INVALID`, `CONSENT_REQUIRED`. Idempotent by `request_id`. Records `recipient.fields_filled`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Signing fillFields(com.chancery.envelopes.v1.FillFieldsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getFillFieldsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Signs: fills the recipient's fields and signs every document that has a signature field of theirs, with a certificate of their own.
     * All documents are signed or none. Fails with `CONSENT_REQUIRED`, `FIELD_REQUIRED`, `FIELD_VALUE_INVALID`, `MARK_…`, `ROLE_CANNOT_SIGN`, and
     * `TIMESTAMP_UNAVAILABLE` when no time stamp can be had: repeat later, nothing has changed. Idempotent by `request_id`. Records `recipient.signed`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Signing signEnvelope(com.chancery.envelopes.v1.SignEnvelopeRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getSignEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Approves, as an approver.
     * Fails with `ROLE_CANNOT_APPROVE`, `CONSENT_REQUIRED`, `FIELD_REQUIRED`, `FIELD_VALUE_INVALID`. Idempotent by `request_id`. Records `recipient.approved`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Signing approveEnvelope(com.chancery.envelopes.v1.ApproveEnvelopeRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getApproveEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Declines; the envelope ends for everybody.
     * Idempotent by `request_id`. Records `recipient.declined` and `envelope.declined`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Signing declineEnvelope(com.chancery.envelopes.v1.DeclineEnvelopeRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDeclineEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Downloads a document of the envelope as it stands. Over HTTP the body is the file itself. Records `document.downloaded`.
     * </pre>
     */
    @io.grpc.ExperimentalApi("https://github.com/grpc/grpc-java/issues/10918")
    public io.grpc.stub.BlockingClientCall<?, com.chancery.envelopes.v1.DownloadSigningDocumentResponse>
        downloadSigningDocument(com.chancery.envelopes.v1.DownloadSigningDocumentRequest request) {
      return io.grpc.stub.ClientCalls.blockingV2ServerStreamingCall(
          getChannel(), getDownloadSigningDocumentMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the logo of the sending organization as a PNG image; nothing when there is none.
     * </pre>
     */
    public com.chancery.envelopes.v1.GetSigningLogoResponse getSigningLogo(com.chancery.envelopes.v1.GetSigningLogoRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetSigningLogoMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Draws a page of a document as it stands, as a PNG image.
     * </pre>
     */
    public com.chancery.envelopes.v1.RenderSigningPageResponse renderSigningPage(com.chancery.envelopes.v1.RenderSigningPageRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRenderSigningPageMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service SigningService.
   * <pre>
   * What a recipient does, with the token of a signing link and no account.
   * Every method fails with `LINK_INVALID` when the link is unknown, expired or revoked. Every method but GetSigning, GetSigningLogo and those that
   * ask for or verify a code fails with `ACCESS_CODE_REQUIRED` or `ONE_TIME_CODE_REQUIRED` while a code is asked for and not given.
   * Acts fail with `ENVELOPE_ENDED` at its end and `RECIPIENT_FINISHED` when the recipient is done.
   * </pre>
   */
  public static final class SigningServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<SigningServiceBlockingStub> {
    private SigningServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SigningServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SigningServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns what the recipient needs to see, without changing anything.
     * </pre>
     */
    public com.chancery.envelopes.v1.Signing getSigning(com.chancery.envelopes.v1.GetSigningRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetSigningMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Proves knowledge of the access code, for this link.
     * Fails with `ACCESS_CODE_WRONG` (the metadata says how many tries are left) and `ACCESS_CODE_LOCKED` after five wrong tries in a row, until the sender makes a new link.
     * Records `recipient.access_code_accepted` or `recipient.access_code_refused`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Signing verifyAccessCode(com.chancery.envelopes.v1.VerifyAccessCodeRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getVerifyAccessCodeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Asks for a one-time code: it is sent to the recipient's e-mail address, or the sender hands it over.
     * Fails with `ONE_TIME_CODE_NOT_ASKED` when none is needed, `ONE_TIME_CODE_TOO_SOON` within 30 seconds of the one before and after 20 in a
     * day (`metadata.next_time` says when), and `MAIL_UNAVAILABLE`. Not idempotent: the code before stops working. Records
     * `recipient.one_time_code_issued`, or `recipient.one_time_code_requested` where the installation sends no mail.
     * </pre>
     */
    public com.chancery.envelopes.v1.RequestOneTimeCodeResponse requestOneTimeCode(com.chancery.envelopes.v1.RequestOneTimeCodeRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRequestOneTimeCodeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Gives the one-time code; the link lets in from then on.
     * Fails with `ONE_TIME_CODE_WRONG` (`metadata.tries_left` says how many more) and `ONE_TIME_CODE_OVER` when there is none any more: ask for another.
     * Idempotent once the right code was given. Records `recipient.one_time_code_accepted` or `recipient.one_time_code_refused`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Signing verifyOneTimeCode(com.chancery.envelopes.v1.VerifyOneTimeCodeRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getVerifyOneTimeCodeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Notes that the recipient has opened the envelope; a viewer is done with it.
     * Idempotent. Records `recipient.opened` the first time.
     * </pre>
     */
    public com.chancery.envelopes.v1.Signing openSigning(com.chancery.envelopes.v1.OpenSigningRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getOpenSigningMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Records that the recipient agrees to do business electronically, to the very text they were shown.
     * Fails with `DISCLOSURE_OUTDATED` when `disclosure_version` is not the current one. Idempotent. Records `recipient.consented`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Signing recordConsent(com.chancery.envelopes.v1.RecordConsentRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRecordConsentMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Saves values so that the recipient can go on later. Nothing is written into the documents yet.
     * Fails with `FIELD_UNKNOWN`, `FIELD_VALUE_INVALID`, `CONSENT_REQUIRED`. Idempotent by `request_id`. Records `recipient.fields_filled`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Signing fillFields(com.chancery.envelopes.v1.FillFieldsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getFillFieldsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Signs: fills the recipient's fields and signs every document that has a signature field of theirs, with a certificate of their own.
     * All documents are signed or none. Fails with `CONSENT_REQUIRED`, `FIELD_REQUIRED`, `FIELD_VALUE_INVALID`, `MARK_…`, `ROLE_CANNOT_SIGN`, and
     * `TIMESTAMP_UNAVAILABLE` when no time stamp can be had: repeat later, nothing has changed. Idempotent by `request_id`. Records `recipient.signed`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Signing signEnvelope(com.chancery.envelopes.v1.SignEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSignEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Approves, as an approver.
     * Fails with `ROLE_CANNOT_APPROVE`, `CONSENT_REQUIRED`, `FIELD_REQUIRED`, `FIELD_VALUE_INVALID`. Idempotent by `request_id`. Records `recipient.approved`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Signing approveEnvelope(com.chancery.envelopes.v1.ApproveEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getApproveEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Declines; the envelope ends for everybody.
     * Idempotent by `request_id`. Records `recipient.declined` and `envelope.declined`.
     * </pre>
     */
    public com.chancery.envelopes.v1.Signing declineEnvelope(com.chancery.envelopes.v1.DeclineEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDeclineEnvelopeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Downloads a document of the envelope as it stands. Over HTTP the body is the file itself. Records `document.downloaded`.
     * </pre>
     */
    public java.util.Iterator<com.chancery.envelopes.v1.DownloadSigningDocumentResponse> downloadSigningDocument(
        com.chancery.envelopes.v1.DownloadSigningDocumentRequest request) {
      return io.grpc.stub.ClientCalls.blockingServerStreamingCall(
          getChannel(), getDownloadSigningDocumentMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the logo of the sending organization as a PNG image; nothing when there is none.
     * </pre>
     */
    public com.chancery.envelopes.v1.GetSigningLogoResponse getSigningLogo(com.chancery.envelopes.v1.GetSigningLogoRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetSigningLogoMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Draws a page of a document as it stands, as a PNG image.
     * </pre>
     */
    public com.chancery.envelopes.v1.RenderSigningPageResponse renderSigningPage(com.chancery.envelopes.v1.RenderSigningPageRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRenderSigningPageMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service SigningService.
   * <pre>
   * What a recipient does, with the token of a signing link and no account.
   * Every method fails with `LINK_INVALID` when the link is unknown, expired or revoked. Every method but GetSigning, GetSigningLogo and those that
   * ask for or verify a code fails with `ACCESS_CODE_REQUIRED` or `ONE_TIME_CODE_REQUIRED` while a code is asked for and not given.
   * Acts fail with `ENVELOPE_ENDED` at its end and `RECIPIENT_FINISHED` when the recipient is done.
   * </pre>
   */
  public static final class SigningServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<SigningServiceFutureStub> {
    private SigningServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SigningServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SigningServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns what the recipient needs to see, without changing anything.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.Signing> getSigning(
        com.chancery.envelopes.v1.GetSigningRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetSigningMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Proves knowledge of the access code, for this link.
     * Fails with `ACCESS_CODE_WRONG` (the metadata says how many tries are left) and `ACCESS_CODE_LOCKED` after five wrong tries in a row, until the sender makes a new link.
     * Records `recipient.access_code_accepted` or `recipient.access_code_refused`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.Signing> verifyAccessCode(
        com.chancery.envelopes.v1.VerifyAccessCodeRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getVerifyAccessCodeMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Asks for a one-time code: it is sent to the recipient's e-mail address, or the sender hands it over.
     * Fails with `ONE_TIME_CODE_NOT_ASKED` when none is needed, `ONE_TIME_CODE_TOO_SOON` within 30 seconds of the one before and after 20 in a
     * day (`metadata.next_time` says when), and `MAIL_UNAVAILABLE`. Not idempotent: the code before stops working. Records
     * `recipient.one_time_code_issued`, or `recipient.one_time_code_requested` where the installation sends no mail.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.RequestOneTimeCodeResponse> requestOneTimeCode(
        com.chancery.envelopes.v1.RequestOneTimeCodeRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRequestOneTimeCodeMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Gives the one-time code; the link lets in from then on.
     * Fails with `ONE_TIME_CODE_WRONG` (`metadata.tries_left` says how many more) and `ONE_TIME_CODE_OVER` when there is none any more: ask for another.
     * Idempotent once the right code was given. Records `recipient.one_time_code_accepted` or `recipient.one_time_code_refused`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.Signing> verifyOneTimeCode(
        com.chancery.envelopes.v1.VerifyOneTimeCodeRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getVerifyOneTimeCodeMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Notes that the recipient has opened the envelope; a viewer is done with it.
     * Idempotent. Records `recipient.opened` the first time.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.Signing> openSigning(
        com.chancery.envelopes.v1.OpenSigningRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getOpenSigningMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Records that the recipient agrees to do business electronically, to the very text they were shown.
     * Fails with `DISCLOSURE_OUTDATED` when `disclosure_version` is not the current one. Idempotent. Records `recipient.consented`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.Signing> recordConsent(
        com.chancery.envelopes.v1.RecordConsentRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRecordConsentMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Saves values so that the recipient can go on later. Nothing is written into the documents yet.
     * Fails with `FIELD_UNKNOWN`, `FIELD_VALUE_INVALID`, `CONSENT_REQUIRED`. Idempotent by `request_id`. Records `recipient.fields_filled`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.Signing> fillFields(
        com.chancery.envelopes.v1.FillFieldsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getFillFieldsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Signs: fills the recipient's fields and signs every document that has a signature field of theirs, with a certificate of their own.
     * All documents are signed or none. Fails with `CONSENT_REQUIRED`, `FIELD_REQUIRED`, `FIELD_VALUE_INVALID`, `MARK_…`, `ROLE_CANNOT_SIGN`, and
     * `TIMESTAMP_UNAVAILABLE` when no time stamp can be had: repeat later, nothing has changed. Idempotent by `request_id`. Records `recipient.signed`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.Signing> signEnvelope(
        com.chancery.envelopes.v1.SignEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSignEnvelopeMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Approves, as an approver.
     * Fails with `ROLE_CANNOT_APPROVE`, `CONSENT_REQUIRED`, `FIELD_REQUIRED`, `FIELD_VALUE_INVALID`. Idempotent by `request_id`. Records `recipient.approved`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.Signing> approveEnvelope(
        com.chancery.envelopes.v1.ApproveEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getApproveEnvelopeMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Declines; the envelope ends for everybody.
     * Idempotent by `request_id`. Records `recipient.declined` and `envelope.declined`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.Signing> declineEnvelope(
        com.chancery.envelopes.v1.DeclineEnvelopeRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDeclineEnvelopeMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the logo of the sending organization as a PNG image; nothing when there is none.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.GetSigningLogoResponse> getSigningLogo(
        com.chancery.envelopes.v1.GetSigningLogoRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetSigningLogoMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Draws a page of a document as it stands, as a PNG image.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<com.chancery.envelopes.v1.RenderSigningPageResponse> renderSigningPage(
        com.chancery.envelopes.v1.RenderSigningPageRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRenderSigningPageMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_GET_SIGNING = 0;
  private static final int METHODID_VERIFY_ACCESS_CODE = 1;
  private static final int METHODID_REQUEST_ONE_TIME_CODE = 2;
  private static final int METHODID_VERIFY_ONE_TIME_CODE = 3;
  private static final int METHODID_OPEN_SIGNING = 4;
  private static final int METHODID_RECORD_CONSENT = 5;
  private static final int METHODID_FILL_FIELDS = 6;
  private static final int METHODID_SIGN_ENVELOPE = 7;
  private static final int METHODID_APPROVE_ENVELOPE = 8;
  private static final int METHODID_DECLINE_ENVELOPE = 9;
  private static final int METHODID_DOWNLOAD_SIGNING_DOCUMENT = 10;
  private static final int METHODID_GET_SIGNING_LOGO = 11;
  private static final int METHODID_RENDER_SIGNING_PAGE = 12;

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
        case METHODID_GET_SIGNING:
          serviceImpl.getSigning((com.chancery.envelopes.v1.GetSigningRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing>) responseObserver);
          break;
        case METHODID_VERIFY_ACCESS_CODE:
          serviceImpl.verifyAccessCode((com.chancery.envelopes.v1.VerifyAccessCodeRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing>) responseObserver);
          break;
        case METHODID_REQUEST_ONE_TIME_CODE:
          serviceImpl.requestOneTimeCode((com.chancery.envelopes.v1.RequestOneTimeCodeRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.RequestOneTimeCodeResponse>) responseObserver);
          break;
        case METHODID_VERIFY_ONE_TIME_CODE:
          serviceImpl.verifyOneTimeCode((com.chancery.envelopes.v1.VerifyOneTimeCodeRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing>) responseObserver);
          break;
        case METHODID_OPEN_SIGNING:
          serviceImpl.openSigning((com.chancery.envelopes.v1.OpenSigningRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing>) responseObserver);
          break;
        case METHODID_RECORD_CONSENT:
          serviceImpl.recordConsent((com.chancery.envelopes.v1.RecordConsentRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing>) responseObserver);
          break;
        case METHODID_FILL_FIELDS:
          serviceImpl.fillFields((com.chancery.envelopes.v1.FillFieldsRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing>) responseObserver);
          break;
        case METHODID_SIGN_ENVELOPE:
          serviceImpl.signEnvelope((com.chancery.envelopes.v1.SignEnvelopeRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing>) responseObserver);
          break;
        case METHODID_APPROVE_ENVELOPE:
          serviceImpl.approveEnvelope((com.chancery.envelopes.v1.ApproveEnvelopeRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing>) responseObserver);
          break;
        case METHODID_DECLINE_ENVELOPE:
          serviceImpl.declineEnvelope((com.chancery.envelopes.v1.DeclineEnvelopeRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.Signing>) responseObserver);
          break;
        case METHODID_DOWNLOAD_SIGNING_DOCUMENT:
          serviceImpl.downloadSigningDocument((com.chancery.envelopes.v1.DownloadSigningDocumentRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.DownloadSigningDocumentResponse>) responseObserver);
          break;
        case METHODID_GET_SIGNING_LOGO:
          serviceImpl.getSigningLogo((com.chancery.envelopes.v1.GetSigningLogoRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.GetSigningLogoResponse>) responseObserver);
          break;
        case METHODID_RENDER_SIGNING_PAGE:
          serviceImpl.renderSigningPage((com.chancery.envelopes.v1.RenderSigningPageRequest) request,
              (io.grpc.stub.StreamObserver<com.chancery.envelopes.v1.RenderSigningPageResponse>) responseObserver);
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
          getGetSigningMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.GetSigningRequest,
              com.chancery.envelopes.v1.Signing>(
                service, METHODID_GET_SIGNING)))
        .addMethod(
          getVerifyAccessCodeMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.VerifyAccessCodeRequest,
              com.chancery.envelopes.v1.Signing>(
                service, METHODID_VERIFY_ACCESS_CODE)))
        .addMethod(
          getRequestOneTimeCodeMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.RequestOneTimeCodeRequest,
              com.chancery.envelopes.v1.RequestOneTimeCodeResponse>(
                service, METHODID_REQUEST_ONE_TIME_CODE)))
        .addMethod(
          getVerifyOneTimeCodeMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.VerifyOneTimeCodeRequest,
              com.chancery.envelopes.v1.Signing>(
                service, METHODID_VERIFY_ONE_TIME_CODE)))
        .addMethod(
          getOpenSigningMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.OpenSigningRequest,
              com.chancery.envelopes.v1.Signing>(
                service, METHODID_OPEN_SIGNING)))
        .addMethod(
          getRecordConsentMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.RecordConsentRequest,
              com.chancery.envelopes.v1.Signing>(
                service, METHODID_RECORD_CONSENT)))
        .addMethod(
          getFillFieldsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.FillFieldsRequest,
              com.chancery.envelopes.v1.Signing>(
                service, METHODID_FILL_FIELDS)))
        .addMethod(
          getSignEnvelopeMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.SignEnvelopeRequest,
              com.chancery.envelopes.v1.Signing>(
                service, METHODID_SIGN_ENVELOPE)))
        .addMethod(
          getApproveEnvelopeMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.ApproveEnvelopeRequest,
              com.chancery.envelopes.v1.Signing>(
                service, METHODID_APPROVE_ENVELOPE)))
        .addMethod(
          getDeclineEnvelopeMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.DeclineEnvelopeRequest,
              com.chancery.envelopes.v1.Signing>(
                service, METHODID_DECLINE_ENVELOPE)))
        .addMethod(
          getDownloadSigningDocumentMethod(),
          io.grpc.stub.ServerCalls.asyncServerStreamingCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.DownloadSigningDocumentRequest,
              com.chancery.envelopes.v1.DownloadSigningDocumentResponse>(
                service, METHODID_DOWNLOAD_SIGNING_DOCUMENT)))
        .addMethod(
          getGetSigningLogoMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.GetSigningLogoRequest,
              com.chancery.envelopes.v1.GetSigningLogoResponse>(
                service, METHODID_GET_SIGNING_LOGO)))
        .addMethod(
          getRenderSigningPageMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              com.chancery.envelopes.v1.RenderSigningPageRequest,
              com.chancery.envelopes.v1.RenderSigningPageResponse>(
                service, METHODID_RENDER_SIGNING_PAGE)))
        .build();
  }

  private static abstract class SigningServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    SigningServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return com.chancery.envelopes.v1.SigningServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("SigningService");
    }
  }

  private static final class SigningServiceFileDescriptorSupplier
      extends SigningServiceBaseDescriptorSupplier {
    SigningServiceFileDescriptorSupplier() {}
  }

  private static final class SigningServiceMethodDescriptorSupplier
      extends SigningServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    SigningServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (SigningServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new SigningServiceFileDescriptorSupplier())
              .addMethod(getGetSigningMethod())
              .addMethod(getVerifyAccessCodeMethod())
              .addMethod(getRequestOneTimeCodeMethod())
              .addMethod(getVerifyOneTimeCodeMethod())
              .addMethod(getOpenSigningMethod())
              .addMethod(getRecordConsentMethod())
              .addMethod(getFillFieldsMethod())
              .addMethod(getSignEnvelopeMethod())
              .addMethod(getApproveEnvelopeMethod())
              .addMethod(getDeclineEnvelopeMethod())
              .addMethod(getDownloadSigningDocumentMethod())
              .addMethod(getGetSigningLogoMethod())
              .addMethod(getRenderSigningPageMethod())
              .build();
        }
      }
    }
    return result;
  }
}
