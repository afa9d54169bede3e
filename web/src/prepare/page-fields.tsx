import { useState, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { areaStyle } from "../pdf/area.ts";
import type { PageSize } from "../pdf/open.ts";
import type { PageView } from "../pdf/pages.tsx";
import { typeKey } from "../signing/field-type.ts";
import type { Area, DraftField, Person } from "./draft.ts";
import { moved, resized, snapped } from "./placing.ts";
import type { FieldEditing } from "./use-field-editing.ts";

interface PageFieldsProps {
  page: PageView;
  size: PageSize;
  people: readonly Person[];
  fields: readonly DraftField[];
  editing: FieldEditing;
  /** A press beside every field, in points. */
  onPress: (place: { x: number; y: number }) => void;
}

/** Lines that show what a dragged field is in line with. */
interface Lines {
  vertical?: number | undefined;
  horizontal?: number | undefined;
}

/** The fields of one page, to be moved by mouse, finger or keyboard. */
export function PageFields({ page, size, people, fields, editing, onPress }: PageFieldsProps) {
  const [lines, setLines] = useState<Lines>({});
  const { scale } = page;

  function press(event: React.MouseEvent<HTMLDivElement>): void {
    if (event.target !== event.currentTarget) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    onPress({ x: (event.clientX - left) / scale, y: (event.clientY - top) / scale });
  }

  return (
    <div className="page-fields" onClick={press}>
      {fields.map((field) => (
        <FieldBox
          key={field.key}
          field={field}
          scale={scale}
          size={size}
          others={fields.filter(({ key }) => key !== field.key && !editing.selected.includes(key)).map(({ area }) => area)}
          person={people.find(({ key }) => key === field.personKey)}
          who={people.findIndex(({ key }) => key === field.personKey) % 6}
          editing={editing}
          onLines={setLines}
        />
      ))}
      {lines.vertical !== undefined && <span className="line vertical" style={{ insetInlineStart: lines.vertical * scale }} />}
      {lines.horizontal !== undefined && <span className="line horizontal" style={{ insetBlockStart: lines.horizontal * scale }} />}
    </div>
  );
}

interface FieldBoxProps {
  field: DraftField;
  scale: number;
  size: PageSize;
  others: readonly Area[];
  person: Person | undefined;
  who: number;
  editing: FieldEditing;
  onLines: (lines: Lines) => void;
}

function FieldBox({ field, scale, size, others, person, who, editing, onLines }: FieldBoxProps) {
  const { t } = useTranslation();
  const isSelected = editing.selected.includes(field.key);
  const label = field.label || t(typeKey(field.type));
  const name = t("prepare.fieldOf", { type: label, name: person?.name || t("prepare.thisPerson"), page: field.page });

  function drag(event: PointerEvent<HTMLElement>, place: (x: number, y: number) => Record<string, Area>): void {
    if (event.button !== 0) return;
    event.stopPropagation();
    const { currentTarget: target, pointerId, clientX, clientY } = event;
    target.setPointerCapture(pointerId);
    let begun = false;
    const onMove = (next: globalThis.PointerEvent) => {
      const [x, y] = [(next.clientX - clientX) / scale, (next.clientY - clientY) / scale];
      if (!begun && Math.hypot(x, y) * scale < 3) return;
      if (!begun) editing.beginDrag();
      begun = true;
      editing.drag(place(x, y));
    };
    const end = () => {
      target.removeEventListener("pointermove", onMove);
      onLines({});
    };
    target.addEventListener("pointermove", onMove);
    target.addEventListener("lostpointercapture", end, { once: true });
  }

  function beginMove(event: PointerEvent<HTMLElement>): void {
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    editing.press(field.key, adds);
    const along = isSelected ? editing.chosen.filter((each) => each.page === field.page) : [field];
    drag(event, (x, y) => {
      const snap = snapped(moved(field.area, x, y, size), others);
      onLines(snap);
      const [byX, byY] = [snap.area.x - field.area.x, snap.area.y - field.area.y];
      return Object.fromEntries(along.map((each) => [each.key, moved(each.area, byX, byY, size)]));
    });
  }

  const beginResize = (event: PointerEvent<HTMLElement>) => drag(event, (x, y) => ({ [field.key]: resized(field.area, x, y, size) }));

  return (
    <div
      id={field.key}
      role="button"
      tabIndex={0}
      aria-label={name}
      aria-pressed={isSelected}
      aria-describedby="field-keys"
      className={`field-box who-${who}${isSelected ? " selected" : ""}${field.required ? "" : " optional"}`}
      style={areaStyle(field.area, scale)}
      onPointerDown={beginMove}
      onFocus={() => !isSelected && editing.press(field.key, false)}
      onKeyDown={(event) => onKey(event, editing)}
    >
      <span className="field-name">{label}</span>
      {isSelected && <span className="handle" onPointerDown={beginResize} aria-hidden />}
    </div>
  );
}

const ARROWS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Arrows move by five points, with Control by one, and with Shift they resize. */
function onKey(event: KeyboardEvent, editing: FieldEditing): void {
  const arrow = ARROWS[event.key];
  const command = event.ctrlKey || event.metaKey;
  const step = command ? 1 : 5;
  if (arrow && event.shiftKey) editing.resize(arrow[0] * step, arrow[1] * step);
  else if (arrow) editing.move(arrow[0] * step, arrow[1] * step);
  else if (event.key === "Delete" || event.key === "Backspace") editing.remove();
  else if (command && event.key === "c") editing.copy();
  else if (command && event.key === "v") editing.paste();
  else if (command && event.key === "d") editing.duplicate();
  else if (event.key === "Escape") editing.select([]);
  else return;
  event.preventDefault();
}
