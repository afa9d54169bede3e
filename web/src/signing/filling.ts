import { Field_Type, type Field } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import type { Signing } from "@chancery/sdk/chancery/envelopes/v1/signing_service_pb";
import type { Values } from "./visit.ts";

/** What the recipient has put into their fields so far. */
export interface Filling {
  values: Values;
  /** Fields for a mark that the recipient has put it into. */
  marked: ReadonlySet<string>;
}

/** What is there when the recipient sits down: saved values, and today in the dates. */
export function begun(fields: readonly Field[], today: string): Filling {
  const dates = fields.filter(({ type, value }) => type === Field_Type.DATE && !value).map(({ id }) => [id, today] as const);
  const saved = fields.filter(({ value }) => value !== "").map(({ id, value }) => [id, value] as const);
  return { values: Object.fromEntries([...dates, ...saved]), marked: new Set() };
}

/** The recipient's fields as they are read: document by document, page by page, from the top. */
export function inReadingOrder({ documents, recipient }: Signing): Field[] {
  const place = new Map(documents.map(({ documentId }, index) => [documentId, index]));
  const rank = (field: Field) => [place.get(field.documentId) ?? 0, field.page, field.area?.y ?? 0, field.area?.x ?? 0];
  return [...(recipient?.fields ?? [])].sort((one, other) => compare(rank(one), rank(other)));
}

function compare(one: number[], other: number[]): number {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at < 0 ? 0 : one[at]! - other[at]!;
}

/** Whether a field takes a signature or initials. */
export function takesMark({ type }: Field): boolean {
  return type === Field_Type.SIGNATURE || type === Field_Type.INITIAL;
}

/** Whether the recipient has filled a field. */
export function isFilled(field: Field, { values, marked }: Filling): boolean {
  if (takesMark(field)) return marked.has(field.id);
  const value = values[field.id] ?? "";
  return field.type === Field_Type.CHECKBOX ? value === "true" : value.trim() !== "";
}

/** Required fields that are still empty, in the order given. */
export function missing(fields: readonly Field[], filling: Filling): Field[] {
  return fields.filter((field) => field.required && !isFilled(field, filling));
}

/** The next empty required field after another one; begins again at the top. */
export function nextMissing(fields: readonly Field[], filling: Filling, after?: string): Field | undefined {
  const start = fields.findIndex(({ id }) => id === after) + 1;
  return missing([...fields.slice(start), ...fields.slice(0, start)], filling)[0];
}

/** Values that differ from what was last saved. */
export function changed(values: Values, saved: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([id, value]) => (saved[id] ?? "") !== value));
}
