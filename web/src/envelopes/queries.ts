import { EnvelopeService } from "@chancery/sdk/chancery/envelopes/v1/envelope_service_pb";
import type { Envelope_State } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../api/chancery.ts";

/** Which envelopes to show. */
export interface Wanted {
  states: Envelope_State[];
  waitingForMe: boolean;
  text: string;
}

/** The organization's envelopes, those first to which something happened last. */
export function envelopeList(wanted: Wanted) {
  return infiniteQueryOptions({
    queryKey: ["envelopes", "list", wanted],
    queryFn: ({ pageParam }) => api(EnvelopeService).listEnvelopes({ ...wanted, orderBy: "update_time desc", pageSize: 30, pageToken: pageParam }),
    placeholderData: keepPreviousData,
    initialPageParam: "",
    getNextPageParam: ({ nextPageToken }) => nextPageToken || undefined,
  });
}

/** One envelope. */
export function envelopeOf(id: string) {
  return queryOptions({
    queryKey: ["envelopes", "one", id],
    queryFn: () => api(EnvelopeService).getEnvelope({ id }),
  });
}

/** How many there are of each kind. */
export const envelopeCounts = queryOptions({
  queryKey: ["envelopes", "counts"],
  queryFn: () => api(EnvelopeService).countEnvelopes({}),
});
