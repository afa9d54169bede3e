package com.chancery.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.chancery.documents.v1.DocumentServiceGrpc;
import com.chancery.documents.v1.DownloadDocumentRequest;
import com.chancery.documents.v1.DownloadDocumentResponse;
import com.chancery.documents.v1.UploadHeader;
import com.chancery.envelopes.v1.CreateEnvelopeRequest;
import com.chancery.envelopes.v1.CreateSigningLinkRequest;
import com.chancery.envelopes.v1.Envelope;
import com.chancery.envelopes.v1.EnvelopeServiceGrpc;
import com.chancery.envelopes.v1.Field;
import com.chancery.envelopes.v1.Mark;
import com.chancery.envelopes.v1.NewField;
import com.chancery.envelopes.v1.NewRecipient;
import com.chancery.envelopes.v1.OpenSigningRequest;
import com.chancery.envelopes.v1.Recipient;
import com.chancery.envelopes.v1.RecordConsentRequest;
import com.chancery.envelopes.v1.Rectangle;
import com.chancery.envelopes.v1.SendEnvelopeRequest;
import com.chancery.envelopes.v1.SignEnvelopeRequest;
import com.chancery.envelopes.v1.SigningServiceGrpc;
import com.chancery.signatures.v1.Indication;
import com.chancery.signatures.v1.SignatureReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainJobTest {
  private static final Path PLAIN = Server.PROJECT.resolve("tests/vectors/pdf/plain.pdf");

  @Test
  void two_people_sign_and_every_signature_passes_validation() throws Exception {
    Server server = Server.shared();
    try (Chancery chancery = server.client(server.signUp())) {
      var document = chancery.uploadDocument(Source.of(PLAIN), UploadHeader.newBuilder().setName("plain.pdf").build());
      var envelopes = EnvelopeServiceGrpc.newBlockingStub(chancery.channel());
      var request = CreateEnvelopeRequest.newBuilder().setName("From Java").addDocumentIds(document.getId());
      request.addRecipients(signer("Bat-Erdene", 1)).addRecipients(signer("Ödön", 2));
      var draft = envelopes.createEnvelope(request.build());
      var sent = envelopes.sendEnvelope(SendEnvelopeRequest.newBuilder().setId(draft.getId()).setEtag(draft.getEtag()).build());
      for (Recipient recipient : sent.getRecipientsList()) {
        sign(chancery, sent, recipient);
      }
      assertEquals(Envelope.State.STATE_COMPLETED, chancery.envelopeEnd(sent.getId(), Duration.ofMinutes(1)).getState());
      var documents = DocumentServiceGrpc.newBlockingStub(chancery.channel());
      var wanted = DownloadDocumentRequest.newBuilder().setId(document.getId()).build();
      byte[] signed = Downloads.bytes(() -> documents.downloadDocument(wanted), DownloadDocumentResponse::getChunk);
      var report = chancery.validateFile(Source.of(signed));
      var indications = report.getSignaturesList().stream().map(SignatureReport::getIndication).toList();
      assertEquals(Collections.nCopies(3, Indication.INDICATION_TOTAL_PASSED), indications, "two people and the organization's seal");
      assertTrue(report.getPassed());
    }
  }

  private static void sign(Chancery chancery, Envelope sent, Recipient recipient) {
    var forWhom = CreateSigningLinkRequest.newBuilder().setEnvelopeId(sent.getId()).setRecipientId(recipient.getId()).build();
    var link = EnvelopeServiceGrpc.newBlockingStub(chancery.channel()).createSigningLink(forWhom);
    var signing = SigningServiceGrpc.newBlockingStub(chancery.withToken(link.getToken()).channel());
    var view = signing.openSigning(OpenSigningRequest.getDefaultInstance());
    signing.recordConsent(RecordConsentRequest.newBuilder().setDisclosureVersion(view.getDisclosure().getVersion()).build());
    signing.signEnvelope(SignEnvelopeRequest.newBuilder().setMark(Mark.newBuilder().setTyped(recipient.getName())).build());
  }

  private static NewRecipient signer(String name, int order) {
    var area = Rectangle.newBuilder().setX(20).setY(60 * order).setWidth(120).setHeight(40);
    var field = NewField.newBuilder().setType(Field.Type.TYPE_SIGNATURE).setPage(1).setArea(area);
    var recipient = NewRecipient.newBuilder().setName(name).setEmail("signer" + order + "@example.com").setOrder(order);
    return recipient.setRole(Recipient.Role.ROLE_SIGNER).addFields(field).build();
  }

  @Test
  void the_example_of_the_readme_is_the_one_that_runs_and_it_runs(@TempDir Path folder) throws Exception {
    String example = Files.readString(Path.of("examples/Quickstart.java"));
    assertTrue(Files.readString(Path.of("README.md")).contains("```java\n" + example + "```"), "README.md shows examples/Quickstart.java");
    Files.copy(PLAIN, folder.resolve("contract.pdf"));
    try (Server server = Server.start(Map.of())) {
      String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
      var run = new ProcessBuilder(List.of(java, "-cp", System.getProperty("java.class.path"), "Quickstart"));
      run.directory(folder.toFile()).redirectErrorStream(true).environment().put("CHANCERY_URL", server.url());
      Process program = run.start();
      String output = new String(program.getInputStream().readAllBytes());
      assertEquals(0, program.waitFor(), output);
      assertTrue(output.matches("3 signatures, passed: true\nenv_\\w+ Contract\n"), output);
    }
  }
}
