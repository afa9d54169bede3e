import { Field_Type, type Field } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { useState } from "react";
import type { Adopted } from "./mark.tsx";

type Kind = "signature" | "initials";

/** The marks that were adopted, and the fields they were put into. A mark is asked for once; pressing a marked field again changes it. */
export function useMarks(fields: readonly Field[]) {
  const [kept, setKept] = useState<Partial<Record<Kind, Adopted>>>({});
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<Field>();
  const [revision, setRevision] = useState(0);
  const kindOf = ({ type }: Field): Kind => (type === Field_Type.INITIAL ? "initials" : "signature");
  const mark = (id: string) => setMarked((before) => new Set([...before, id]));

  return {
    marked,
    /** Changes whenever another mark is adopted. */
    revision,
    adopted: { ...(kept.signature && { mark: kept.signature }), ...(kept.initials && { initials: kept.initials }) },
    of: (field: Field) => kept[kindOf(field)],
    put(field: Field) {
      if (kept[kindOf(field)] && !marked.has(field.id)) mark(field.id);
      else setAsking(field);
    },
    asking: asking && kindOf(asking),
    adopt(adopted: Adopted) {
      if (!asking) return;
      setKept((before) => ({ ...before, [kindOf(asking)]: adopted }));
      setRevision((before) => before + 1);
      mark(asking.id);
      setAsking(undefined);
      refocus(fields, asking);
    },
    cancel: () => setAsking(undefined),
  };
}

/** The dialog gives the focus back to a button that is now a picture of the mark: keep it there. */
function refocus(fields: readonly Field[], { id }: Field): void {
  if (fields.some((field) => field.id === id)) setTimeout(() => document.getElementById(id)?.focus(), 50);
}
