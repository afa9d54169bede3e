import { clone, create, getOption, isMessage, type DescMessage, type DescMethod, type MessageInitShape, type MessageShape } from "@bufbuild/protobuf";
import { http } from "./gen/google/api/annotations_pb.js";
import { ChanceryError } from "./errors.js";

/** How long and how often to try. */
export interface Patience {
  /** At most so many tries. */
  attempts: number;
  /** Ends waiting; the tries themselves watch it too. */
  signal?: AbortSignal | undefined;
  /** No try begins after this moment, in milliseconds of the epoch. */
  deadline?: number | undefined;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/** Whether the contract lets a call be repeated: it only reads, or its `request_id` makes repetition harmless. */
export function isRepeatable(method: DescMethod): boolean {
  return getOption(method, http).pattern.case === "get" || "requestId" in method.input.field;
}

/** The request with a `request_id`, if its type has one and the caller chose none. */
export function withRequestId<Input extends DescMessage>(schema: Input, input: MessageInitShape<Input>): MessageShape<Input> {
  const message = isMessage(input, schema) ? clone(schema, input) : create(schema, input);
  const named = message as { requestId?: string };
  if ("requestId" in schema.field && !named.requestId) named.requestId = crypto.randomUUID();
  return message;
}

/** Tries until it works, until repetition is of no use, or until patience ends. */
export async function repeatedly<T>(patience: Patience, attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (thrown) {
      const error = ChanceryError.from(thrown);
      const wait = waitBefore(tries, error);
      if (!error.transient || tries >= patience.attempts || patience.signal?.aborted) throw error;
      if (patience.deadline !== undefined && Date.now() + wait >= patience.deadline) throw error;
      await pause(wait, patience.signal);
    }
  }
}

/** Milliseconds before the next try: as the server says, otherwise longer each time, and different for every client. */
export function waitBefore(tries: number, error?: ChanceryError): number {
  const asked = Number(error?.facts["retry_after_seconds"]);
  if (asked > 0) return asked * 1_000;
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
  return longest * (0.5 + Math.random() / 2);
}

/** Waits, or ends early when the signal comes. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    if (signal?.aborted) end();
    else signal?.addEventListener("abort", end);
  });
}
