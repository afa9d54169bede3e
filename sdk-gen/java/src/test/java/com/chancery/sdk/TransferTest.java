package com.chancery.sdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.chancery.documents.v1.Document;
import com.chancery.documents.v1.DocumentServiceGrpc;
import com.chancery.documents.v1.DownloadDocumentRequest;
import com.chancery.documents.v1.DownloadDocumentResponse;
import com.chancery.documents.v1.ListDocumentsRequest;
import com.chancery.documents.v1.UploadHeader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {
  private static final int MEGABYTES = 6;
  private static final byte[] LARGE = Pdf.of(MEGABYTES << 20);
  private static final UploadHeader HEADER = UploadHeader.newBuilder().setName("large.pdf").addTags("big").build();

  /** Notes progress, which goes on, ends at the end, and comes on the way too. */
  private static final class Steps implements Progress {
    final List<Long> bytes = new ArrayList<>();
    long total;

    @Override
    public void at(long bytes, long total) {
      this.bytes.add(bytes);
      this.total = total;
    }

    void check(long total) {
      assertTrue(bytes.size() >= MEGABYTES, bytes::toString);
      assertEquals(bytes.stream().sorted().distinct().toList(), bytes);
      assertEquals(LARGE.length, bytes.get(bytes.size() - 1));
      assertEquals(total, this.total);
    }
  }

  private static byte[] download(Chancery chancery, Document document, Progress progress) {
    var documents = DocumentServiceGrpc.newBlockingStub(chancery.channel());
    var request = DownloadDocumentRequest.newBuilder().setId(document.getId()).build();
    return Downloads.bytes(() -> documents.downloadDocument(request), DownloadDocumentResponse::getChunk, progress);
  }

  @Test
  void up_and_downloads_tell_how_far_they_are_and_keep_every_byte() throws Exception {
    Server server = Server.shared();
    try (Chancery owner = server.client(server.signUp())) {
      Steps up = new Steps();
      Steps down = new Steps();
      Document document = owner.uploadDocument(Source.of(LARGE), HEADER, up);
      up.check(LARGE.length);
      assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(LARGE)), document.getLatestVersion().getSha256());
      assertEquals(List.of("big"), document.getTagsList());
      assertArrayEquals(LARGE, download(owner, document, down));
      down.check(-1);
      assertEquals(0, owner.validateFile(Source.of(LARGE)).getSignaturesCount());
    }
  }

  @Test
  void files_are_streamed_from_and_to_the_disk(@TempDir Path folder) throws Exception {
    Server server = Server.shared();
    try (Chancery owner = server.client(server.signUp())) {
      Path path = Files.write(folder.resolve("large.pdf"), LARGE);
      Document document = owner.uploadDocument(Source.of(path), HEADER);
      var documents = DocumentServiceGrpc.newBlockingStub(owner.channel());
      var request = DownloadDocumentRequest.newBuilder().setId(document.getId()).build();
      Path back = folder.resolve("back.pdf");
      try (var target = Files.newOutputStream(back)) {
        long size = Downloads.to(target, () -> documents.downloadDocument(request), DownloadDocumentResponse::getChunk, Progress.NONE);
        assertEquals(LARGE.length, size);
      }
      assertEquals(-1, Files.mismatch(path, back));
    }
  }

  @Test
  void an_upload_whose_connection_breaks_is_sent_again_and_becomes_one_document() throws Exception {
    Server server = Server.shared();
    String token = server.signUp();
    try (Proxy proxy = new Proxy(server.port); Chancery chancery = Chancery.to(proxy.url()).token(token).connect(); Chancery owner = server.client(token)) {
      proxy.upward = proxy.twoMegabytes();
      Document document = chancery.uploadDocument(Source.of(LARGE), HEADER);
      assertEquals(2, proxy.connections.get());
      var documents = DocumentServiceGrpc.newBlockingStub(owner.channel()).listDocuments(ListDocumentsRequest.getDefaultInstance());
      assertEquals(List.of(document.getId()), documents.getDocumentsList().stream().map(Document::getId).toList());
    }
  }

  @Test
  void a_download_whose_connection_breaks_begins_again() throws Exception {
    Server server = Server.shared();
    String token = server.signUp();
    try (Proxy proxy = new Proxy(server.port); Chancery chancery = Chancery.to(proxy.url()).token(token).connect(); Chancery owner = server.client(token)) {
      Document document = owner.uploadDocument(Source.of(LARGE), HEADER);
      proxy.downward = proxy.twoMegabytes();
      assertArrayEquals(LARGE, download(chancery, document, Progress.NONE));
      assertEquals(2, proxy.connections.get());
    }
  }
}
