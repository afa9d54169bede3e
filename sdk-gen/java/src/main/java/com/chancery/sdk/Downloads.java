package com.chancery.sdk;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.Function;
import java.util.function.Supplier;

/** Files on their way down: documents, signing documents, certificates of completion. */
public final class Downloads {
  private static final int ATTEMPTS = 4;

  private Downloads() {}

  /**
   * The whole file. It begins again when the connection breaks:
   * {@code Downloads.bytes(() -> documents.downloadDocument(request), DownloadDocumentResponse::getChunk)}.
   */
  public static <A> byte[] bytes(Supplier<Iterator<A>> method, Function<A, ByteString> chunk) {
    return bytes(method, chunk, Progress.NONE);
  }

  /** The whole file, with progress. It begins again when the connection breaks. */
  public static <A> byte[] bytes(Supplier<Iterator<A>> method, Function<A, ByteString> chunk, Progress progress) {
    return Patience.repeatedly(ATTEMPTS, () -> {
      var file = new ByteArrayOutputStream();
      try {
        to(file, method, chunk, progress);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return file.toByteArray();
    });
  }

  /**
   * Writes the bytes as they come, for files that should not be held in memory, and tells how many there were. Progress has no total; the document's
   * latest version tells it.
   */
  public static <A> long to(OutputStream target, Supplier<Iterator<A>> method, Function<A, ByteString> chunk, Progress progress) throws IOException {
    Context.CancellableContext context = Context.current().withCancellation();
    Context outer = context.attach();
    long received = 0;
    try {
      for (Iterator<A> answers = method.get(); answers.hasNext(); ) {
        ByteString bytes = chunk.apply(answers.next());
        bytes.writeTo(target);
        received += bytes.size();
        progress.at(received, -1);
      }
      return received;
    } finally {
      context.detach(outer);
      context.cancel(null);
    }
  }
}
