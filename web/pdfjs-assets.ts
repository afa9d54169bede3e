import { cpSync, createReadStream, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";

/** What PDF.js fetches by address while it reads a file: character maps, the fourteen standard fonts, decoders. */
const FOLDERS = ["cmaps", "standard_fonts", "wasm", "iccs"];
const source = join(import.meta.dirname, "node_modules/pdfjs-dist");

/** Serves these files under `/pdfjs/`, and puts them into the build. */
export function pdfjsAssets(): Plugin {
  let outDir = "";
  return {
    name: "pdfjs-assets",
    configResolved: (config) => void (outDir = resolve(config.root, config.build.outDir)),
    configureServer(server) {
      server.middlewares.use("/pdfjs", (request, response, next) => {
        const path = join(source, new URL(request.url ?? "", "http://localhost").pathname);
        if (!existsSync(path)) return next();
        if (path.endsWith(".js")) response.setHeader("content-type", "text/javascript");
        createReadStream(path).pipe(response);
      });
    },
    closeBundle() {
      if (this.environment.mode !== "build") return;
      for (const folder of FOLDERS) cpSync(join(source, folder), join(outDir, "pdfjs", folder), { recursive: true, filter: isUsed });
    },
  };
}

/** The decoders run as JavaScript: compiling WebAssembly would need a hole in the content security policy. Scripts inside PDFs never run. */
function isUsed(path: string): boolean {
  return !/\.wasm$|quickjs/i.test(path);
}
