import { Field_Type, type Field } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { Check, PenLine } from "lucide-react";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { areaStyle } from "../pdf/area.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/fields.tsx";
import { typeKey } from "./field-type.ts";
import { MarkPicture, type Adopted } from "./mark.tsx";

interface FieldPlaceProps {
  field: Field;
  /** CSS pixels of one point. */
  scale: number;
  value: string;
  mark: Adopted | undefined;
  onValue: (value: string) => void;
  onMark: () => void;
}

/** Below this nobody can type into the page itself; a dialog helps. */
const LEGIBLE = 0.8;

/** A field of the recipient's, on its place on the page. */
export function FieldPlace(props: FieldPlaceProps) {
  const { field, scale, value } = props;
  const name = useFieldName(field);
  const style = areaStyle(field.area, scale);
  if (field.type === Field_Type.SIGNATURE || field.type === Field_Type.INITIAL) return <MarkPlace {...props} name={name} style={style} />;
  if (field.type === Field_Type.CHECKBOX) return <CheckPlace {...props} name={name} style={style} />;
  if (scale < LEGIBLE) return <SmallPlace {...props} name={name} style={style} />;
  return (
    <input
      id={field.id}
      className={placeClass(field, value !== "")}
      style={style}
      type={field.type === Field_Type.DATE ? "date" : "text"}
      aria-label={name}
      aria-required={field.required}
      placeholder={field.label || name}
      maxLength={2000}
      value={value}
      onChange={(event) => props.onValue(event.target.value)}
    />
  );
}

/** What a field is called: by its label, else by its kind; and that it can be left empty. */
function useFieldName({ label, type, required }: Field): string {
  const { t } = useTranslation();
  const name = label || t(typeKey(type));
  return required ? name : `${name} (${t("common.optional")})`;
}

function placeClass({ required }: Field, isFilled: boolean): string {
  return ["place-field", required && "required", isFilled && "filled"].filter(Boolean).join(" ");
}

type Placed = FieldPlaceProps & { name: string; style: React.CSSProperties };

function MarkPlace({ field, mark, name, style, onMark }: Placed) {
  const { t } = useTranslation();
  const verb = t(field.type === Field_Type.INITIAL ? "desk.initialHere" : "desk.signHere");
  return (
    <button id={field.id} type="button" className={`${placeClass(field, !!mark)} marked`} style={style} onClick={onMark}>
      {mark ? (
        <>
          <MarkPicture mark={mark} name={name} />
          <span className="unseen">{t("desk.changeMark", { name })}</span>
        </>
      ) : (
        <span className="verb">
          <PenLine size="1em" aria-hidden />
          {verb}
          <span className="unseen">: {name}</span>
        </span>
      )}
    </button>
  );
}

function CheckPlace({ field, name, style, value, onValue }: Placed) {
  const isChecked = value === "true";
  return (
    <button
      id={field.id}
      type="button"
      role="checkbox"
      aria-checked={isChecked}
      aria-required={field.required}
      aria-label={name}
      className={placeClass(field, isChecked)}
      style={style}
      onClick={() => onValue(isChecked ? "false" : "true")}
    >
      {isChecked && <Check size="90%" strokeWidth={3} aria-hidden />}
    </button>
  );
}

function SmallPlace({ field, name, style, value, onValue }: Placed) {
  const { t, i18n } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const isDate = field.type === Field_Type.DATE;
  const shown = isDate && value ? new Intl.DateTimeFormat(i18n.language, { timeZone: "UTC" }).format(new Date(`${value}T00:00:00Z`)) : value;
  return (
    <>
      <button id={field.id} type="button" className={placeClass(field, value !== "")} style={style} aria-label={value ? `${name}: ${shown}` : name} onClick={() => setOpen(true)}>
        {shown || name}
      </button>
      <Dialog title={name} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            setOpen(false);
          }}
        >
          <TextField label={name} type={isDate ? "date" : "text"} value={value} onChange={onValue} maxLength={2000} autoFocus />
          <div className="actions">
            <Button type="submit" look="main">
              {t("desk.done")}
            </Button>
          </div>
        </Form>
      </Dialog>
    </>
  );
}
