import assert from "node:assert/strict";
import { test } from "node:test";
import { ChanceryError, watchAuditEvents, type Chancery } from "@chancery/sdk";
import { connect } from "@chancery/sdk/node";
import { connect as connectWeb } from "@chancery/sdk/web";
import { EnvelopeService } from "@chancery/sdk/chancery/envelopes/v1/envelope_service_pb";
import { SessionService } from "@chancery/sdk/chancery/identity/v1/session_service_pb";
import { Proxy } from "./proxy.js";
import { Server, signUp } from "./server.js";

const EVENTS = 30;

/** Watches through a proxy that breaks every few events, while new events are made. */
async function watchThroughTrouble(owner: Chancery, watcher: Chancery, proxy: Proxy): Promise<{ sequences: bigint[]; resumed: number }> {
  const sequences: bigint[] = [];
  let resumed = 0;
  const make = () => owner.service(EnvelopeService).createEnvelope({ name: `envelope ${sequences.length}` });
  await make();
  for await (const event of watchAuditEvents(watcher, {}, { onResume: () => resumed++ })) {
    sequences.push(event.sequence);
    if (sequences.length === EVENTS) break;
    if (sequences.length % 7 === 0) proxy.cut();
    await make();
  }
  return { sequences, resumed };
}

for (const [kind, dial] of [
  ["gRPC", connect],
  ["gRPC-Web", connectWeb],
] as const) {
  test(`an event stream that breaks goes on where it was, over ${kind}`, async () => {
    await using server = await Server.start();
    await using proxy = await Proxy.start(server.port);
    const owner = await signUp(server.url);
    const { sequences, resumed } = await watchThroughTrouble(owner, dial({ baseUrl: proxy.url, token: owner.options.token }), proxy);
    assert.deepEqual(
      sequences,
      Array.from({ length: EVENTS }, (_, index) => BigInt(index + 1)),
      "none is missed, none comes twice",
    );
    assert.ok(resumed >= 3, `it was resumed ${resumed} times`);
  });
}

test("an event stream begins after the place it is given, and ends with its signal", async () => {
  await using server = await Server.start();
  const owner = await signUp(server.url);
  for (let made = 0; made < 3; made++) await owner.service(EnvelopeService).createEnvelope({ name: "x" });
  const controller = new AbortController();
  const sequences: bigint[] = [];
  for await (const event of watchAuditEvents(owner, { afterSequence: 2n }, { signal: controller.signal })) {
    sequences.push(event.sequence);
    if (sequences.length === 2) controller.abort();
  }
  assert.deepEqual(sequences, [3n, 4n]);
});

test("an event stream of a session that has ended ends with the reason", async () => {
  await using server = await Server.start();
  await using proxy = await Proxy.start(server.port);
  const owner = await signUp(server.url);
  const watcher = connect({ baseUrl: proxy.url, token: owner.options.token });
  const watching = async () => {
    for await (const event of watchAuditEvents(watcher)) {
      if (event.sequence > 1n) continue;
      await owner.service(SessionService).revokeAllSessions({});
      proxy.cut();
    }
  };
  await assert.rejects(watching, (error) => error instanceof ChanceryError && error.reason === "CREDENTIALS_INVALID");
});
