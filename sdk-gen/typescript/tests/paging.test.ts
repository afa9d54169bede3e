import assert from "node:assert/strict";
import { test } from "node:test";
import { all, pages } from "@chancery/sdk";
import { EnvelopeService } from "@chancery/sdk/chancery/envelopes/v1/envelope_service_pb";
import { Server, signUp } from "./server.js";

test("a list is walked page after page, and only as far as one goes", async () => {
  await using server = await Server.start();
  const envelopes = (await signUp(server.url)).service(EnvelopeService);
  const names = ["one", "two", "three", "four", "five"];
  for (const name of names) await envelopes.createEnvelope({ name });

  const seen: string[] = [];
  for await (const envelope of all(envelopes.listEnvelopes, { pageSize: 2 })) seen.push(envelope.name);
  assert.deepEqual(seen, [...names].reverse(), "newest first");

  const sizes: number[] = [];
  for await (const page of pages(envelopes.listEnvelopes, { pageSize: 2 })) sizes.push(page.envelopes.length);
  assert.deepEqual(sizes, [2, 2, 1]);

  let calls = 0;
  const counted: typeof envelopes.listEnvelopes = (request, options) => (calls++, envelopes.listEnvelopes(request, options));
  for await (const _ of all(counted, { pageSize: 2 })) break;
  assert.equal(calls, 1);
});

test("an empty list has no items and one page", async () => {
  await using server = await Server.start();
  const envelopes = (await signUp(server.url)).service(EnvelopeService);
  for await (const envelope of all(envelopes.listEnvelopes, {})) assert.fail(envelope.id);
  for await (const page of pages(envelopes.listEnvelopes, {})) assert.equal(page.envelopes.length, 0);
});
