import { readFile, writeFile } from "node:fs/promises";
import { all, downloadBytes, envelopeEnd } from "@chancery/sdk";
import { connect, uploadDocument, validateFile } from "@chancery/sdk/node";
import { DocumentService } from "@chancery/sdk/chancery/documents/v1/document_service_pb";
import { Field_Type, Recipient_Role } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { EnvelopeService } from "@chancery/sdk/chancery/envelopes/v1/envelope_service_pb";
import { SigningService } from "@chancery/sdk/chancery/envelopes/v1/signing_service_pb";
import { OrganizationService } from "@chancery/sdk/chancery/identity/v1/organization_service_pb";

// Sign up. A program of yours would have an API key: connect({ baseUrl, token: process.env.CHANCERY_API_KEY }).
const anybody = connect({ baseUrl: process.env.CHANCERY_URL ?? "http://127.0.0.1:8420" });
const { sessionToken } = await anybody.service(OrganizationService).createOrganization({
  name: "Acme Ltd",
  slug: "acme",
  owner: { email: "ann@acme.example", fullName: "Ann Smith", password: "correct horse battery" },
});
const chancery = anybody.withToken(sessionToken);

// Upload a PDF, and send it to two people, one after the other.
const document = await uploadDocument(chancery, await readFile("contract.pdf"), { name: "contract.pdf" });
const signer = (name: string, email: string, order: number) => ({
  name,
  email,
  order,
  role: Recipient_Role.SIGNER,
  fields: [{ type: Field_Type.SIGNATURE, page: 1, area: { x: 72, y: 100 * order, width: 180, height: 60 } }],
});
const envelopes = chancery.service(EnvelopeService);
const draft = await envelopes.createEnvelope({
  name: "Contract",
  documentIds: [document.id],
  recipients: [signer("Bo Berg", "bo@example.com", 1), signer("Cleo Ito", "cleo@example.com", 2)],
});
const sent = await envelopes.sendEnvelope({ id: draft.id, etag: draft.etag });

// Each signs with the token of a link. In life that is a page in their browser.
for (const recipient of sent.recipients) {
  const link = await envelopes.createSigningLink({ envelopeId: sent.id, recipientId: recipient.id });
  const signing = chancery.withToken(link.token).service(SigningService);
  const { disclosure } = await signing.openSigning({});
  await signing.recordConsent({ disclosureVersion: disclosure!.version });
  await signing.signEnvelope({ mark: { kind: { case: "typed", value: recipient.name } } });
}

// Wait for the seal, fetch the signed file, and have it validated.
await envelopeEnd(chancery, sent.id);
const signed = await downloadBytes(chancery.service(DocumentService).downloadDocument, { id: document.id });
await writeFile("signed.pdf", signed);
const report = await validateFile(chancery, signed);
console.log(`${report.signatures.length} signatures, passed: ${report.passed}`);
for await (const envelope of all(envelopes.listEnvelopes, { pageSize: 100 })) console.log(envelope.id, envelope.name);
