import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What a page that uses this much of the package has to load. */
async function bundle(contents: string): Promise<string> {
  const result = await build({ stdin: { contents, resolveDir: "." }, bundle: true, write: false, minify: true, format: "esm", platform: "browser" });
  return result.outputFiles[0]!.text;
}

const SIGNING = `
  import { connect } from "@chancery/sdk/web";
  import { SigningService } from "@chancery/sdk/chancery/envelopes/v1/signing_service_pb";
  globalThis.signing = connect({ baseUrl: "" }).service(SigningService);`;

test("a browser loads only what it uses, and nothing of Node.js", async () => {
  const signing = await bundle(SIGNING);
  assert.doesNotMatch(signing, /http2|Http2/);
  assert.doesNotMatch(signing, /ERROR_REASON_VALIDATION_FAILED|watchAuditEvents/, "nothing unused");
  const kilobytes = gzipSync(signing).length / 1024;
  assert.ok(kilobytes < 60, `${kilobytes.toFixed(1)} kB compressed`);
});
