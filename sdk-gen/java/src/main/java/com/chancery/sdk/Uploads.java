package com.chancery.sdk;

import com.chancery.documents.v1.Document;
import com.chancery.documents.v1.DocumentServiceGrpc;
import com.chancery.documents.v1.UploadDocumentRequest;
import com.chancery.documents.v1.UploadHeader;
import com.chancery.signatures.v1.SignatureServiceGrpc;
import com.chancery.signatures.v1.ValidateFileRequest;
import com.chancery.signatures.v1.ValidationOptions;
import com.chancery.signatures.v1.ValidationReport;
import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.Supplier;

/** One file on its way up. */
record Uploads(Channel channel, int attempts, Source source, Progress progress) {
  /** Bytes of one message. */
  private static final int CHUNK = 256 * 1024;

  Document document(UploadHeader header) {
    var first = UploadDocumentRequest.newBuilder().setHeader(Contract.withRequestId(header)).build();
    var stub = DocumentServiceGrpc.newBlockingV2Stub(channel);
    return send(stub::uploadDocument, first, chunk -> UploadDocumentRequest.newBuilder().setChunk(chunk).build());
  }

  ValidationReport validation(ValidationOptions options) {
    boolean isUsual = options.equals(ValidationOptions.getDefaultInstance());
    var first = isUsual ? null : ValidateFileRequest.newBuilder().setOptions(options).build();
    var stub = SignatureServiceGrpc.newBlockingV2Stub(channel);
    return send(stub::validateFile, first, chunk -> ValidateFileRequest.newBuilder().setChunk(chunk).build());
  }

  private <Q, A> A send(Supplier<BlockingClientCall<Q, A>> method, Q first, Function<ByteString, Q> message) {
    return Patience.repeatedly(attempts, () -> {
      BlockingClientCall<Q, A> call = method.get();
      try {
        write(call, first, message);
        return call.read();
      } catch (StatusException refused) {
        throw ChanceryException.from(refused);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw ChanceryException.from(io.grpc.Status.CANCELLED.withCause(interrupted).asException());
      } finally {
        call.cancel("the upload is over", null);
      }
    });
  }

  /** Writes until the end, or until the server has refused; the answer has the reason then. */
  private <Q, A> void write(BlockingClientCall<Q, A> call, Q first, Function<ByteString, Q> message)
      throws IOException, InterruptedException, StatusException {
    boolean isWanted = first == null || call.write(first);
    try (InputStream file = source.open()) {
      long sent = 0;
      for (byte[] chunk = file.readNBytes(CHUNK); isWanted && chunk.length > 0; chunk = file.readNBytes(CHUNK)) {
        isWanted = call.write(message.apply(ByteString.copyFrom(chunk)));
        sent += chunk.length;
        progress.at(sent, source.size());
      }
    }
    if (isWanted) {
      call.halfClose();
    }
  }
}
