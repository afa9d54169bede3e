import { useRef, useState } from "react";
import type { PageSize } from "../pdf/open.ts";
import type { Area, DraftField } from "./draft.ts";
import { aligned, copied, moved, resized, type Alignment } from "./placing.ts";
import type { DraftWork } from "./use-draft.ts";

/** What can be done to fields, and which of them are selected. */
export function useFieldEditing(work: DraftWork, pageOf: (field: DraftField) => PageSize) {
  const [selected, select] = useState<readonly string[]>([]);
  const clipboard = useRef<readonly DraftField[]>([]);
  const { fields } = work.draft;
  const chosen = fields.filter(({ key }) => selected.includes(key));
  const setFields = (make: (fields: readonly DraftField[]) => DraftField[]) => work.change((draft) => ({ ...draft, fields: make(draft.fields) }));
  const each = (make: (field: DraftField) => DraftField) =>
    setFields((before) => before.map((field) => (selected.includes(field.key) ? make(field) : field)));

  function add(...added: DraftField[]): void {
    setFields((before) => [...before, ...added]);
    select(added.map(({ key }) => key));
    const [first] = added;
    if (first) setTimeout(() => document.getElementById(first.key)?.focus({ preventScroll: true }), 60);
  }

  return {
    selected,
    chosen,
    select,
    /** With Shift or Control a press adds to what is selected. */
    press: (key: string, adds: boolean) => select((before) => (adds ? [...before.filter((each) => each !== key), key] : before.includes(key) ? before : [key])),
    add,
    change: (changes: Partial<Pick<DraftField, "required" | "label" | "personKey">>) => each((field) => ({ ...field, ...changes })),
    move: (x: number, y: number) => each((field) => ({ ...field, area: moved(field.area, x, y, pageOf(field)) })),
    resize: (width: number, height: number) => each((field) => ({ ...field, area: resized(field.area, width, height, pageOf(field)) })),
    /** Puts fields where a drag has them now; the drag's beginning was noted with `work.mark`. */
    drag: (areas: Readonly<Record<string, Area>>) =>
      work.adjust((draft) => ({ ...draft, fields: draft.fields.map((field) => (areas[field.key] ? { ...field, area: areas[field.key]! } : field)) })),
    beginDrag: work.mark,
    remove() {
      setFields((before) => before.filter(({ key }) => !selected.includes(key)));
      select([]);
    },
    copy: () => void (clipboard.current = chosen),
    paste: () => add(...clipboard.current.map((field) => copied(field, pageOf(field)))),
    duplicate: () => add(...chosen.map((field) => copied(field, pageOf(field)))),
    /** The same on every other page that has none there yet. */
    toAllPages(pageCount: number) {
      const others = chosen.flatMap((field) =>
        Array.from({ length: pageCount }, (_, index) => index + 1)
          .filter((page) => page !== field.page && !fields.some((each) => isSame(each, { ...field, page })))
          .map((page) => ({ ...field, page, key: crypto.randomUUID() })),
      );
      setFields((before) => [...before, ...others]);
    },
    align: (how: Alignment) => setFields((before) => aligned(before, selected, how, pageOf)),
  };
}

function isSame(one: DraftField, other: DraftField): boolean {
  const isThere = one.area.x === other.area.x && one.area.y === other.area.y;
  return isThere && one.page === other.page && one.documentId === other.documentId && one.personKey === other.personKey && one.type === other.type;
}

/** What `useFieldEditing` gives. */
export type FieldEditing = ReturnType<typeof useFieldEditing>;
