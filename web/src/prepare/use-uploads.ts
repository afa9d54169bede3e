import type { Document } from "@chancery/sdk/chancery/documents/v1/document_pb";
import { useCallback, useEffect, useRef, useState } from "react";
import { upload } from "./upload.ts";

/** A file on its way. */
export interface Uploading {
  key: string;
  name: string;
  size: number;
  /** From 0 to 1. */
  part: number;
  error?: unknown;
  document?: Document;
}

/** Uploads files, two at a time, and calls back with each document in the order the files were given. */
export function useUploads(onDocuments: (documents: Document[]) => void) {
  const [items, setItems] = useState<Uploading[]>([]);
  const ends = useRef(new Map<string, AbortController>());
  const change = (key: string, changes: Partial<Uploading>) =>
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...changes } : item)));

  useEffect(() => () => ends.current.forEach((end) => end.abort()), []);

  const add = useCallback(
    async (files: readonly File[]) => {
      const begun = files.map((file) => ({ key: crypto.randomUUID(), name: file.name, size: file.size, part: 0, file }));
      setItems((before) => [...before.filter((item) => !item.document), ...begun]);
      const documents = await inPairs(begun, async ({ key, file }) => {
        const end = new AbortController();
        ends.current.set(key, end);
        try {
          const document = await upload(file, { signal: end.signal, onProgress: (part) => change(key, { part }) });
          change(key, { part: 1, document });
          return document;
        } catch (error) {
          if (!end.signal.aborted) change(key, { error });
          return undefined;
        }
      });
      const arrived = documents.filter((document) => document !== undefined);
      if (arrived.length > 0) onDocuments(arrived);
    },
    [onDocuments],
  );

  return {
    items: items.filter((item) => !item.document),
    add: (files: readonly File[]) => void add(files),
    remove(key: string) {
      ends.current.get(key)?.abort();
      setItems((before) => before.filter((item) => item.key !== key));
    },
  };
}

/** Two at a time: a third would only make the others slower. */
async function inPairs<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]!);
  };
  await Promise.all([worker(), worker()]);
  return results;
}
