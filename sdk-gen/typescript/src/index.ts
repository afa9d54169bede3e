/**
 * Client of Chancery. This entry point holds what every environment shares; `connect` comes from `@chancery/sdk/node` or `@chancery/sdk/web`,
 * and the messages and services from `@chancery/sdk/chancery/…`, by the paths of their contracts.
 */
export { Code } from "@connectrpc/connect";
export { Chancery, type ClientOptions } from "./client.js";
export type { Token } from "./credentials.js";
export { ChanceryError, type FieldViolation, type Reason } from "./errors.js";
export { envelopeEnd, watchAuditEvents, type WatchOptions } from "./events.js";
export { all, pages, type ItemOf, type ListMethod, type PageOf } from "./paging.js";
export {
  download,
  downloadBytes,
  type DownloadMethod,
  type DownloadOptions,
  type Progress,
  type TransferOptions,
  type UploadHeader,
  type ValidateOptions,
} from "./transfer.js";
export { verifyWebhook, WebhookError, type Webhook, type WebhookHeaders, type WebhookOptions } from "./webhooks.js";
