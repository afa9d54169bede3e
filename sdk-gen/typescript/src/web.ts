/** Clients in a browser, over gRPC-Web. */
import { createGrpcWebTransport } from "@connectrpc/connect-web";
import { Chancery, type ClientOptions } from "./client.js";

/** Makes a client. It connects with the first call. */
export function connect(options: ClientOptions): Chancery {
  return new Chancery(createGrpcWebTransport({ baseUrl: options.baseUrl }), options);
}
