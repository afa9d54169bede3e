import { useRef } from "react";

/**
 * The `request_id` of one thing that somebody wants. It stays the same however often the button is pressed and the call is repeated, so the thing
 * happens once; a new one is made when what is wanted has changed, or after it has happened.
 */
export function useIntent() {
  const kept = useRef({ what: "", id: "" });
  return {
    /** The identifier of this very wish. */
    idOf(what: unknown): string {
      const text = JSON.stringify(what, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
      if (kept.current.what !== text || !kept.current.id) kept.current = { what: text, id: crypto.randomUUID() };
      return kept.current.id;
    },
    /** It has happened: the same again would be another wish. */
    done(): void {
      kept.current = { what: "", id: "" };
    },
  };
}
