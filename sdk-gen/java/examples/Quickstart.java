import com.chancery.documents.v1.DocumentServiceGrpc;
import com.chancery.documents.v1.DownloadDocumentRequest;
import com.chancery.documents.v1.DownloadDocumentResponse;
import com.chancery.documents.v1.UploadHeader;
import com.chancery.envelopes.v1.CreateEnvelopeRequest;
import com.chancery.envelopes.v1.CreateSigningLinkRequest;
import com.chancery.envelopes.v1.EnvelopeServiceGrpc;
import com.chancery.envelopes.v1.Field;
import com.chancery.envelopes.v1.ListEnvelopesRequest;
import com.chancery.envelopes.v1.ListEnvelopesResponse;
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
import com.chancery.identity.v1.CreateOrganizationRequest;
import com.chancery.identity.v1.NewOwner;
import com.chancery.identity.v1.OrganizationServiceGrpc;
import com.chancery.sdk.Chancery;
import com.chancery.sdk.Downloads;
import com.chancery.sdk.Pages;
import com.chancery.sdk.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

public final class Quickstart {
  public static void main(String[] arguments) throws Exception {
    // Sign up. A program of yours would have an API key: Chancery.to(url).token(System.getenv("CHANCERY_API_KEY")).connect().
    String url = System.getenv().getOrDefault("CHANCERY_URL", "http://127.0.0.1:8420");
    try (Chancery anybody = Chancery.to(url).connect()) {
      var owner = NewOwner.newBuilder().setEmail("ann@acme.example").setFullName("Ann Smith").setPassword("correct horse battery");
      var request = CreateOrganizationRequest.newBuilder().setName("Acme Ltd").setSlug("acme").setOwner(owner).build();
      var account = OrganizationServiceGrpc.newBlockingStub(anybody.channel()).createOrganization(request);
      run(anybody.withToken(account.getSessionToken()));
    }
  }

  static void run(Chancery chancery) throws Exception {
    // Upload a PDF, and send it to two people, one after the other.
    var header = UploadHeader.newBuilder().setName("contract.pdf").build();
    var document = chancery.uploadDocument(Source.of(Path.of("contract.pdf")), header);
    var envelopes = EnvelopeServiceGrpc.newBlockingStub(chancery.channel());
    var contract = CreateEnvelopeRequest.newBuilder().setName("Contract").addDocumentIds(document.getId());
    contract.addRecipients(signer("Bo Berg", "bo@example.com", 1)).addRecipients(signer("Cleo Ito", "cleo@example.com", 2));
    var draft = envelopes.createEnvelope(contract.build());
    var sent = envelopes.sendEnvelope(SendEnvelopeRequest.newBuilder().setId(draft.getId()).setEtag(draft.getEtag()).build());

    // Each signs with the token of a link. In life that is a page in their browser.
    for (Recipient recipient : sent.getRecipientsList()) {
      var forWhom = CreateSigningLinkRequest.newBuilder().setEnvelopeId(sent.getId()).setRecipientId(recipient.getId()).build();
      var link = envelopes.createSigningLink(forWhom);
      var signing = SigningServiceGrpc.newBlockingStub(chancery.withToken(link.getToken()).channel());
      var disclosure = signing.openSigning(OpenSigningRequest.getDefaultInstance()).getDisclosure();
      signing.recordConsent(RecordConsentRequest.newBuilder().setDisclosureVersion(disclosure.getVersion()).build());
      signing.signEnvelope(SignEnvelopeRequest.newBuilder().setMark(Mark.newBuilder().setTyped(recipient.getName())).build());
    }

    // Wait for the seal, fetch the signed file, and have it validated.
    chancery.envelopeEnd(sent.getId(), Duration.ofMinutes(1));
    var documents = DocumentServiceGrpc.newBlockingStub(chancery.channel());
    var wanted = DownloadDocumentRequest.newBuilder().setId(document.getId()).build();
    byte[] signed = Downloads.bytes(() -> documents.downloadDocument(wanted), DownloadDocumentResponse::getChunk);
    Files.write(Path.of("signed.pdf"), signed);
    var report = chancery.validateFile(Source.of(signed));
    System.out.printf("%d signatures, passed: %s%n", report.getSignaturesCount(), report.getPassed());
    var list = ListEnvelopesRequest.newBuilder().setPageSize(100).build();
    for (var envelope : Pages.all(envelopes::listEnvelopes, list, ListEnvelopesResponse::getEnvelopesList)) {
      System.out.println(envelope.getId() + " " + envelope.getName());
    }
  }

  static NewRecipient signer(String name, String email, int order) {
    var area = Rectangle.newBuilder().setX(72).setY(100 * order).setWidth(180).setHeight(60);
    var field = NewField.newBuilder().setType(Field.Type.TYPE_SIGNATURE).setPage(1).setArea(area);
    var role = Recipient.Role.ROLE_SIGNER;
    return NewRecipient.newBuilder().setName(name).setEmail(email).setOrder(order).setRole(role).addFields(field).build();
  }
}
