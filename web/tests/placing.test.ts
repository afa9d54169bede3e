import { Field_Type } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { expect, test } from "vitest";
import type { DraftField } from "../src/prepare/draft.ts";
import { aligned, kept, moved, placed, resized, snapped } from "../src/prepare/placing.ts";

const A4 = { width: 595, height: 842 };
const area = { x: 100, y: 100, width: 160, height: 44 };
const field = (key: string, x: number, y: number): DraftField => ({ key, personKey: "p", documentId: "d", type: Field_Type.TEXT, page: 1, area: { x, y, width: 50, height: 20 }, required: true, label: "" });

test("a new field lies around the place that was pressed, and on the page", () => {
  expect(placed(Field_Type.CHECKBOX, { x: 100, y: 100 }, A4)).toEqual({ x: 92, y: 92, width: 16, height: 16 });
  expect(placed(Field_Type.SIGNATURE, { x: 0, y: 842 }, A4)).toEqual({ x: 0, y: 798, width: 160, height: 44 });
});

test("no field leaves its page, however far it is moved or however large it is made", () => {
  expect(moved(area, 9999, -9999, A4)).toEqual({ ...area, x: 435, y: 0 });
  expect(resized(area, 9999, 9999, A4)).toEqual({ ...area, width: 495, height: 742 });
  expect(resized(area, -9999, -9999, A4)).toEqual({ ...area, width: 8, height: 8 });
  expect(kept({ x: 0, y: 0, width: 9999, height: 1 }, A4)).toEqual({ x: 0, y: 0, width: 595, height: 8 });
});

test("edges that nearly meet snap together", () => {
  const other = { x: 103, y: 300, width: 50, height: 20 };
  expect(snapped(area, [other])).toEqual({ area: { ...area, x: 103 }, vertical: 103, horizontal: undefined });
  expect(snapped(area, [{ ...other, x: 300 }]).area).toEqual(area);
});

test("fields are brought into line with the first that was selected", () => {
  const fields = [field("a", 10, 10), field("b", 30, 50), field("c", 70, 90)];
  const lined = aligned(fields, ["b", "a"], "left", () => A4);
  expect(lined.map(({ area: { x } }) => x)).toEqual([30, 30, 70]);
});
