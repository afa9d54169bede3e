import { defineConfig } from "vitest/config";

export default defineConfig({ resolve: { preserveSymlinks: true }, test: { include: ["tests/**/*.test.ts"] } });
