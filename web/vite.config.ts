import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compressed } from "./compressed.ts";
import { pdfjsAssets } from "./pdfjs-assets.ts";

/** The server that `vite` passes calls on to while developing. */
const server = process.env["CHANCERY_URL"] ?? "http://127.0.0.1:8420";

export default defineConfig({
  plugins: [react(), pdfjsAssets(), compressed()],
  // The SDK is linked from its own folder; its dependencies are to be those of this one.
  resolve: { preserveSymlinks: true },
  // Nothing is inlined: the content security policy knows no data: scripts, styles or fonts.
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1500 },
  server: { host: "127.0.0.1", proxy: Object.fromEntries(["/chancery.", "/v1/", "/pki/"].map((path) => [path, server])) },
});
