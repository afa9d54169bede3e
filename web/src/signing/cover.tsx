import { Recipient_Role } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import type { Signing } from "@chancery/sdk/chancery/envelopes/v1/signing_service_pb";
import { FileText } from "lucide-react";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { useAct } from "../api/act.ts";
import { LanguageChoice } from "../start/frame.tsx";
import { date, day } from "../text/format.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Notice, RefusalNotice } from "../ui/notice.tsx";
import { DeclineButton } from "./decline.tsx";
import { roleKey } from "./role.ts";
import { SigningTop } from "./top.tsx";
import { isOvertaken, useVisit } from "./visit.ts";

/** Who asks for what, and the agreement to do it electronically. One press further are the pages. */
export function Cover({ signing }: { signing: Signing }) {
  const { t, i18n } = useTranslation();
  const { visit, show, reload } = useVisit();
  const [agreed, setAgreed] = useState(false);
  const [asked, setAsked] = useState(false);
  const mustAgree = signing.consentPending;
  const begin = useAct({
    mutationFn: async () => {
      const opened = await visit.open();
      return mustAgree ? visit.consent(signing.disclosure!.version) : opened;
    },
    onSuccess: show,
    onError: (error) => isOvertaken(error) && void reload(),
  });
  const expires = date(signing.expireTime);
  return (
    <div className="signing">
      <SigningTop name={signing.envelopeName}>
        {signing.recipient?.role !== Recipient_Role.VIEWER && <DeclineButton signing={signing} />}
      </SigningTop>
      <main className="cover">
        <section className="sheet padded stack loose">
          <div className="stack">
            <p className="soft">{t(roleKey(signing.recipient?.role), { organization: signing.organizationName })}</p>
            <h1>{signing.envelopeName}</h1>
            <p className="soft small">
              {t("cover.for", { name: signing.recipient?.name, email: signing.recipient?.email })}
              {expires && <> · {t("cover.until", { day: day(expires, i18n.language) })}</>}
            </p>
          </div>
          {signing.message && <blockquote className="message">{signing.message}</blockquote>}
          <ul className="papers">
            {signing.documents.map((document) => (
              <li key={document.documentId} className="row">
                <FileText size={20} aria-hidden />
                <span className="grow">{document.name}</span>
                <span className="soft small">{t("cover.pages", { count: document.pageCount })}</span>
              </li>
            ))}
          </ul>
          {mustAgree && (
            <div className="stack tight">
              <Checkbox isSelected={agreed} onChange={setAgreed}>
                {t("cover.agree")}
              </Checkbox>
              <Disclosure text={signing.disclosure?.text ?? ""} />
            </div>
          )}
          {asked && mustAgree && !agreed && <Notice tone="warn" role="alert">{t("cover.agreeFirst")}</Notice>}
          <RefusalNotice error={begin.error} />
          <Button
            look="main"
            wide
            isPending={begin.isPending}
            onPress={() => {
              setAsked(true);
              if (agreed || !mustAgree) begin.act();
            }}
          >
            {t("cover.begin")}
          </Button>
        </section>
        <p className="soft small assurance">
          <Trans i18nKey="cover.assurance" />
        </p>
        <LanguageChoice />
      </main>
    </div>
  );
}

function Disclosure({ text }: { text: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [title, ...paragraphs] = text.split(/\n{2,}/);
  return (
    <>
      <div>
        <Button look="quiet" small onPress={() => setOpen(true)}>
          {t("cover.disclosure")}
        </Button>
      </div>
      <Dialog title={title ?? ""} isOpen={isOpen} onClose={() => setOpen(false)} large>
        <div className="stack" lang="en">
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
        <div className="actions">
          <Button look="main" onPress={() => setOpen(false)}>
            {t("common.close")}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
