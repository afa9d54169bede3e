import { AlignHorizontalJustifyStart, AlignVerticalJustifyStart, Copy, Files, Scaling, Trash2, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button, IconButton } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { TextField } from "../ui/fields.tsx";
import { Select } from "../ui/select.tsx";
import { typeKey } from "../signing/field-type.ts";
import type { Person } from "./draft.ts";
import type { DraftWork } from "./use-draft.ts";
import type { FieldEditing } from "./use-field-editing.ts";

const ALIGNMENTS = [
  { how: "left", Icon: AlignHorizontalJustifyStart },
  { how: "top", Icon: AlignVerticalJustifyStart },
  { how: "size", Icon: Scaling },
] as const;

interface InspectorProps {
  work: DraftWork;
  editing: FieldEditing;
  people: readonly Person[];
  pageCount: number;
}

/** What can be said of the selected fields. */
export function Inspector({ work, editing, people, pageCount }: InspectorProps) {
  const { t } = useTranslation();
  const { chosen } = editing;
  const [first] = chosen;
  return (
    <aside className={first ? "inspector open" : "inspector"} aria-label={t("prepare.inspector")}>
      <div className="row apart">
        <h2>{first ? (chosen.length > 1 ? t("prepare.selected", { count: chosen.length }) : t(typeKey(first.type))) : t("prepare.nothingSelected")}</h2>
        <IconButton label={t("prepare.undo")} small isDisabled={!work.undo} onPress={() => work.undo?.()}>
          <Undo2 size={18} aria-hidden />
        </IconButton>
      </div>
      {!first && <p className="small soft">{t("prepare.selectHint")}</p>}
      {first && (
        <>
          <Select
            label={t("prepare.whose")}
            options={people.map(({ key, name }) => ({ id: key, name: name || t("prepare.thisPerson") }))}
            value={first.personKey}
            onChange={(personKey) => editing.change({ personKey })}
          />
          {chosen.length === 1 && (
            <TextField label={t("prepare.label")} hint={t("prepare.labelHint")} value={first.label} onChange={(label) => editing.change({ label })} maxLength={100} />
          )}
          <Checkbox isSelected={chosen.every(({ required }) => required)} onChange={(required) => editing.change({ required })}>
            {t("prepare.required")}
          </Checkbox>
          {chosen.length > 1 && (
            <div className="row" role="group" aria-label={t("prepare.align")}>
              {ALIGNMENTS.map(({ how, Icon }) => (
                <IconButton key={how} label={t(`prepare.align-${how}`)} onPress={() => editing.align(how)}>
                  <Icon size={18} aria-hidden />
                </IconButton>
              ))}
            </div>
          )}
          <div className="stack tight tools">
            <Button small onPress={editing.duplicate}>
              <Copy size={16} aria-hidden />
              {t("prepare.duplicate")}
            </Button>
            {pageCount > 1 && (
              <Button small onPress={() => editing.toAllPages(pageCount)}>
                <Files size={16} aria-hidden />
                {t("prepare.toAllPages")}
              </Button>
            )}
            <Button small onPress={editing.remove}>
              <Trash2 size={16} aria-hidden />
              {t("common.remove")}
            </Button>
          </div>
        </>
      )}
    </aside>
  );
}
