import { expect, test } from "vitest";
import { current, GAP, layOut, visible } from "../src/pdf/layout.ts";

const A4 = { width: 595, height: 842 };
const pages = (count: number) => Array.from({ length: count }, () => A4);

test("pages lie below each other, each as wide as the column", () => {
  const layout = layOut([A4, { width: 842, height: 595 }], 595);
  expect(layout.scales).toEqual([1, 595 / 842]);
  expect(layout.tops).toEqual([0, 842 + GAP]);
  expect(layout.total).toBeCloseTo(842 + GAP + 595 * (595 / 842));
});

test("of five hundred pages only those in the window exist", () => {
  const layout = layOut(pages(500), 595);
  const top = layout.tops[250]!;
  expect(visible(layout, top + 10, top + 700)).toEqual([250, 250]);
  expect(visible(layout, top - 100, top + 900)).toEqual([249, 251]);
  expect(visible(layout, -500, 100)).toEqual([0, 0]);
  expect(visible(layout, layout.total, layout.total + 900)).toEqual([499, 499]);
});

test("the current page is the one in the middle", () => {
  const layout = layOut(pages(3), 595);
  expect(current(layout, 0, 600)).toBe(0);
  expect(current(layout, 700, 1300)).toBe(1);
});

test("no pages take no room", () => {
  expect(layOut([], 595)).toMatchObject({ total: 0, widest: 0 });
});
