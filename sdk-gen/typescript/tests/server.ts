import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { createServer, connect as dial } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Chancery } from "@chancery/sdk";
import { connect } from "@chancery/sdk/node";
import { OrganizationService } from "@chancery/sdk/chancery/identity/v1/organization_service_pb";

/** The project's folder; tests run in that of the package. */
export const PROJECT = resolve("../..");

/** A running `chancery serve` on the embedded default, with a data directory of its own. */
export class Server implements AsyncDisposable {
  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(settings: Record<string, string> = {}, wanted?: number): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), "chancery-"));
    const port = wanted ?? (await freePort());
    const log = await open(join(folder, "server.log"), "w");
    const address = { CHANCERY_LISTEN: `127.0.0.1:${port}`, CHANCERY_PUBLIC_URL: `http://127.0.0.1:${port}` };
    const env = { ...ambient(), CHANCERY_DATA_DIR: join(folder, "data"), ...address, ...settings };
    const program = resolve(PROJECT, process.env["CHANCERY_BIN"] ?? "target/debug/chancery");
    const child = spawn(program, ["serve"], { env, stdio: ["ignore", log.fd, log.fd] });
    await log.close();
    const server = new Server(port, folder, child);
    await server.ready();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  private async ready(): Promise<void> {
    for (let tries = 0; tries < 600; tries++) {
      if (this.process.exitCode !== null) throw new Error(await readFile(join(this.folder, "server.log"), "utf8"));
      if (await listens(this.port)) return;
      await sleep(50);
    }
    throw new Error("chancery serve did not get ready");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const end = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill();
    await end;
    await rm(this.folder, { recursive: true });
  }
}

/** The environment without what would configure the server, such as the name of the program under test. */
function ambient(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("CHANCERY_")));
}

/** A client of a new organization's owner. */
export async function signUp(baseUrl: string): Promise<Chancery> {
  const slug = `ts-${randomUUID().slice(0, 13)}`;
  const anybody = connect({ baseUrl });
  const owner = { email: `${slug}@example.com`, fullName: "Tess Ript", password: randomUUID() };
  const { sessionToken } = await anybody.service(OrganizationService).createOrganization({ name: "Script Ltd", slug, owner });
  return anybody.withToken(sessionToken);
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = dial(port, "127.0.0.1", () => resolve(true));
    socket.once("error", () => resolve(false)).once("connect", () => socket.destroy());
  });
}
