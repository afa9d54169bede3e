import type { PageSize } from "./open.ts";

/** Space between two pages, in CSS pixels. */
export const GAP = 16;

/** Where every page is in the column of pages. */
export interface Layout {
  /** Distance of each page from the top, in CSS pixels. */
  tops: number[];
  /** CSS pixels of one point, page by page: every page is as wide as the column. */
  scales: number[];
  heights: number[];
  /** Height of the whole column. */
  total: number;
  /** Width of its widest page. */
  widest: number;
}

/** Lays the pages below each other, each `width` CSS pixels wide at most, none larger than `largest` pixels a point. */
export function layOut(sizes: readonly PageSize[], width: number, largest = Infinity): Layout {
  const scales = sizes.map((size) => Math.min(width / size.width, largest));
  const heights = sizes.map((size, index) => size.height * scales[index]!);
  const tops: number[] = [];
  let total = 0;
  for (const height of heights) {
    tops.push(total);
    total += height + GAP;
  }
  const widest = sizes.reduce((most, size, index) => Math.max(most, size.width * scales[index]!), 0);
  return { tops, scales, heights, total: Math.max(0, total - GAP), widest };
}

/** Indices of the first and the last page in a window of the column; a column of 500 pages is searched in nine steps. */
export function visible({ tops, heights }: Layout, from: number, to: number): [number, number] {
  const first = firstWhere(tops.length, (index) => tops[index]! + heights[index]! >= from);
  const after = firstWhere(tops.length, (index) => tops[index]! > to);
  return [Math.min(first, Math.max(0, tops.length - 1)), Math.max(0, after - 1)];
}

/** The page in the middle of a window. */
export function current(layout: Layout, from: number, to: number): number {
  const middle = (from + to) / 2;
  return visible(layout, middle, middle)[0];
}

/** The first index for which something holds that, once it holds, holds for all that follow. */
function firstWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
