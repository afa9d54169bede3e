import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { Webhook } from "standardwebhooks";
import { verifyWebhook, WebhookError } from "@chancery/sdk";

const secret = () => `whsec_${randomBytes(24).toString("base64")}`;

/** Headers as the specification's own library makes them. */
function signed(key: string, body: string, time = new Date()) {
  const signature = new Webhook(key).sign("msg_1", time, body);
  return { "webhook-id": "msg_1", "webhook-timestamp": String(Math.floor(time.getTime() / 1_000)), "webhook-signature": signature };
}

test("the published example of the specification holds", async () => {
  const headers = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  };
  const now = new Date(1_614_265_330_000);
  const webhook = await verifyWebhook("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", headers, '{"test": 2432232314}', { now });
  assert.deepEqual(webhook, { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", time: now, payload: { test: 2432232314 } });
});

test("what another library signs is accepted, in every form of headers and body", async () => {
  const key = secret();
  const body = JSON.stringify({ type: "envelope.completed", name: "Ödön Ганзориг" });
  const headers = signed(key, body);
  const upper = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
  for (const form of [headers, upper, new Headers(headers)]) {
    assert.deepEqual((await verifyWebhook(key, form, body)).payload, JSON.parse(body));
    assert.equal((await verifyWebhook(key, form, new TextEncoder().encode(body))).id, "msg_1");
  }
});

test("one signature of several is enough while a secret is replaced", async () => {
  const [old, current] = [secret(), secret()];
  const headers = signed(old, "{}");
  headers["webhook-signature"] = `v1a,x ${headers["webhook-signature"]} ${signed(current, "{}")["webhook-signature"]}`;
  for (const key of [old, current]) await verifyWebhook(key, headers, "{}");
  await assert.rejects(verifyWebhook(secret(), headers, "{}"), WebhookError);
});

test("whatever was changed, left out or kept too long is refused", async () => {
  const key = secret();
  const headers = signed(key, "{}");
  const refused = (changed: Record<string, string | undefined>, body = "{}") =>
    assert.rejects(verifyWebhook(key, { ...headers, ...changed }, body), WebhookError, JSON.stringify([changed, body]));
  await refused({}, "{ }");
  await refused({ "webhook-id": "msg_2" });
  await refused({ "webhook-timestamp": String(Number(headers["webhook-timestamp"]) + 1) });
  await refused({ "webhook-timestamp": "soon" });
  await refused({ "webhook-signature": headers["webhook-signature"].replace("v1,", "v2,") });
  await refused({ "webhook-signature": "v1,%%%" });
  await refused({ "webhook-signature": "v1," });
  for (const name of Object.keys(headers)) await refused({ [name]: undefined });
  for (const minutes of [-6, 6]) await refused(signed(key, "{}", new Date(Date.now() + minutes * 60_000)));
  await assert.rejects(verifyWebhook("whsec_", headers, "{}"), WebhookError);
  await assert.rejects(verifyWebhook(key, signed(key, "no json"), "no json"), WebhookError);
});
