import { fromJson, type JsonValue } from "@bufbuild/protobuf";
import { ChanceryError, Code } from "@chancery/sdk";
import { ValidationReportSchema, type ValidationReport } from "@chancery/sdk/chancery/signatures/v1/validation_pb";
import { COOKIE_SESSION } from "../api/chancery.ts";

/** A refusal as the JSON API tells it. */
interface JsonRefusal {
  error?: { message?: string; details?: { reason?: string; metadata?: Record<string, string>; requestId?: string }[] };
}

/** Validates a signed PDF of anybody's. It goes over plain HTTP, because a browser cannot stream a request over gRPC-Web; nothing of it is kept. */
export async function validateFile(file: File): Promise<ValidationReport> {
  const headers = { "content-type": "application/pdf", ...COOKIE_SESSION };
  const response = await fetch("/v1/signatures:validate", { method: "POST", headers, body: file }).catch(unreached);
  const body = (await response.json().catch(() => ({}))) as JsonValue;
  if (response.ok) return fromJson(ValidationReportSchema, body, { ignoreUnknownFields: true });
  throw refusal(body as JsonRefusal, response.status);
}

function unreached(cause: unknown): never {
  throw new ChanceryError({ code: Code.Unavailable, message: "the connection broke", cause });
}

function refusal({ error }: JsonRefusal, status: number): ChanceryError {
  const details = error?.details ?? [];
  const info = details.find(({ reason }) => reason);
  return new ChanceryError({
    code: status >= 500 ? Code.Unavailable : Code.InvalidArgument,
    message: error?.message ?? `HTTP ${status}`,
    reason: info?.reason,
    facts: info?.metadata,
    callId: details.find(({ requestId }) => requestId)?.requestId,
  });
}
