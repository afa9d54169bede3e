import type { DescService } from "@bufbuild/protobuf";
import { Chancery } from "@chancery/sdk";
import { createGrpcWebTransport, type GrpcWebTransportOptions } from "@connectrpc/connect-web";

type Interceptor = NonNullable<GrpcWebTransportOptions["interceptors"]>[number];

/** Says that the session is in the cookie. Another site cannot set this header, so it cannot act in our name. */
export const COOKIE_SESSION = { "x-chancery-session": "cookie" } as const;

const byCookie: Interceptor = (next) => (request) => {
  for (const [name, value] of Object.entries(COOKIE_SESSION)) request.header.set(name, value);
  return next(request);
};

/** The server that served this page, as the person who is signed in. No script ever sees the session's token. */
export const chancery = new Chancery(createGrpcWebTransport({ baseUrl: location.origin, interceptors: [byCookie] }), {
  baseUrl: location.origin,
});

/** The same server, as the holder of a signing link. */
export function asRecipient(token: string): Chancery {
  return new Chancery(createGrpcWebTransport({ baseUrl: location.origin }), { baseUrl: location.origin, token });
}

/** The methods of a service for the person who is signed in. */
export function api<Service extends DescService>(service: Service) {
  return chancery.service(service);
}
