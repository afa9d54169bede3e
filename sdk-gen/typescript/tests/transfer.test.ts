import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { all, ChanceryError, Code, download, downloadBytes, type Progress } from "@chancery/sdk";
import { connect, uploadDocument } from "@chancery/sdk/node";
import * as web from "@chancery/sdk/web";
import { DocumentService } from "@chancery/sdk/chancery/documents/v1/document_service_pb";
import { pdf } from "./pdf.js";
import { Proxy } from "./proxy.js";
import { Server, signUp } from "./server.js";

const MEGABYTES = 6;
const LARGE = pdf(MEGABYTES * 1024 * 1024);
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Progress goes on, ends at the end, and comes on the way too. */
function assertProgress(seen: Progress[], total: number): void {
  assert.ok(seen.length >= MEGABYTES, `${seen.length} notices`);
  assert.ok(seen.every(({ bytes }, index) => index === 0 || bytes >= seen[index - 1]!.bytes));
  assert.deepEqual(seen.at(-1), { bytes: total, total });
}

test("up- and downloads tell how far they are, and keep every byte", async () => {
  await using server = await Server.start();
  const chancery = await signUp(server.url);
  const up: Progress[] = [];
  const document = await uploadDocument(chancery, LARGE, { name: "large.pdf", tags: ["big"] }, { onProgress: (progress) => up.push(progress) });
  assertProgress(up, LARGE.length);
  assert.equal(document.latestVersion?.sha256, sha256(LARGE));
  assert.deepEqual(document.tags, ["big"]);
  const down: Progress[] = [];
  const options = { total: LARGE.length, onProgress: (progress: Progress) => void down.push(progress) };
  const bytes = await downloadBytes(chancery.service(DocumentService).downloadDocument, { id: document.id }, options);
  assertProgress(down, LARGE.length);
  assert.equal(sha256(bytes), sha256(LARGE));
});

test("a file is streamed from the disk", async () => {
  await using server = await Server.start();
  const path = join(await mkdtemp(join(tmpdir(), "chancery-file-")), "large.pdf");
  await writeFile(path, LARGE);
  const document = await uploadDocument(await signUp(server.url), createReadStream(path), { name: "large.pdf", sha256: sha256(LARGE) });
  assert.equal(document.latestVersion?.sizeBytes, BigInt(LARGE.length));
});

test("an upload whose connection breaks is sent again and becomes one document", async () => {
  await using server = await Server.start();
  await using proxy = await Proxy.start(server.port);
  const owner = await signUp(server.url);
  let passed = 0;
  proxy.upward = (bytes) => (passed += bytes.length) < 2_000_000 || proxy.connections > 1;
  const document = await uploadDocument(connect({ baseUrl: proxy.url, token: owner.options.token }), LARGE, { name: "large.pdf" });
  assert.equal(document.latestVersion?.sha256, sha256(LARGE));
  assert.equal(proxy.connections, 2);
  const ids = [];
  for await (const { id } of all(owner.service(DocumentService).listDocuments, {})) ids.push(id);
  assert.deepEqual(ids, [document.id]);
});

test("a download whose connection breaks begins again; one that is left is over", async () => {
  await using server = await Server.start();
  await using proxy = await Proxy.start(server.port);
  const owner = await signUp(server.url);
  const { id } = await uploadDocument(owner, LARGE, { name: "large.pdf" });
  const documents = connect({ baseUrl: proxy.url, token: owner.options.token }).service(DocumentService);
  let passed = 0;
  proxy.downward = (bytes) => (passed += bytes.length) < 2_000_000 || proxy.connections > 1;
  assert.equal(sha256(await downloadBytes(documents.downloadDocument, { id })), sha256(LARGE));
  assert.equal(proxy.connections, 2);
  let chunks = 0;
  for await (const chunk of download(documents.downloadDocument, { id })) if (chunk.length > 0 && ++chunks === 2) break;
  assert.equal(chunks, 2);
});

test("a browser uploads in pieces, with progress, and is refused with reasons", async () => {
  await using server = await Server.start();
  const owner = await signUp(server.url);
  const chancery = web.connect({ baseUrl: server.url, token: owner.options.token });
  const seen: Progress[] = [];
  const header = { name: "a & b.pdf", tags: ["x", "y"], sha256: sha256(LARGE) };
  const document = await web.uploadDocument(chancery, LARGE, header, { onProgress: (progress) => seen.push(progress) });
  assert.equal(document.name, "a & b.pdf");
  assert.deepEqual(document.tags, ["x", "y"]);
  assert.equal(document.latestVersion?.sha256, sha256(LARGE));
  assertProgress(seen, LARGE.length);
  assert.equal((await web.validateFile(chancery, LARGE)).signatures.length, 0);
  const none = new Uint8Array(9);
  for (const call of [() => web.uploadDocument(chancery, none, { name: "none.pdf" }), () => web.validateFile(chancery, none)]) {
    await assert.rejects(call, (error) => {
      return error instanceof ChanceryError && /^PDF_/.test(error.reason ?? "") && error.code === Code.InvalidArgument;
    });
  }
});

test("a browser's upload whose connection breaks goes on where it was, and one that is stopped leaves nothing", async () => {
  await using server = await Server.start();
  await using proxy = await Proxy.start(server.port);
  const owner = await signUp(server.url);
  const chancery = web.connect({ baseUrl: proxy.url, token: owner.options.token });
  let passed = 0;
  let isCut = false;
  proxy.upward = (bytes) => {
    passed += bytes.length;
    if (isCut || passed < LARGE.length / 2) return true;
    isCut = true;
    return false;
  };
  const document = await web.uploadDocument(chancery, LARGE, { name: "large.pdf" });
  assert.equal(document.latestVersion?.sha256, sha256(LARGE));
  assert.ok(isCut && passed < LARGE.length * 1.25, `${passed} bytes went over`);
  const controller = new AbortController();
  const stopped = web.uploadDocument(chancery, LARGE, { name: "x.pdf" }, { signal: controller.signal, onProgress: () => controller.abort() });
  await assert.rejects(stopped, { code: Code.Canceled });
});
