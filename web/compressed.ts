import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Files that get smaller by it; fonts, images and character maps are compressed already. */
const TEXT = /\.(js|mjs|css|html|svg|webmanifest|json)$/;

/** Puts a Brotli and a gzip form beside every file of text, once and as small as can be; the server gives out what a browser reads. */
export function compressed(): Plugin {
  let outDir = "";
  return {
    name: "compressed",
    apply: "build",
    enforce: "post",
    configResolved: (config) => void (outDir = resolve(config.root, config.build.outDir)),
    closeBundle: { order: "post", sequential: true, handler: () => filesIn(outDir).filter((path) => TEXT.test(path)).forEach(compress) },
  };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

function compress(path: string): void {
  const bytes = readFileSync(path);
  if (bytes.length < 512) return;
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}
