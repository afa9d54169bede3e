/**
 * Client of Chancery. This entry point holds what every environment shares; `connect` comes from `@chancery/sdk/node` or `@chancery/sdk/web`,
 * and the messages and services from `@chancery/sdk/chancery/…`, by the paths of their contracts.
 */
export { Code } from "@connectrpc/connect";
export { Chancery, type ClientOptions } from "./client.js";
export type { Token } from "./credentials.js";
export { ChanceryError, type FieldViolation, type Reason } from "./errors.js";
