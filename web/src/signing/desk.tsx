import { Recipient_Role } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import type { Signing } from "@chancery/sdk/chancery/envelopes/v1/signing_service_pb";
import { Check, CloudOff, Minus, Plus } from "lucide-react";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../api/act.ts";
import { useIntent } from "../api/intent.ts";
import { Papers } from "../pdf/papers.tsx";
import { usePapers } from "../pdf/use-papers.ts";
import { Pages, type PagesHandle, type PageView } from "../pdf/pages.tsx";
import { initialsOf, today } from "../text/format.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { RefusalNotice } from "../ui/notice.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { useAutosave, type Saving } from "./autosave.ts";
import { DeclineButton } from "./decline.tsx";
import { FieldPlace } from "./field-place.tsx";
import { begun, changed, inReadingOrder, missing, nextMissing, takesMark } from "./filling.ts";
import { focusField } from "./focus.ts";
import { MarkDialog } from "./mark-dialog.tsx";
import { SigningTop } from "./top.tsx";
import { useMarks } from "./use-marks.ts";
import { isOvertaken, useVisit, type Values } from "./visit.ts";

/** The pages with the recipient's fields on them, and the way from one to the next up to the end. */
export default function Desk({ signing, onRead }: { signing: Signing; onRead?: () => void }) {
  const { t } = useTranslation();
  const { visit, show, reload } = useVisit();
  const fields = useMemo(() => (onRead ? [] : inReadingOrder(signing)), [signing, onRead]);
  const [start] = useState(() => begun(fields, today()));
  const [values, setValues] = useState<Values>(start.values);
  const marks = useMarks(fields);
  const filling = { values, marked: marks.marked };
  const fetch = useCallback((documentId: string) => visit.download(documentId), [visit]);
  const papers = usePapers(fetch, signing.documents.map(({ documentId }) => documentId));
  const pages = useRef<PagesHandle>(null);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1);
  const [last, setLast] = useState<string>();
  const intent = useIntent();

  const save = useCallback((changes: Values) => visit.fill(changes), [visit]);
  const saving = useAutosave(values, start.values, save);

  const isApproval = signing.recipient?.role === Recipient_Role.APPROVER;
  const finish = useAct({
    mutationFn: () => {
      const act = { values: changed(values, {}), marks: marks.adopted };
      return visit.finish({ ...act, isApproval, requestId: intent.idOf([values, marks.revision]) });
    },
    onSuccess: show,
    onError: (error) => isOvertaken(error) && void reload(),
  });

  const left = missing(fields, filling).length;
  const required = fields.filter((field) => field.required).length;

  function goOn(): void {
    const next = nextMissing(fields, filling, last);
    if (!next) return;
    setLast(next.id);
    papers.choose(next.documentId);
    void focusField(next.id, () => pages.current?.show(next.page, (next.area?.y ?? 0) + (next.area?.height ?? 0) / 2));
  }

  function overlay({ number, scale }: PageView) {
    return fields
      .filter((field) => field.documentId === papers.current && field.page === number)
      .map((field) => (
        <FieldPlace
          key={field.id}
          field={field}
          scale={scale}
          value={values[field.id] ?? ""}
          mark={takesMark(field) && marks.marked.has(field.id) ? marks.of(field) : undefined}
          onValue={(value) => setValues((before) => ({ ...before, [field.id]: value }))}
          onMark={() => marks.put(field)}
        />
      ));
  }

  return (
    <div className="signing desk">
      <SigningTop name={signing.envelopeName}>
        <SavingSign saving={saving} />
        {!onRead && <DeclineButton signing={signing} />}
      </SigningTop>
      <Papers documents={signing.documents} current={papers.current} onChoose={papers.choose} />
      <main className="reading">
        {papers.error ? (
          <div className="empty">
            <RefusalNotice error={papers.error} />
            <Button onPress={papers.retry}>{t("linkEnded.retry")}</Button>
          </div>
        ) : papers.pdf ? (
          <Pages key={papers.current} pdf={papers.pdf} overlay={overlay} zoom={zoom} onPage={setPage} handle={pages} />
        ) : (
          <Waiting text={t("viewer.fetching")} />
        )}
      </main>
      <footer className="guide">
        {papers.pdf && (
          <div className="row where">
            <IconButton label={t("viewer.smaller")} small isDisabled={zoom <= 0.6} onPress={() => setZoom(zoom / 1.25)}>
              <Minus size={18} aria-hidden />
            </IconButton>
            <span className="small soft">{t("viewer.place", { page, count: papers.pdf.sizes.length })}</span>
            <IconButton label={t("viewer.larger")} small isDisabled={zoom >= 3} onPress={() => setZoom(zoom * 1.25)}>
              <Plus size={18} aria-hidden />
            </IconButton>
          </div>
        )}
        <div className="errors">
          <RefusalNotice error={finish.error} />
        </div>
        {onRead ? (
          <Button look="main" onPress={onRead}>
            {t("desk.read")}
          </Button>
        ) : (
          <div className="row act">
            <span className="small soft count" role="status">
              {left > 0 ? t("desk.left", { count: left }) : required > 0 ? t("desk.nothingLeft") : t("desk.readAndFinish")}
            </span>
            {left > 0 ? (
              <Button look="main" onPress={goOn}>
                {t(last === undefined ? "desk.start" : "desk.next")}
              </Button>
            ) : (
              <Button look="main" isPending={finish.isPending} onPress={finish.act}>
                <Check size={18} aria-hidden />
                {t(isApproval ? "desk.approve" : "desk.finish")}
              </Button>
            )}
          </div>
        )}
      </footer>
      {marks.asking && (
        <MarkDialog
          kind={marks.asking}
          suggestion={marks.asking === "initials" ? initialsOf(signing.recipient?.name ?? "") : (signing.recipient?.name ?? "")}
          onAdopt={marks.adopt}
          onClose={marks.cancel}
        />
      )}
    </div>
  );
}

function SavingSign({ saving }: { saving: Saving }) {
  const { t } = useTranslation();
  if (saving === "saved") return null;
  return (
    <span className="small soft row saving" role="status">
      {saving === "waiting" && <CloudOff size={16} aria-hidden />}
      {t(`desk.${saving}`)}
    </span>
  );
}
