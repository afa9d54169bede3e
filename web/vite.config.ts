import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compressed } from "./compressed.ts";
import { pdfjsAssets } from "./pdfjs-assets.ts";

/** What every page needs, in one file: each further file costs a request with its headers. */
const BASE = /node_modules\/(react|react-dom|scheduler|i18next|react-i18next|wouter|use-sync-external-store|@tanstack|@bufbuild|@connectrpc)\/|@chancery\/sdk\/dist\/[a-z]+\.js|\/src\/(api|text)\/[a-z-]+\.ts/;
/** What every form needs, and no page is without a button. */
const FORMS = /node_modules\/(react-aria|react-stately|@react-aria|@react-stately|react-aria-components)\/.*\/(Button|Input|Label|TextField|TextArea|Text|FieldError|Form|ProgressBar|utils)\.m?js|\/src\/ui\/(button|fields|notice|waiting|seal|error-boundary)\.tsx/;

/** The server that `vite` passes calls on to while developing. */
const server = process.env["CHANCERY_URL"] ?? "http://127.0.0.1:8420";

export default defineConfig({
  plugins: [react(), pdfjsAssets(), compressed()],
  // The SDK is linked from its own folder; its dependencies are to be those of this one.
  resolve: { preserveSymlinks: true },
  // Nothing is inlined: the content security policy knows no data: scripts, styles or fonts.
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1500,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "base", test: BASE }, { name: "forms", test: FORMS }] } } },
  },
  server: { host: "127.0.0.1", proxy: Object.fromEntries(["/chancery.", "/v1/", "/pki/"].map((path) => [path, server])) },
});
