import { ChanceryError } from "@chancery/sdk";
import type { Document } from "@chancery/sdk/chancery/documents/v1/document_pb";
import { UploadService } from "@chancery/sdk/chancery/documents/v1/upload_service_pb";
import { api } from "../api/chancery.ts";

/** The contract takes at most so many bytes at once. */
const CHUNK = 1024 * 1024;
/** How often a chunk is tried again while the connection is away, a few seconds apart: about five minutes. */
const TRIES = 60;

interface UploadOptions {
  onProgress: (part: number) => void;
  signal: AbortSignal;
}

/** Uploads a file in pieces. A connection that breaks in the middle costs one piece, not the file. */
export async function upload(file: File, { onProgress, signal }: UploadOptions): Promise<Document> {
  const uploads = api(UploadService);
  const options = { signal };
  const { id } = await uploads.createUpload({ name: file.name.slice(0, 255), sizeBytes: BigInt(file.size) }, options);
  signal.addEventListener("abort", () => void uploads.abandonUpload({ id }).catch(() => {}));
  let offset = 0;
  while (offset < file.size) {
    offset = await append(id, file, offset, signal);
    onProgress(offset / file.size);
  }
  return uploads.finishUpload({ id, requestId: crypto.randomUUID() }, options);
}

/** Sends the next piece until it has arrived, and says where the one after it begins. */
async function append(id: string, file: File, offset: number, signal: AbortSignal): Promise<number> {
  const chunk = new Uint8Array(await file.slice(offset, offset + CHUNK).arrayBuffer());
  for (let attempt = 1; ; attempt++) {
    try {
      const { nextOffset } = await api(UploadService).appendUpload({ id, offset: BigInt(offset), chunk }, { signal });
      return Number(nextOffset);
    } catch (thrown) {
      const error = ChanceryError.from(thrown);
      if (error.reason === "UPLOAD_OFFSET_WRONG") return Number(error.facts["next_offset"]);
      if (signal.aborted || !error.transient || attempt >= TRIES) throw error;
      await connection(5_000);
    }
  }
}

/** Waits a while, or until the browser says that the connection is back. */
function connection(longest: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, longest);
    addEventListener("online", done);
    function done() {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    }
  });
}
