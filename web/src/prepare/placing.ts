import { Field_Type } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import type { PageSize } from "../pdf/open.ts";
import type { Area, DraftField } from "./draft.ts";

/** Sizes of new fields, in points. */
const SIZES: Partial<Record<Field_Type, Pick<Area, "width" | "height">>> = {
  [Field_Type.SIGNATURE]: { width: 160, height: 44 },
  [Field_Type.INITIAL]: { width: 64, height: 34 },
  [Field_Type.TEXT]: { width: 160, height: 22 },
  [Field_Type.DATE]: { width: 96, height: 22 },
  [Field_Type.CHECKBOX]: { width: 16, height: 16 },
};

/** The server takes no smaller field. */
const SMALLEST = 8;
/** Edges this close snap together, in points. */
const NEAR = 4;

/** A new field around a point, kept on its page. */
export function placed(type: Field_Type, middle: { x: number; y: number }, page: PageSize): Area {
  const { width, height } = SIZES[type] ?? { width: 160, height: 22 };
  return kept({ x: middle.x - width / 2, y: middle.y - height / 2, width, height }, page);
}

/** The area, moved (and if need be made smaller) so that it lies on the page. */
export function kept(area: Area, page: PageSize): Area {
  const width = Math.min(Math.max(area.width, SMALLEST), page.width);
  const height = Math.min(Math.max(area.height, SMALLEST), page.height);
  const x = Math.min(Math.max(0, area.x), page.width - width);
  const y = Math.min(Math.max(0, area.y), page.height - height);
  return { x, y, width, height };
}

/** The area moved. */
export function moved(area: Area, x: number, y: number, page: PageSize): Area {
  return kept({ ...area, x: area.x + x, y: area.y + y }, page);
}

/** The area made larger or smaller at its lower right corner. */
export function resized(area: Area, width: number, height: number, page: PageSize): Area {
  return {
    ...area,
    width: Math.min(Math.max(SMALLEST, area.width + width), page.width - area.x),
    height: Math.min(Math.max(SMALLEST, area.height + height), page.height - area.y),
  };
}

/** Where an area snaps to: the edges of others on the page that it nearly meets, and lines to show for them. */
export interface Snapped {
  area: Area;
  vertical: number | undefined;
  horizontal: number | undefined;
}

/** Moves an area onto the edges it nearly meets. */
export function snapped(area: Area, others: readonly Area[]): Snapped {
  const vertical = nearest([area.x, area.x + area.width], others.flatMap(({ x, width }) => [x, x + width]));
  const horizontal = nearest([area.y, area.y + area.height], others.flatMap(({ y, height }) => [y, y + height]));
  return {
    area: { ...area, x: area.x + (vertical?.by ?? 0), y: area.y + (horizontal?.by ?? 0) },
    vertical: vertical?.at,
    horizontal: horizontal?.at,
  };
}

function nearest(edges: readonly number[], lines: readonly number[]): { by: number; at: number } | undefined {
  const pairs = edges.flatMap((edge) => lines.map((at) => ({ by: at - edge, at })));
  const close = pairs.filter(({ by }) => Math.abs(by) <= NEAR);
  return close.sort((one, other) => Math.abs(one.by) - Math.abs(other.by))[0];
}

/** How fields are brought into line: along an edge of the first, or to its size. */
export type Alignment = "left" | "top" | "size";

/** Brings fields into line with the first of them. */
export function aligned(fields: readonly DraftField[], keys: readonly string[], how: Alignment, pages: (field: DraftField) => PageSize): DraftField[] {
  const model = fields.find(({ key }) => key === keys[0])?.area;
  if (!model) return [...fields];
  const onto = {
    left: (area: Area) => ({ ...area, x: model.x }),
    top: (area: Area) => ({ ...area, y: model.y }),
    size: (area: Area) => ({ ...area, width: model.width, height: model.height }),
  }[how];
  return fields.map((field) => (keys.includes(field.key) ? { ...field, area: kept(onto(field.area), pages(field)) } : field));
}

/** A copy, a little lower and to the side, so that it is seen. */
export function copied(field: DraftField, page: PageSize): DraftField {
  return { ...field, key: crypto.randomUUID(), area: moved(field.area, 12, field.area.height + 8, page) };
}
