import { downloadBytes } from "@chancery/sdk";
import { DocumentService } from "@chancery/sdk/chancery/documents/v1/document_service_pb";
import { api } from "../api/chancery.ts";

/** The bytes of a document of the organization's, as they are now. */
export function fetchDocument(id: string): Promise<Uint8Array> {
  return downloadBytes(api(DocumentService).downloadDocument, { id });
}
