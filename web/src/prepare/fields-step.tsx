import "./fields.css";
import type { Field_Type } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { PageSize } from "../pdf/open.ts";
import { Pages, type PagesHandle, type PageView } from "../pdf/pages.tsx";
import { Papers } from "../pdf/papers.tsx";
import { usePapers } from "../pdf/use-papers.ts";
import { RefusalNotice } from "../ui/notice.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { takesFields, type DraftField } from "./draft.ts";
import { fetchDocument } from "./fetch-document.ts";
import { Inspector } from "./inspector.tsx";
import { Palette } from "./palette.tsx";
import { PageFields } from "./page-fields.tsx";
import { placed } from "./placing.ts";
import type { DraftWork } from "./use-draft.ts";
import { useFieldEditing } from "./use-field-editing.ts";

/** The pages, and the fields of everybody on them. */
export function FieldsStep({ work }: { work: DraftWork }) {
  const { t } = useTranslation();
  const { draft } = work;
  const actors = draft.people.filter(({ role }) => takesFields(role));
  const papers = usePapers(fetchDocument, draft.documents.map(({ documentId }) => documentId));
  const pages = useRef<PagesHandle>(null);
  const [chosen, choosePerson] = useState("");
  const person = actors.find(({ key }) => key === chosen) ?? actors[0];
  const [armed, setArmed] = useState<Field_Type>();
  const sizeOf = useCallback((page: number): PageSize => papers.pdf?.sizes[page - 1] ?? { width: 595, height: 842 }, [papers.pdf]);
  const editing = useFieldEditing(work, (field) => sizeOf(field.page));

  function put(type: Field_Type, page: number, middle: { x: number; y: number }): void {
    if (!person || !papers.current) return;
    setArmed(undefined);
    const area = placed(type, middle, sizeOf(page));
    editing.add({ key: crypto.randomUUID(), personKey: person.key, documentId: papers.current, type, page, area, required: true, label: "" });
  }

  function putInMiddle(type: Field_Type): void {
    const { page, y } = pages.current!.middle();
    put(type, page, { x: sizeOf(page).width / 2, y });
  }

  if (!person) {
    return (
      <div className="empty">
        <p>{t("prepare.nobodyActs")}</p>
        <Link href="?step=people" className="button main">
          {t("prepare.people")}
        </Link>
      </div>
    );
  }
  const own = (field: DraftField) => field.documentId === papers.current;
  return (
    <div className="fields-step">
      <Palette
        people={draft.people}
        fields={draft.fields}
        person={person}
        onPerson={choosePerson}
        armed={armed}
        onArm={setArmed}
        onPlace={putInMiddle}
        onDrop={put}
      />
      <div className="reading-column">
        <Papers documents={draft.documents} current={papers.current} onChoose={papers.choose} />
        <div className={armed === undefined ? "reading" : "reading armed"}>
          {papers.error ? (
            <div className="empty"><RefusalNotice error={papers.error} /></div>
          ) : papers.pdf ? (
            <Pages
              key={papers.current}
              pdf={papers.pdf}
              handle={pages}
              overlay={(page: PageView) => (
                <PageFields
                  page={page}
                  size={sizeOf(page.number)}
                  people={draft.people}
                  fields={draft.fields.filter((field) => own(field) && field.page === page.number)}
                  editing={editing}
                  onPress={(middle) => (armed === undefined ? editing.select([]) : put(armed, page.number, middle))}
                />
              )}
            />
          ) : (
            <Waiting text={t("viewer.fetching")} />
          )}
        </div>
      </div>
      <Inspector work={work} editing={editing} people={actors} pageCount={papers.pdf?.sizes.length ?? 1} />
    </div>
  );
}
