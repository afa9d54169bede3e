import { useEffect, useRef, useState } from "react";
import { changed } from "./filling.ts";
import type { Values } from "./visit.ts";

/** Whether what was typed is safe on the server. */
export type Saving = "saved" | "saving" | "waiting";

/** Keeps values on the server soon after they were typed; what could not be kept is tried again when the connection is back. */
export function useAutosave(values: Values, saved: Values, save: (changes: Values) => Promise<unknown>): Saving {
  const kept = useRef(saved);
  const [saving, setSaving] = useState<Saving>("saved");
  const [round, setRound] = useState(0);
  useEffect(() => {
    const changes = changed(values, kept.current);
    if (Object.keys(changes).length === 0) return;
    setSaving("saving");
    const timer = setTimeout(() => {
      save(changes).then(
        () => {
          kept.current = { ...kept.current, ...changes };
          setSaving("saved");
        },
        () => setSaving("waiting"),
      );
    }, 800);
    return () => clearTimeout(timer);
  }, [values, round, save]);
  useEffect(() => {
    const again = () => setRound((before) => before + 1);
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, []);
  return saving;
}
