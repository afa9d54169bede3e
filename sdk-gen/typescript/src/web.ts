/** Clients in a browser: calls over gRPC-Web, uploads in pieces, because a browser cannot stream a request. */
import { fromJson, type JsonValue } from "@bufbuild/protobuf";
import { createGrpcWebTransport } from "@connectrpc/connect-web";
import { Chancery, type ClientOptions } from "./client.js";
import type { Document } from "./gen/chancery/documents/v1/document_pb.js";
import { UploadHeaderSchema } from "./gen/chancery/documents/v1/document_service_pb.js";
import { UploadService } from "./gen/chancery/documents/v1/upload_service_pb.js";
import { ValidationReportSchema, type ValidationReport } from "./gen/chancery/signatures/v1/validation_pb.js";
import { httpFailure } from "./http.js";
import { repeatedly, withRequestId } from "./repetition.js";
import type { TransferOptions, UploadHeader, ValidateOptions } from "./transfer.js";
import { callHeaders } from "./transport.js";

/** A file: what an `<input type="file">` or a drop gives, or bytes. */
export type Source = Blob | Uint8Array<ArrayBuffer>;

/** Bytes of one piece of an upload. */
const PIECE = 512 * 1024;

/**
 * Makes a client. `baseUrl` is `location.origin` for pages that the server itself serves; those can keep the session in a cookie that no script
 * reads, with `headers: { "x-chancery-session": "cookie" }` and no token.
 */
export function connect(options: ClientOptions): Chancery {
  return new Chancery(createGrpcWebTransport({ baseUrl: options.baseUrl }), options);
}

/** Uploads a PDF in pieces. When the connection breaks it goes on where it was; an upload that fails for good leaves nothing behind. */
export async function uploadDocument(chancery: Chancery, source: Source, header: UploadHeader, options: TransferOptions = {}): Promise<Document> {
  const { requestId, name, documentId, sha256, tags } = withRequestId(UploadHeaderSchema, header);
  const uploads = chancery.service(UploadService);
  const file = source instanceof Blob ? source : new Blob([source]);
  const { id } = await uploads.createUpload({ name, sha256, sizeBytes: BigInt(file.size) }, signalOf(options));
  try {
    await append(chancery, id, file, options);
    return await uploads.finishUpload({ requestId, id, documentId, tags }, signalOf(options));
  } catch (error) {
    // Nobody waits for it: what is left behind ends by itself after a day.
    void uploads.abandonUpload({ id }).catch(() => {});
    throw error;
  }
}

/** A piece may be sent again: one that has arrived before is answered as it was then. */
async function append(chancery: Chancery, id: string, file: Blob, options: TransferOptions): Promise<void> {
  const patience = { attempts: chancery.options.attempts, signal: options.signal };
  for (let offset = 0; offset < file.size; ) {
    const chunk = new Uint8Array(await file.slice(offset, offset + PIECE).arrayBuffer());
    const piece = { id, offset: BigInt(offset), chunk };
    const { nextOffset } = await repeatedly(patience, () => chancery.service(UploadService).appendUpload(piece, signalOf(options)));
    offset = Number(nextOffset);
    options.onProgress?.({ bytes: offset, total: file.size });
  }
}

/** Validates anybody's signed PDF; nothing of it is kept. There is no progress: it goes over in one piece. */
export function validateFile(chancery: Chancery, source: Source, options: Omit<ValidateOptions, "onProgress"> = {}): Promise<ValidationReport> {
  const { baseUrl, attempts } = chancery.options;
  const { trustPem, password, signal } = options;
  const url = new URL("/v1/signatures:validate", baseUrl);
  if (trustPem) url.searchParams.set("options.trustPem", trustPem);
  if (password) url.searchParams.set("options.password", password);
  return repeatedly({ attempts, signal }, async () => {
    const headers = await callHeaders(chancery.options, { "content-type": "application/pdf" });
    const answer = await fetch(url, { method: "POST", headers, body: source, ...signalOf(options) });
    const text = await answer.text();
    if (!answer.ok) throw httpFailure(answer.status, text);
    return fromJson(ValidationReportSchema, JSON.parse(text) as JsonValue, { ignoreUnknownFields: true });
  });
}

function signalOf({ signal }: { signal?: AbortSignal | undefined }): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}
