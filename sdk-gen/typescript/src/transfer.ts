import type { MessageInitShape } from "@bufbuild/protobuf";
import type { CallOptions } from "@connectrpc/connect";
import type { UploadHeaderSchema } from "./gen/chancery/documents/v1/document_service_pb.js";
import { repeatedly } from "./repetition.js";

/** What is uploaded: `name` is all it needs. */
export type UploadHeader = MessageInitShape<typeof UploadHeaderSchema>;

/** How far a transfer is. */
export interface Progress {
  /** Bytes that went over so far. */
  readonly bytes: number;
  /** Bytes there are in all, where that is known. */
  readonly total: number | undefined;
}

/** How to follow a transfer, and how to end it. */
export interface TransferOptions {
  /** Called as bytes go over. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Ends the transfer. */
  signal?: AbortSignal | undefined;
}

/** How to validate a file. */
export interface ValidateOptions extends TransferOptions {
  /** Root certificates to trust beside the platform's own, PEM. */
  trustPem?: string | undefined;
  /** Password that opens the file. */
  password?: string | undefined;
}

/** A download cannot know how much is to come; `latestVersion.sizeBytes` of the document does. */
export interface DownloadOptions extends TransferOptions {
  /** Bytes there are in all, to be given to `onProgress`. */
  total?: number | undefined;
}

/** A method that downloads, such as `chancery.service(DocumentService).downloadDocument`. */
export type DownloadMethod<Request> = (request: Request, options?: CallOptions) => AsyncIterable<{ chunk: Uint8Array }>;

/** The bytes as they come, for files that should not be held in memory. To stop early just leave the loop. */
export async function* download<Request>(
  method: DownloadMethod<Request>,
  request: Request,
  options: DownloadOptions = {},
): AsyncGenerator<Uint8Array> {
  const { onProgress, signal, total } = options;
  const left = new AbortController();
  const signals = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
  let bytes = 0;
  try {
    for await (const { chunk } of method(request, { signal: signals })) {
      bytes += chunk.length;
      onProgress?.({ bytes, total });
      yield chunk;
    }
  } finally {
    left.abort();
  }
}

/** The whole file. Begins again when the connection breaks. */
export function downloadBytes<Request>(method: DownloadMethod<Request>, request: Request, options: DownloadOptions = {}): Promise<Uint8Array> {
  return repeatedly({ attempts: 4, signal: options.signal }, async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of download(method, request, options)) chunks.push(chunk);
    return new Uint8Array(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer());
  });
}
