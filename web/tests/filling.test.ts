import { create } from "@bufbuild/protobuf";
import { Field_Type, FieldSchema } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { SigningSchema } from "@chancery/sdk/chancery/envelopes/v1/signing_service_pb";
import { expect, test } from "vitest";
import { begun, changed, inReadingOrder, isFilled, missing, nextMissing } from "../src/signing/filling.ts";

const field = (id: string, type: Field_Type, rest: object = {}) =>
  create(FieldSchema, { id, type, documentId: "a", page: 1, required: true, area: { x: 0, y: 0, width: 10, height: 10 }, ...rest });
const none = { values: {}, marked: new Set<string>() };

test("fields are gone through as they are read: by document, page, and from the top", () => {
  const fields = [
    field("later", Field_Type.TEXT, { documentId: "b" }),
    field("second", Field_Type.TEXT, { page: 2 }),
    field("low", Field_Type.TEXT, { area: { x: 0, y: 500, width: 1, height: 1 } }),
    field("right", Field_Type.TEXT, { area: { x: 300, y: 10, width: 1, height: 1 } }),
    field("left", Field_Type.TEXT, { area: { x: 20, y: 10, width: 1, height: 1 } }),
  ];
  const signing = create(SigningSchema, { documents: [{ documentId: "a" }, { documentId: "b" }], recipient: { fields } });
  expect(inReadingOrder(signing).map(({ id }) => id)).toEqual(["left", "right", "low", "second", "later"]);
});

test("a required box has to be checked, and a text to hold more than spaces", () => {
  expect(isFilled(field("f", Field_Type.CHECKBOX), { ...none, values: { f: "false" } })).toBe(false);
  expect(isFilled(field("f", Field_Type.CHECKBOX), { ...none, values: { f: "true" } })).toBe(true);
  expect(isFilled(field("f", Field_Type.TEXT), { ...none, values: { f: "  " } })).toBe(false);
  expect(isFilled(field("f", Field_Type.SIGNATURE), { ...none, marked: new Set(["f"]) })).toBe(true);
});

test("dates begin with today and saved values come back", () => {
  const fields = [field("d", Field_Type.DATE), field("e", Field_Type.DATE, { value: "2020-01-01" }), field("t", Field_Type.TEXT, { value: "so far" })];
  expect(begun(fields, "2026-11-21").values).toEqual({ d: "2026-11-21", e: "2020-01-01", t: "so far" });
});

test("the way leads to the next empty field and begins again at the top", () => {
  const fields = [field("one", Field_Type.TEXT), field("free", Field_Type.TEXT, { required: false }), field("two", Field_Type.TEXT)];
  expect(missing(fields, none).map(({ id }) => id)).toEqual(["one", "two"]);
  expect(nextMissing(fields, none)?.id).toBe("one");
  expect(nextMissing(fields, none, "one")?.id).toBe("two");
  expect(nextMissing(fields, none, "two")?.id).toBe("one");
  expect(nextMissing(fields, { ...none, values: { one: "x", two: "y" } })).toBeUndefined();
});

test("only what has changed is saved", () => {
  expect(changed({ a: "1", b: "2", c: "" }, { a: "1", b: "old" })).toEqual({ b: "2" });
});
