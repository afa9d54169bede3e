import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { test } from "node:test";
import { all, ChanceryError, Code } from "@chancery/sdk";
import { connect } from "@chancery/sdk/node";
import { EnvelopeService } from "@chancery/sdk/chancery/envelopes/v1/envelope_service_pb";
import { SessionService } from "@chancery/sdk/chancery/identity/v1/session_service_pb";
import { Proxy } from "./proxy.js";
import { freePort, Server, signUp } from "./server.js";

test("a write whose answer was lost is repeated and happens once", async () => {
  await using server = await Server.start();
  await using proxy = await Proxy.start(server.port);
  const owner = await signUp(server.url);
  const chancery = connect({ baseUrl: proxy.url, token: owner.options.token });
  await all(chancery.service(EnvelopeService).listEnvelopes, {}).next();
  let lost = 0;
  // The request reaches the server whole; the connection breaks when the first bytes of the answer come.
  proxy.downward = (bytes) => bytes.length < 60 || lost++ > 0;
  const made = await chancery.service(EnvelopeService).createEnvelope({ name: "Once" });
  const names = [];
  for await (const envelope of all(owner.service(EnvelopeService).listEnvelopes, {})) names.push([envelope.id, envelope.name]);
  assert.equal(lost > 0, true, "an answer was lost");
  assert.deepEqual(names, [[made.id, "Once"]]);
});

test("a method that the contract does not let repeat is tried once", async () => {
  await using server = await Server.start();
  await using proxy = await Proxy.start(server.port);
  proxy.upward = () => false;
  const refused = connect({ baseUrl: proxy.url }).service(SessionService).createSession({ email: "a@example.com", password: "wrong" });
  await assert.rejects(refused, (error) => error instanceof ChanceryError && error.reason === undefined && error.transient);
  assert.equal(proxy.connections, 1);
});

test("a call that may be repeated waits for a server that is not there yet", async () => {
  const port = await freePort();
  const reading = connect({ baseUrl: `http://127.0.0.1:${port}`, token: "nobody's" }).service(EnvelopeService).listEnvelopes({});
  const refused = assert.rejects(reading, { reason: "CREDENTIALS_INVALID" });
  await using _server = await Server.start({}, port);
  await refused;
});

test("a call ends at its deadline, its repetitions included", async () => {
  await using server = await Server.start();
  await using proxy = await Proxy.start(server.port);
  const owner = await signUp(server.url);
  const chancery = connect({ baseUrl: proxy.url, token: owner.options.token, timeoutMs: 400, attempts: 1_000 });
  const held = new Set<Buffer>();
  proxy.downward = (bytes) => held.add(bytes).size < 0;
  const begin = Date.now();
  await assert.rejects(chancery.service(EnvelopeService).listEnvelopes({}), (error) => error instanceof ChanceryError);
  assert.ok(Date.now() - begin < 1_500, `it took ${Date.now() - begin} ms`);
});

test("a server that never answers ends a call with its deadline", async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => void sockets.push(socket)).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const baseUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const call = connect({ baseUrl, token: "x" }).service(EnvelopeService).listEnvelopes({}, { timeoutMs: 200 });
  await assert.rejects(call, { name: "ChanceryError", code: Code.DeadlineExceeded });
  for (const socket of sockets) socket.destroy();
  silent.close();
});

test("a caller that is too quick waits as long as the server asks", async () => {
  const slow = { CHANCERY_LIMITS__RATE_PER_TOKEN: "{per_second=2,burst=2}" };
  await using server = await Server.start(slow);
  const chancery = await signUp(server.url);
  const begin = Date.now();
  for (let calls = 0; calls < 5; calls++) await chancery.service(EnvelopeService).listEnvelopes({});
  assert.ok(Date.now() - begin >= 1_000, "five calls at two a second");
  const impatient = connect({ ...chancery.options, attempts: 1 }).service(EnvelopeService);
  const calls = Array.from({ length: 6 }, () => impatient.listEnvelopes({}));
  const refused = (await Promise.allSettled(calls)).find((call) => call.status === "rejected");
  assert.equal(refused?.reason.reason, "RATE_LIMITED");
});
