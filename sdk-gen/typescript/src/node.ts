/** Clients in Node.js, over gRPC. */
import type { MessageInitShape } from "@bufbuild/protobuf";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { Chancery, type ClientOptions } from "./client.js";
import type { Document } from "./gen/chancery/documents/v1/document_pb.js";
import { DocumentService, UploadHeaderSchema, type UploadDocumentRequestSchema } from "./gen/chancery/documents/v1/document_service_pb.js";
import { SignatureService, type ValidateFileRequestSchema } from "./gen/chancery/signatures/v1/signature_service_pb.js";
import type { ValidationReport } from "./gen/chancery/signatures/v1/validation_pb.js";
import { repeatedly, withRequestId } from "./repetition.js";
import type { TransferOptions, UploadHeader, ValidateOptions } from "./transfer.js";

/** A file: bytes, a `Blob` (`openAsBlob` of `node:fs`), or a stream of bytes (`createReadStream`), which can be read only once. */
export type Source = Uint8Array | Blob | AsyncIterable<Uint8Array>;

/** Bytes of one message of an upload. */
const CHUNK = 256 * 1024;
/** A connection with open streams on which nothing has come for so long is asked whether it still lives. */
const PING_INTERVAL_MS = 20_000;

/** Makes a client. It connects with the first call, and an idle connection keeps no program from ending. */
export function connect(options: ClientOptions): Chancery {
  return new Chancery(createGrpcTransport({ baseUrl: options.baseUrl, pingIntervalMs: PING_INTERVAL_MS }), options);
}

/** Uploads a PDF. Bytes and Blobs are sent again when the connection breaks, and become one document all the same. */
export async function uploadDocument(chancery: Chancery, source: Source, header: UploadHeader, options: TransferOptions = {}): Promise<Document> {
  const value = withRequestId(UploadHeaderSchema, header);
  return send(chancery, source, options, (signal) =>
    chancery.service(DocumentService).uploadDocument(uploadMessages(value, source, options), { ...signal }),
  );
}

/** Validates anybody's signed PDF; nothing of it is kept. */
export async function validateFile(chancery: Chancery, source: Source, options: ValidateOptions = {}): Promise<ValidationReport> {
  return send(chancery, source, options, (signal) =>
    chancery.service(SignatureService).validateFile(validationMessages(source, options), { ...signal }),
  );
}

function send<T>(chancery: Chancery, source: Source, { signal }: TransferOptions, call: (signal: { signal?: AbortSignal }) => Promise<T>): Promise<T> {
  const attempts = source instanceof Uint8Array || source instanceof Blob ? chancery.options.attempts : 1;
  return repeatedly({ attempts, signal }, () => call(signal ? { signal } : {}));
}

async function* uploadMessages(
  value: UploadHeader,
  source: Source,
  options: TransferOptions,
): AsyncGenerator<MessageInitShape<typeof UploadDocumentRequestSchema>> {
  yield { payload: { case: "header", value } };
  for await (const chunk of chunks(source, options)) yield { payload: { case: "chunk", value: chunk } };
}

async function* validationMessages(source: Source, options: ValidateOptions): AsyncGenerator<MessageInitShape<typeof ValidateFileRequestSchema>> {
  const { trustPem, password } = options;
  if (trustPem || password) yield { payload: { case: "options", value: { trustPem: trustPem ?? "", password: password ?? "" } } };
  for await (const chunk of chunks(source, options)) yield { payload: { case: "chunk", value: chunk } };
}

/** The file in pieces of the size of a message. A piece counts as sent when the connection asks for the next. */
async function* chunks(source: Source, { onProgress }: TransferOptions): AsyncGenerator<Uint8Array> {
  const total = source instanceof Uint8Array ? source.length : source instanceof Blob ? source.size : undefined;
  let bytes = 0;
  for await (const part of parts(source)) {
    for (let at = 0; at < part.length; at += CHUNK) {
      const chunk = part.subarray(at, at + CHUNK);
      yield chunk;
      bytes += chunk.length;
      onProgress?.({ bytes, total });
    }
  }
}

function parts(source: Source): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  if (source instanceof Uint8Array) return [source];
  return source instanceof Blob ? (source.stream() as unknown as AsyncIterable<Uint8Array>) : source;
}
