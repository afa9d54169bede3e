import { Envelope_State } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import type { CountEnvelopesResponse } from "@chancery/sdk/chancery/envelopes/v1/envelope_service_pb";

/** What the dashboard can be asked for, by the name in its address. */
export const FILTERS = {
  all: [],
  mine: [],
  drafts: [Envelope_State.DRAFT],
  waiting: [Envelope_State.SENT, Envelope_State.DELIVERED, Envelope_State.IN_PROGRESS],
  completed: [Envelope_State.COMPLETED],
  ended: [Envelope_State.DECLINED, Envelope_State.VOIDED, Envelope_State.EXPIRED],
} satisfies Record<string, Envelope_State[]>;

/** A name of a filter. */
export type Filter = keyof typeof FILTERS;

/** The filter of an address; what it does not know shows everything. */
export function filterOf(name: string | null): Filter {
  return name !== null && name in FILTERS ? (name as Filter) : "all";
}

/** How many envelopes a filter shows. */
export function countOf(filter: Filter, counts: Pick<CountEnvelopesResponse, "states" | "waitingForMeCount">): number {
  if (filter === "mine") return Number(counts.waitingForMeCount);
  const states: readonly Envelope_State[] = FILTERS[filter];
  const shown = counts.states.filter(({ state }) => filter === "all" || states.includes(state));
  return shown.reduce((sum, { count }) => sum + Number(count), 0);
}
