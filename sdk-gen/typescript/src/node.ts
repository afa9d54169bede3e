/** Clients in Node.js, over gRPC. */
import { createGrpcTransport } from "@connectrpc/connect-node";
import { Chancery, type ClientOptions } from "./client.js";

/** Makes a client. It connects with the first call. */
export function connect(options: ClientOptions): Chancery {
  return new Chancery(createGrpcTransport({ baseUrl: options.baseUrl }), options);
}
