import { Code } from "@connectrpc/connect";
import { ChanceryError, type FieldViolation } from "./errors.js";

/** A refusal as JSON: `{"error": {"status", "message", "details"}}`. */
interface Refusal {
  error?: { status?: string; message?: string; details?: Detail[] };
}

interface Detail {
  "@type"?: string;
  reason?: string;
  metadata?: Record<string, string>;
  fieldViolations?: FieldViolation[];
  requestId?: string;
}

/** The error of an HTTP answer that is none of success. */
export function httpFailure(status: number, text: string): ChanceryError {
  const error = parse(text).error;
  const detail = (name: string) => error?.details?.find((each) => each["@type"]?.endsWith(`.${name}`));
  return new ChanceryError({
    code: codeOf(error?.status) ?? (status >= 500 ? Code.Unavailable : Code.Unknown),
    message: error?.message ?? `the server answered with HTTP ${status}`,
    reason: detail("ErrorInfo")?.reason,
    facts: detail("ErrorInfo")?.metadata,
    fieldViolations: detail("BadRequest")?.fieldViolations,
    callId: detail("RequestInfo")?.requestId,
  });
}

function parse(text: string): Refusal {
  try {
    return (JSON.parse(text) ?? {}) as Refusal;
  } catch {
    return {};
  }
}

/** `INVALID_ARGUMENT` is `Code.InvalidArgument`. */
function codeOf(status: string | undefined): Code | undefined {
  const name = status?.toLowerCase().replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return name === "Cancelled" ? Code.Canceled : (Code as unknown as Record<string, Code | undefined>)[name ?? ""];
}
