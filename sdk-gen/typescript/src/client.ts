import type { DescService } from "@bufbuild/protobuf";
import { createClient, type Client, type Transport } from "@connectrpc/connect";
import type { Token } from "./credentials.js";
import { DependableTransport } from "./transport.js";

/** How a client reaches the server, and how patient it is. */
export interface ClientOptions {
  /** Address of the server, such as `https://sign.example.com`. */
  baseUrl: string;
  /** API key, session token, OAuth access token, or the token of a signing link; a function is asked before every try. */
  token?: Token | undefined;
  /** Headers of every call, beside the token's. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds that a unary call may take, all its tries together; 60,000 when unset. Streams, and so files, have no limit of their own. */
  timeoutMs?: number | undefined;
  /** How often a call that is safe to repeat is tried at most; 4 when unset, 1 means never again. */
  attempts?: number | undefined;
}

/** A client of one server, with one token. Made by `connect` of `@chancery/sdk/node` or `@chancery/sdk/web`. */
export class Chancery {
  /** What carries the calls: with credentials, deadlines, repetition and typed errors. */
  readonly transport: Transport;
  /** What it was made from, with what is usual where nothing was said. */
  readonly options: Readonly<ClientOptions & { timeoutMs: number; attempts: number }>;
  readonly #bare: Transport;
  readonly #clients = new Map<DescService, unknown>();

  /** Adds everything this package promises to a transport that only carries calls. */
  constructor(bare: Transport, options: Readonly<ClientOptions>) {
    const { timeoutMs = 60_000, attempts = 4 } = options;
    this.#bare = bare;
    this.options = { ...options, timeoutMs, attempts };
    this.transport = new DependableTransport(bare, this.options);
  }

  /** The methods of a service, such as `chancery.service(EnvelopeService).getEnvelope({ id })`. */
  service<Service extends DescService>(service: Service): Client<Service> {
    const client = this.#clients.get(service) ?? createClient(service, this.transport);
    this.#clients.set(service, client);
    return client as Client<Service>;
  }

  /** The same connection with other credentials: those of somebody who just signed in, or of a recipient with a signing link. */
  withToken(token: Token | undefined): Chancery {
    return new Chancery(this.#bare, { ...this.options, token });
  }
}
