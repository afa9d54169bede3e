/** A real server on an empty data directory. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = new URL("../..", import.meta.url).pathname;
// The server takes every CHANCERY_ variable for a setting of its own.
const { CHANCERY_BIN, ...environment } = process.env;
const binary = CHANCERY_BIN ?? join(environment.CARGO_TARGET_DIR ?? join(root, "target"), "debug/chancery");

/** Starts `chancery serve` and waits until it listens. With `dir` and `listen` it goes on where another one ended. */
export async function startServer({ dir = mkdtempSync(join(tmpdir(), "chancery-e2e-")), listen = "127.0.0.1:0" } = {}) {
  const limits = { CHANCERY_LIMITS__RATE_PER_ADDRESS: "{per_second=0,burst=1}", CHANCERY_LIMITS__RATE_PER_TOKEN: "{per_second=0,burst=1}" };
  const env = { ...environment, CHANCERY_DATA_DIR: join(dir, "data"), CHANCERY_LISTEN: listen, ...limits };
  const child = spawn(binary, ["serve"], { cwd: dir, env, stdio: ["ignore", "pipe", "pipe"] });
  const log = [];
  const url = await new Promise((resolve, reject) => {
    const read = (chunk) => {
      log.push(String(chunk));
      const found = /listens at (https?:\S+)/.exec(log.join(""));
      if (found) resolve(found[1]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", (code) => reject(new Error(`chancery ended with ${code}:\n${log.join("")}`)));
  });
  const stop = () =>
    new Promise((resolve) => {
      if (child.exitCode !== null) return resolve();
      child.once("exit", resolve);
      child.kill("SIGTERM");
    });
  return { url, dir, log, stop, end: () => stop().then(() => rmSync(dir, { recursive: true, force: true })) };
}
