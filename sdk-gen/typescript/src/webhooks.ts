/** Verifies that a webhook is from your Chancery server, as the Standard Webhooks specification says. Needs Web Crypto, which every runtime of today has. */

/** A webhook that is what it says. */
export interface Webhook {
  /** Identifier of the message; the same when it is delivered again, so use it to act once. */
  readonly id: string;
  /** When it was sent. */
  readonly time: Date;
  /** The body, parsed. */
  readonly payload: unknown;
}

/** Why a webhook is refused. Answer with 400 and do nothing else. */
export class WebhookError extends Error {
  override readonly name = "WebhookError";
}

/** The headers of a request, in either of the usual forms. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | string[] | undefined>>;

/** How a webhook is verified. */
export interface WebhookOptions {
  /** How far its time may be from now; 300 when unset. Older ones may be replays. */
  toleranceSeconds?: number | undefined;
  /** What time it is; now when unset. */
  now?: Date | undefined;
}

const PREFIX = "whsec_";
const VERSION = "v1,";

/**
 * Verifies the signature and the time of a webhook and gives its content. Throws `WebhookError` otherwise.
 *
 * `secret` is the endpoint's, `whsec_…`. `body` is the request's body as it came, before any parsing: the signature covers every byte of it.
 */
export async function verifyWebhook(
  secret: string,
  headers: WebhookHeaders,
  body: string | Uint8Array,
  options: WebhookOptions = {},
): Promise<Webhook> {
  const id = header(headers, "webhook-id");
  const timestamp = header(headers, "webhook-timestamp");
  const time = timely(timestamp, options);
  const bytes = typeof body === "string" ? encode(body) : body;
  const signed = join(encode(`${id}.${timestamp}.`), bytes);
  if (!(await isSigned(secret, header(headers, "webhook-signature"), signed))) throw new WebhookError("no signature of the webhook holds");
  return { id, time, payload: parsed(bytes) };
}

function header(headers: WebhookHeaders, name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  if (typeof value !== "string" || value === "") throw new WebhookError(`the header ${name} is missing`);
  return value;
}

function timely(timestamp: string, { toleranceSeconds = 300, now = new Date() }: WebhookOptions): Date {
  if (!/^\d{1,12}$/.test(timestamp)) throw new WebhookError("the header webhook-timestamp is no time");
  const seconds = Number(timestamp);
  const age = now.getTime() / 1_000 - seconds;
  if (Math.abs(age) > toleranceSeconds) throw new WebhookError("the webhook is too old, or its time lies ahead");
  return new Date(seconds * 1_000);
}

/** One of the signatures is enough: there are several while a secret is being replaced. */
async function isSigned(secret: string, signatures: string, signed: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const key = await crypto.subtle.importKey("raw", keyOf(secret), { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  for (const signature of signatures.split(" ").filter((each) => each.startsWith(VERSION))) {
    const bytes = fromBase64(signature.slice(VERSION.length));
    if (bytes && (await crypto.subtle.verify("HMAC", key, bytes, signed))) return true;
  }
  return false;
}

function keyOf(secret: string): Uint8Array<ArrayBuffer> {
  const key = fromBase64(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret);
  if (!key || key.length === 0) throw new WebhookError("the secret is not of the form whsec_… with base64");
  return key;
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch (cause) {
    throw new WebhookError("the body is not JSON", { cause });
  }
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}

function join(head: Uint8Array, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(head.length + tail.length);
  joined.set(head);
  joined.set(tail, head.length);
  return joined;
}
