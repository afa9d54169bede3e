import { useEffect, useState } from "react";
import { openPdf, type OpenPdf } from "./open.ts";

/** Fetches the bytes of a document; the same function as long as it fetches the same. */
export type Fetching = (documentId: string) => Promise<Uint8Array>;

/** The documents of an envelope, opened one by one as they are looked at, and closed with the page. */
export function usePapers(fetch: Fetching, documentIds: readonly string[]) {
  const [chosen, choose] = useState("");
  const current = documentIds.includes(chosen) ? chosen : (documentIds[0] ?? "");
  const [open, setOpen] = useState<Readonly<Record<string, OpenPdf>>>({});
  const [error, setError] = useState<unknown>();
  const [round, setRound] = useState(0);
  const isOpen = current in open;
  useEffect(() => {
    if (isOpen || !current) return;
    let isLeft = false;
    fetch(current)
      .then(openPdf)
      .then((pdf) => (isLeft ? pdf.close() : setOpen((before) => ({ ...before, [current]: pdf }))))
      .catch((thrown: unknown) => !isLeft && setError(thrown));
    return () => void (isLeft = true);
  }, [fetch, current, isOpen, round]);
  useClosing(open);
  return {
    current,
    choose,
    pdf: open[current],
    error,
    retry() {
      setError(undefined);
      setRound((before) => before + 1);
    },
  };
}

/** Gives the memory back when the page is left. */
function useClosing(open: Readonly<Record<string, OpenPdf>>): void {
  const [all] = useState(() => new Set<OpenPdf>());
  useEffect(() => Object.values(open).forEach((pdf) => all.add(pdf)), [open, all]);
  useEffect(() => () => all.forEach((pdf) => pdf.close()), [all]);
}
