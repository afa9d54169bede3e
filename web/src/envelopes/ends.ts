import { Envelope_State } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";

/** States that nothing leads out of. */
const ENDS = new Set([Envelope_State.COMPLETED, Envelope_State.DECLINED, Envelope_State.VOIDED, Envelope_State.EXPIRED]);

/** Whether nothing can be done on it any more. */
export function hasEnded({ state }: { state: Envelope_State }): boolean {
  return ENDS.has(state);
}
