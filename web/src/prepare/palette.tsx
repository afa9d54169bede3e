import { Field_Type } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { CalendarDays, CheckSquare, PenLine, Type, type LucideIcon } from "lucide-react";
import { useState, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { typeKey } from "../signing/field-type.ts";
import { initialsOf } from "../text/format.ts";
import { takesFields, typesFor, type DraftField, type Person } from "./draft.ts";

const ICONS: Partial<Record<Field_Type, LucideIcon>> = {
  [Field_Type.SIGNATURE]: PenLine,
  [Field_Type.TEXT]: Type,
  [Field_Type.DATE]: CalendarDays,
  [Field_Type.CHECKBOX]: CheckSquare,
};

interface PaletteProps {
  people: readonly Person[];
  fields: readonly DraftField[];
  person: Person;
  onPerson: (key: string) => void;
  /** The kind that the next press on a page puts there. */
  armed: Field_Type | undefined;
  onArm: (type: Field_Type | undefined) => void;
  /** Puts a field into the middle of what is shown: for keyboards. */
  onPlace: (type: Field_Type) => void;
  onDrop: (type: Field_Type, page: number, middle: { x: number; y: number }) => void;
}

/** Whose field, and of which kind: to be dragged onto a page, or pressed and then put there. */
export function Palette({ people, fields, person, onPerson, armed, onArm, onPlace, onDrop }: PaletteProps) {
  const { t } = useTranslation();
  const [ghost, setGhost] = useState<{ x: number; y: number; text: string }>();

  function lift(event: PointerEvent<HTMLButtonElement>, type: Field_Type): void {
    const { currentTarget: button, pointerId, clientX, clientY } = event;
    button.setPointerCapture(pointerId);
    let lifted = false;
    const onMove = ({ clientX: x, clientY: y }: globalThis.PointerEvent) => {
      lifted ||= Math.hypot(x - clientX, y - clientY) > 8;
      if (lifted) setGhost({ x, y, text: t(typeKey(type)) });
    };
    const onUp = ({ clientX: x, clientY: y }: globalThis.PointerEvent) => {
      const place = lifted ? placeAt(x, y) : undefined;
      if (place) onDrop(type, place.page, place);
    };
    const end = () => {
      button.removeEventListener("pointermove", onMove);
      button.removeEventListener("pointerup", onUp);
      setGhost(undefined);
    };
    button.addEventListener("pointermove", onMove);
    button.addEventListener("pointerup", onUp);
    button.addEventListener("lostpointercapture", end, { once: true });
  }

  return (
    <aside className="palette" aria-label={t("prepare.palette")}>
      <div className="whose" role="radiogroup" aria-label={t("prepare.whose")}>
        {people.map((each, index) =>
          takesFields(each.role) ? (
            <button
              key={each.key}
              type="button"
              role="radio"
              aria-checked={each.key === person.key}
              className={`whom who-${index % 6}`}
              onClick={() => onPerson(each.key)}
            >
              <span className="avatar" aria-hidden>
                {initialsOf(each.name)}
              </span>
              <span className="grow name">{each.name || t("prepare.thisPerson")}</span>
              <span className="small">{fields.filter((field) => field.personKey === each.key).length}</span>
            </button>
          ) : null,
        )}
      </div>
      <div className="kinds" role="group" aria-label={t("prepare.kinds")}>
        {typesFor(person.role).map((type) => {
          const Icon = ICONS[type];
          return (
            <button
              key={type}
              type="button"
              className="kind"
              aria-pressed={armed === type}
              onPointerDown={(event) => lift(event, type)}
              // A press by keyboard has no place on the page: it goes into the middle.
              onClick={(event) => (event.detail === 0 ? onPlace(type) : onArm(armed === type ? undefined : type))}
            >
              {Icon ? <Icon size={18} aria-hidden /> : <span className="letters" aria-hidden>AB</span>}
              {t(typeKey(type))}
            </button>
          );
        })}
      </div>
      <p className="small soft how">{t(armed === undefined ? "prepare.how" : "prepare.howArmed")}</p>
      <p id="field-keys" className="unseen">
        {t("prepare.keys")}
      </p>
      {ghost && (
        <div className="ghost" style={{ insetInlineStart: ghost.x, insetBlockStart: ghost.y }} aria-hidden>
          {ghost.text}
        </div>
      )}
    </aside>
  );
}

/** The page under a point of the window, and the place on it in points. */
function placeAt(x: number, y: number): { page: number; x: number; y: number } | undefined {
  const page = document.elementsFromPoint(x, y).find((element) => element.matches(".page"));
  if (!(page instanceof HTMLElement)) return undefined;
  const { left, top, width } = page.getBoundingClientRect();
  const scale = width / Number(page.dataset["points"]);
  return { page: Number(page.dataset["page"]), x: (x - left) / scale, y: (y - top) / scale };
}
