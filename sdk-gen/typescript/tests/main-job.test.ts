import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { downloadBytes, envelopeEnd } from "@chancery/sdk";
import { validateFile, uploadDocument } from "@chancery/sdk/node";
import { DocumentService } from "@chancery/sdk/chancery/documents/v1/document_service_pb";
import { Envelope_State, Field_Type, Recipient_Role } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { EnvelopeService } from "@chancery/sdk/chancery/envelopes/v1/envelope_service_pb";
import { SigningService } from "@chancery/sdk/chancery/envelopes/v1/signing_service_pb";
import { Indication } from "@chancery/sdk/chancery/signatures/v1/validation_pb";
import { PROJECT, Server, signUp } from "./server.js";

const PLAIN = join(PROJECT, "tests/vectors/pdf/plain.pdf");

test("two people sign, and every signature passes validation", async () => {
  await using server = await Server.start();
  const chancery = await signUp(server.url);
  const document = await uploadDocument(chancery, await readFile(PLAIN), { name: "plain.pdf" });
  const recipients = ["Bat-Erdene", "Ödön"].map((name, index) => ({
    name,
    email: `signer${index}@example.com`,
    role: Recipient_Role.SIGNER,
    order: index + 1,
    fields: [{ type: Field_Type.SIGNATURE, page: 1, area: { x: 20, y: 60 * (index + 1), width: 120, height: 40 } }],
  }));
  const envelopes = chancery.service(EnvelopeService);
  const draft = await envelopes.createEnvelope({ name: "From TypeScript", documentIds: [document.id], recipients });
  const sent = await envelopes.sendEnvelope({ id: draft.id, etag: draft.etag });
  const end = envelopeEnd(chancery, sent.id);
  for (const recipient of sent.recipients) {
    const link = await envelopes.createSigningLink({ envelopeId: sent.id, recipientId: recipient.id });
    const signing = chancery.withToken(link.token).service(SigningService);
    const view = await signing.openSigning({});
    await signing.recordConsent({ disclosureVersion: view.disclosure?.version ?? "" });
    await signing.signEnvelope({ mark: { kind: { case: "typed", value: recipient.name } } });
  }
  assert.equal((await end).state, Envelope_State.COMPLETED);
  const signed = await downloadBytes(chancery.service(DocumentService).downloadDocument, { id: document.id });
  const report = await validateFile(chancery, signed);
  assert.deepEqual(
    report.signatures.map(({ indication }) => indication),
    [Indication.TOTAL_PASSED, Indication.TOTAL_PASSED, Indication.TOTAL_PASSED],
    "two people and the organization's seal",
  );
  assert.equal(report.passed, true);
});

test("the example of the README is the one that runs, and it runs", async () => {
  const readme = await readFile("README.md", "utf8");
  assert.ok(readme.includes("```ts\n" + (await readFile("examples/quickstart.ts", "utf8")) + "```"), "README.md shows examples/quickstart.ts");
  await using server = await Server.start();
  const folder = await mkdtemp(join(tmpdir(), "chancery-example-"));
  await copyFile(PLAIN, join(folder, "contract.pdf"));
  const env = { ...process.env, CHANCERY_URL: server.url };
  const { stdout } = await promisify(execFile)(process.execPath, [resolve("build/examples/quickstart.js")], { cwd: folder, env });
  assert.match(stdout, /^3 signatures, passed: true\nenv_\w+ Contract\n$/);
});
