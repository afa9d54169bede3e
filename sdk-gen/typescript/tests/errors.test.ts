import assert from "node:assert/strict";
import { test } from "node:test";
import { ChanceryError, Code } from "@chancery/sdk";
import { connect, uploadDocument } from "@chancery/sdk/node";
import { connect as connectWeb } from "@chancery/sdk/web";
import { EnvelopeService } from "@chancery/sdk/chancery/envelopes/v1/envelope_service_pb";
import { OrganizationService } from "@chancery/sdk/chancery/identity/v1/organization_service_pb";
import { Server, signUp } from "./server.js";

async function refusal(call: Promise<unknown>): Promise<ChanceryError> {
  const error: unknown = await call.then(
    () => assert.fail("it was not refused"),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ChanceryError, String(error));
  return error;
}

test("a refusal names its reason, its facts and the fields, over gRPC and gRPC-Web alike", async () => {
  await using server = await Server.start();
  const owner = await signUp(server.url);
  for (const chancery of [owner, connectWeb({ baseUrl: server.url, token: owner.options.token })]) {
    const envelopes = chancery.service(EnvelopeService);
    const invalid = await refusal(envelopes.createEnvelope({ name: "x", recipients: [{ email: "nobody", name: "N", role: 1 }] }));
    assert.equal(invalid.reason, "VALIDATION_FAILED");
    assert.equal(invalid.code, Code.InvalidArgument);
    assert.equal(invalid.fieldViolations[0]?.field, "recipients[0].email");
    assert.match(invalid.message, /e-mail/);
    assert.ok(invalid.callId, "the operator can find the call");

    const draft = await envelopes.createEnvelope({ name: "x" });
    const stale = await refusal(envelopes.deleteEnvelope({ id: draft.id, etag: "old" }));
    assert.equal(stale.reason, "ETAG_MISMATCH");
    assert.equal(stale.facts["current_etag"], draft.etag);
    assert.equal(stale.transient, false);
  }
});

test("who calls without credentials or with wrong ones is told so", async () => {
  await using server = await Server.start();
  const anybody = connect({ baseUrl: server.url });
  assert.equal((await refusal(anybody.service(EnvelopeService).listEnvelopes({}))).reason, "CREDENTIALS_MISSING");
  const wrong = anybody.withToken(async () => "wrong");
  assert.equal((await refusal(wrong.service(EnvelopeService).listEnvelopes({}))).reason, "CREDENTIALS_INVALID");
});

test("a refused upload tells why", async () => {
  await using server = await Server.start();
  const refused = await refusal(uploadDocument(await signUp(server.url), new Uint8Array(1_000_000), { name: "zeros.pdf" }));
  assert.match(refused.reason ?? "", /^PDF_/);
});

test("a server that is not there gives an error without a reason", async () => {
  const lost = await refusal(connect({ baseUrl: "http://127.0.0.1:9", attempts: 1 }).service(OrganizationService).getOrganization({ id: "x" }));
  assert.equal(lost.reason, undefined);
  assert.equal(lost.code, Code.Unavailable);
});
