import { Code, ConnectError } from "@connectrpc/connect";
import { BadRequestSchema, ErrorInfoSchema, RequestInfoSchema } from "./gen/google/rpc/error_details_pb.js";
import type { ErrorReason } from "./gen/chancery/errors/v1/error_reason_pb.js";

/** The name of a reason, as `error_reason.proto` lists them, without the prefix: `ETAG_MISMATCH`. */
export type Reason = Exclude<keyof typeof ErrorReason, "UNSPECIFIED">;

/** One field of a request, and what to do about it. */
export interface FieldViolation {
  /** Path of the field, such as `recipients[0].email`. */
  readonly field: string;
  /** The remedy. */
  readonly description: string;
}

/** What is known of a call that failed. */
export interface Failure {
  readonly code: Code;
  readonly message: string;
  readonly reason?: string | undefined;
  readonly facts?: Readonly<Record<string, string>> | undefined;
  readonly fieldViolations?: readonly FieldViolation[] | undefined;
  readonly callId?: string | undefined;
  readonly cause?: unknown;
}

/** A refusal, or a call that got no answer. Programs decide by `reason`, or by `code` where there is none; the message is for people. */
export class ChanceryError extends Error {
  override readonly name = "ChanceryError";
  /** The gRPC status code. */
  readonly code: Code;
  /** Why the server refused; undefined when no answer of the server's came. */
  readonly reason: Reason | undefined;
  /** Facts that belong to the reason, such as `current_etag`. */
  readonly facts: Readonly<Record<string, string>>;
  /** The fields that break a rule; empty for other refusals. */
  readonly fieldViolations: readonly FieldViolation[];
  /** Identifier of the call, for the operator who reads the server's log. */
  readonly callId: string | undefined;

  constructor(failure: Failure) {
    super(failure.message, { cause: failure.cause });
    this.code = failure.code;
    this.reason = failure.reason as Reason | undefined;
    this.facts = failure.facts ?? {};
    this.fieldViolations = failure.fieldViolations ?? [];
    this.callId = failure.callId;
  }

  /** Makes one of anything that was thrown. */
  static from(thrown: unknown): ChanceryError {
    if (thrown instanceof ChanceryError) return thrown;
    const error = ConnectError.from(thrown);
    const info = error.findDetails(ErrorInfoSchema)[0];
    return new ChanceryError({
      code: error.code,
      message: error.rawMessage,
      reason: info?.reason,
      facts: info?.metadata,
      fieldViolations: error.findDetails(BadRequestSchema)[0]?.fieldViolations,
      callId: error.findDetails(RequestInfoSchema)[0]?.requestId,
      cause: thrown,
    });
  }

  /** Whether the same call may go through a moment later. Repeat a write only with the `request_id` it had. */
  get transient(): boolean {
    if (this.reason === undefined) return LOST.has(this.code);
    return this.code === Code.Unavailable || BUSY.has(this.reason);
  }
}

/** Codes of calls that got lost on the way, when no reason of the server's is there. */
const LOST = new Set([Code.Unavailable, Code.Unknown, Code.Internal, Code.Aborted, Code.ResourceExhausted]);
/** Reasons that pass by themselves. */
const BUSY = new Set<Reason>(["RATE_LIMITED", "SERVER_BUSY", "CONCURRENT_CHANGE"]);
