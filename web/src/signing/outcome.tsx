import { Envelope_State, Recipient_Role, Recipient_State } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import type { Signing } from "@chancery/sdk/chancery/envelopes/v1/signing_service_pb";
import { useMutation } from "@tanstack/react-query";
import { CheckCircle2, CircleSlash, Download, FileText, Hourglass } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { saveFile } from "../pdf/save-file.ts";
import { LanguageChoice } from "../start/frame.tsx";
import { Button } from "../ui/button.tsx";
import { Notice, RefusalNotice } from "../ui/notice.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { outcomeOf } from "./outcome-of.ts";
import { SigningTop } from "./top.tsx";
import { useVisit } from "./visit.ts";

const Desk = lazy(() => import("./desk.tsx"));

const ICONS = { good: CheckCircle2, ended: CircleSlash, waiting: Hourglass };

/** What has come of it, what happens next, and the copy to keep. */
export function Outcome({ signing }: { signing: Signing }) {
  const { t } = useTranslation();
  const [isReading, setReading] = useState(false);
  const { key, tone } = outcomeOf(signing);
  const Icon = ICONS[tone];
  if (isReading) {
    return (
      <Suspense fallback={<Waiting />}>
        <Desk signing={signing} onRead={() => setReading(false)} />
      </Suspense>
    );
  }
  const facts = { organization: signing.organizationName, name: signing.envelopeName };
  const isSealing = signing.recipient?.state === Recipient_State.FINISHED && signing.envelopeState === Envelope_State.IN_PROGRESS;
  return (
    <div className="signing">
      <SigningTop name={signing.envelopeName} />
      <main className="cover">
        <section className={`sheet padded stack loose outcome ${tone}`}>
          <Icon size={48} strokeWidth={1.25} aria-hidden />
          <div className="stack tight" role="status">
            <h1>{t(`outcome.${key}`, facts)}</h1>
            <p className="soft">{t(`outcome.${key}Text`, facts)}</p>
          </div>
          {signing.documents.length > 0 && signing.envelopeState !== Envelope_State.VOIDED && (
            <>
              <Copies signing={signing} />
              <Button onPress={() => setReading(true)}>
                <FileText size={18} aria-hidden />
                {t("outcome.look")}
              </Button>
            </>
          )}
          {isSealing && signing.recipient?.role === Recipient_Role.SIGNER && <Notice>{t("outcome.others")}</Notice>}
        </section>
        <LanguageChoice />
      </main>
    </div>
  );
}

function Copies({ signing }: { signing: Signing }) {
  const { t } = useTranslation();
  const { visit } = useVisit();
  const copy = useMutation({
    mutationFn: async ({ documentId, name }: { documentId: string; name: string }) => saveFile(await visit.download(documentId), name),
  });
  return (
    <>
      <ul className="papers">
        {signing.documents.map((document) => (
          <li key={document.documentId} className="row">
            <span className="grow">{document.name}</span>
            <Button
              look="main"
              small
              isPending={copy.isPending && copy.variables.documentId === document.documentId}
              onPress={() => copy.mutate(document)}
              about={document.name}
            >
              <Download size={18} aria-hidden />
              {t("common.download")}
            </Button>
          </li>
        ))}
      </ul>
      <RefusalNotice error={copy.error} />
    </>
  );
}
