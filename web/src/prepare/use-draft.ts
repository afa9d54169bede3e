import { ChanceryError } from "@chancery/sdk";
import type { Envelope } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { EnvelopeService } from "@chancery/sdk/chancery/envelopes/v1/envelope_service_pb";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "../api/chancery.ts";
import { envelopeOf } from "../envelopes/queries.ts";
import { changesOf, draftOf, type Draft } from "./draft.ts";

/** A change somebody makes. */
export type Change = (draft: Draft) => Draft;

/** The draft somebody works on: every change is kept on the server soon after, and can be undone here. */
export function useDraft(envelope: Envelope) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(envelope));
  const [past, setPast] = useState<readonly Draft[]>([]);
  const [error, setError] = useState<unknown>();
  const [isSaved, setSaved] = useState(true);
  const etag = useRef(envelope.etag);
  const latest = useRef(draft);
  const saved = useRef(draft);
  const writing = useRef<Promise<void>>(Promise.resolve());
  latest.current = draft;

  const write = useCallback(async () => {
    const wanted = latest.current;
    if (wanted === saved.current) return;
    const written = await api(EnvelopeService).updateEnvelope({ ...changesOf(wanted), id: envelope.id, etag: etag.current });
    etag.current = written.etag;
    saved.current = wanted;
    client.setQueryData(envelopeOf(envelope.id).queryKey, written);
    setSaved(latest.current === wanted);
    setError(undefined);
  }, [client, envelope.id]);

  /** Writes whatever is not written yet; one write after the other, since each needs the etag of the one before. */
  const flush = useCallback(() => {
    const next = writing.current.then(write);
    writing.current = next.catch(setError);
    return next;
  }, [write]);

  useEffect(() => {
    if (draft === saved.current) return;
    setSaved(false);
    const timer = setTimeout(() => void flush().catch(() => {}), 900);
    return () => clearTimeout(timer);
  }, [draft, flush]);

  useEffect(() => () => void flush().catch(() => {}), [flush]);

  return {
    draft,
    etag: () => etag.current,
    isSaved,
    error,
    isStale: ChanceryError.from(error ?? "").reason === "ETAG_MISMATCH",
    flush,
    change(make: Change) {
      setPast((before) => [...before.slice(-49), draft]);
      setDraft(make);
    },
    /** A change that goes on, such as a drag: only its beginning can be gone back to. */
    adjust: setDraft as (make: Change) => void,
    /** Notes the present state as one to go back to. */
    mark: () => setPast((before) => [...before.slice(-49), draft]),
    undo:
      past.length > 0
        ? () => {
            setDraft(past.at(-1)!);
            setPast((before) => before.slice(0, -1));
          }
        : undefined,
  };
}

/** What `useDraft` gives. */
export type DraftWork = ReturnType<typeof useDraft>;
