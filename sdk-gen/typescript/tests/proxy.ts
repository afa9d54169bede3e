import { connect as dial, createServer, type Server, type Socket } from "node:net";

/** Stands between client and server, and breaks what goes through it when told to. */
export class Proxy implements AsyncDisposable {
  readonly #sockets = new Set<Socket>();
  /** Decides about bytes on their way; false cuts the connection in their place. */
  upward: (bytes: Buffer) => boolean = () => true;
  downward: (bytes: Buffer) => boolean = () => true;
  connections = 0;

  private constructor(
    private readonly server: Server,
    private readonly target: number,
  ) {}

  static async start(target: number, port = 0): Promise<Proxy> {
    const server = createServer();
    const proxy = new Proxy(server, target);
    server.on("connection", (socket) => proxy.#carry(socket));
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  /** Breaks every connection there is; new ones go through. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #carry(client: Socket): void {
    this.connections += 1;
    const server = dial(this.target, "127.0.0.1");
    const pass = (from: Socket, to: Socket, allowed: (bytes: Buffer) => boolean) => {
      this.#sockets.add(from);
      from.on("data", (bytes) => {
        if (!allowed(bytes)) return void [from, to].forEach((socket) => socket.destroy());
        if (!to.write(bytes)) from.pause();
      });
      to.on("drain", () => from.resume());
      from.on("close", () => void (this.#sockets.delete(from), to.destroy()));
      from.on("error", () => to.destroy());
    };
    pass(client, server, (bytes) => this.upward(bytes));
    pass(server, client, (bytes) => this.downward(bytes));
  }
}
