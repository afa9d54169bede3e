import { create, type MessageInitShape } from "@bufbuild/protobuf";
import type { Chancery } from "./client.js";
import { ChanceryError } from "./errors.js";
import type { AuditEvent } from "./gen/chancery/audit/v1/audit_event_pb.js";
import { AuditService, WatchAuditEventsRequestSchema } from "./gen/chancery/audit/v1/audit_service_pb.js";
import { Envelope_State, type Envelope } from "./gen/chancery/envelopes/v1/envelope_pb.js";
import { EnvelopeService } from "./gen/chancery/envelopes/v1/envelope_service_pb.js";
import { pause, waitBefore } from "./repetition.js";

/** How to end a stream, and how to hear of its troubles. */
export interface WatchOptions {
  /** Ends the stream. */
  signal?: AbortSignal | undefined;
  /** Called when the stream broke and is about to be resumed; with nothing when the server ended it in good order. */
  onResume?: ((error: ChanceryError | undefined) => void) | undefined;
}

/**
 * The organization's events in order, from a place in the chain, and on as they come. A stream that breaks is resumed after the last event seen:
 * none is missed, none comes twice. To go on in another process keep the `sequence` of the last event and pass it as `afterSequence`.
 *
 * It never ends by itself: leave the loop, or use a signal. Throws a `ChanceryError` when it cannot go on, such as for a token that ended.
 */
export async function* watchAuditEvents(
  chancery: Chancery,
  from: MessageInitShape<typeof WatchAuditEventsRequestSchema> = {},
  options: WatchOptions = {},
): AsyncGenerator<AuditEvent> {
  const request = create(WatchAuditEventsRequestSchema, from);
  const left = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, left.signal]) : left.signal;
  let failures = 0;
  try {
    while (!signal.aborted) {
      let error: ChanceryError | undefined;
      try {
        for await (const event of chancery.service(AuditService).watchAuditEvents(request, { signal })) {
          failures = 0;
          request.afterSequence = event.sequence;
          yield event;
        }
      } catch (thrown) {
        error = ChanceryError.from(thrown);
      }
      if (signal.aborted) return;
      if (error && !error.transient) throw error;
      options.onResume?.(error);
      await pause(waitBefore(++failures, error), signal);
    }
  } finally {
    left.abort();
  }
}

const ENDS = new Set([Envelope_State.COMPLETED, Envelope_State.DECLINED, Envelope_State.VOIDED, Envelope_State.EXPIRED]);

/** Waits until an envelope is completed, declined, voided or expired, and returns it as it then is. */
export async function envelopeEnd(chancery: Chancery, id: string, options: WatchOptions = {}): Promise<Envelope> {
  const read = () => chancery.service(EnvelopeService).getEnvelope({ id }, { ...(options.signal && { signal: options.signal }) });
  for await (const event of watchAuditEvents(chancery, { resourceId: id }, options)) {
    if (!event.action.startsWith("envelope.")) continue;
    const envelope = await read();
    if (ENDS.has(envelope.state)) return envelope;
  }
  return read();
}
