import "./envelope.css";
import { AuditService } from "@chancery/sdk/chancery/audit/v1/audit_service_pb";
import { downloadBytes } from "@chancery/sdk";
import { Envelope_State, Recipient_Role, Recipient_State, type Envelope, type Recipient } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Download, ShieldCheck } from "lucide-react";
import { Trans, useTranslation } from "react-i18next";
import { Redirect, useParams, useSearchParams } from "wouter";
import { api } from "../api/chancery.ts";
import { useSession } from "../api/session.ts";
import { saveFile } from "../pdf/save-file.ts";
import { fetchDocument } from "../prepare/fetch-document.ts";
import { roleName } from "../prepare/role-name.ts";
import { date, dateTime, initialsOf } from "../text/format.ts";
import { Button } from "../ui/button.tsx";
import { Notice, RefusalNotice } from "../ui/notice.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { hasEnded } from "./ends.ts";
import { CodeButton } from "./code-button.tsx";
import { CorrectButton } from "./correct.tsx";
import { LinkButton } from "./link-button.tsx";
import { useLive } from "./live.ts";
import { envelopeOf } from "./queries.ts";
import { EnvelopeState, RecipientState } from "./state.tsx";
import { Trail } from "./trail.tsx";
import { VoidButton } from "./void.tsx";

/** One envelope: where it stands, who is next, its files, and everything that has happened to it. */
export default function EnvelopePage() {
  const { id = "" } = useParams<{ id: string }>();
  const { data: envelope, error } = useQuery(envelopeOf(id));
  useLive(id);
  if (error) return <div className="empty"><RefusalNotice error={error} /></div>;
  if (!envelope) return <Waiting />;
  if (envelope.state === Envelope_State.DRAFT) return <Redirect to={`/envelopes/${id}/edit`} replace />;
  return <Sent envelope={envelope} />;
}

function Sent({ envelope }: { envelope: Envelope }) {
  const { t, i18n } = useTranslation();
  const { may } = useSession();
  const [params] = useSearchParams();
  const sent = date(envelope.sendTime);
  const expires = date(envelope.expireTime);
  const isOpen = !hasEnded(envelope);
  const isComplete = envelope.state === Envelope_State.COMPLETED;
  return (
    <div className="stack loose">
      <header className="stack">
        <EnvelopeState state={envelope.state} />
        <h1>{envelope.name}</h1>
        <p className="soft">
          {sent && t("envelope.sent", { time: dateTime(sent, i18n.language) })}
          {isOpen && expires && <> · {t("envelope.until", { time: dateTime(expires, i18n.language) })}</>}
        </p>
        {envelope.statusReason && <Notice tone="warn"><Trans i18nKey="envelope.reason" values={{ reason: envelope.statusReason }} /></Notice>}
        {params.has("sent") && isOpen && <Notice tone="good" role="status">{t("envelope.justSent")}</Notice>}
        {may("envelopes.write") && isOpen && (
          <div className="row">
            <VoidButton envelope={envelope} />
          </div>
        )}
      </header>
      <div className="envelope-columns">
        <div className="stack loose">
          <People envelope={envelope} mayLink={may("envelopes.write")} />
          <Files envelope={envelope} isComplete={isComplete} />
        </div>
        <Trail envelopeId={envelope.id} />
      </div>
    </div>
  );
}

function People({ envelope, mayLink }: { envelope: Envelope; mayLink: boolean }) {
  const { t } = useTranslation();
  return (
    <section className="stack tight">
      <h2>{t("envelope.people")}</h2>
      <ol className="list">
        {envelope.recipients.map((recipient) => (
          <li key={recipient.id} className="item recipient">
            <span className={recipient.state === Recipient_State.FINISHED ? "avatar done" : "avatar"} aria-hidden>
              {initialsOf(recipient.name)}
            </span>
            <span className="grow">
              <strong>{recipient.name}</strong>
              <span className="small soft facts">
                {recipient.email} · {t(roleName(recipient.role))}
              </span>
              {recipient.declineReason && <span className="small facts">“{recipient.declineReason}”</span>}
            </span>
            <span className="recipient-end">
              <RecipientState state={recipient.state} />
              {mayLink && takesLink(envelope, recipient) && <LinkButton envelopeId={envelope.id} recipient={recipient} />}
              {mayLink && takesLink(envelope, recipient) && !isDone(recipient) && <LinkButton envelopeId={envelope.id} recipient={recipient} reminds />}
              {mayLink && takesLink(envelope, recipient) && recipient.oneTimeCodeRequired && !isDone(recipient) && (
                <CodeButton envelopeId={envelope.id} recipient={recipient} />
              )}
              {mayLink && !hasEnded(envelope) && !isDone(recipient) && <CorrectButton envelope={envelope} recipient={recipient} />}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function isDone({ state }: Recipient): boolean {
  return state === Recipient_State.FINISHED || state === Recipient_State.DECLINED;
}

/** Links are for those whose turn has come; an envelope that was called back has none. */
function takesLink({ state }: Envelope, { state: stand, role }: Recipient): boolean {
  if (hasEnded({ state })) return false;
  return stand === Recipient_State.ACTIVE || stand === Recipient_State.OPENED || (role === Recipient_Role.CC && stand === Recipient_State.FINISHED);
}

function Files({ envelope, isComplete }: { envelope: Envelope; isComplete: boolean }) {
  const { t } = useTranslation();
  const copy = useMutation({ mutationFn: async ({ id, name }: { id: string; name: string }) => saveFile(await fetchDocument(id), name) });
  const proof = useMutation({
    mutationFn: async () => {
      const bytes = await downloadBytes(api(AuditService).downloadCertificateOfCompletion, { envelopeId: envelope.id });
      saveFile(bytes, t("envelope.proofName", { name: envelope.name }));
    },
  });
  return (
    <section className="stack tight">
      <h2>{t("envelope.files")}</h2>
      <ul className="list">
        {envelope.documents.map(({ documentId: id, name, pageCount }) => (
          <li key={id} className="item">
            <span className="grow">
              <strong>{name}</strong>
              <span className="small soft facts">{t("cover.pages", { count: pageCount })}</span>
            </span>
            <Button small isPending={copy.isPending && copy.variables.id === id} onPress={() => copy.mutate({ id, name })} about={name}>
              <Download size={16} aria-hidden />
              {t("common.download")}
            </Button>
          </li>
        ))}
        {isComplete && (
          <li className="item">
            <ShieldCheck size={22} aria-hidden />
            <span className="grow">
              <strong>{t("envelope.proof")}</strong>
              <span className="small soft facts">{t("envelope.proofText")}</span>
            </span>
            <Button small isPending={proof.isPending} onPress={() => proof.mutate()} about={t("envelope.proof")}>
              <Download size={16} aria-hidden />
              {t("common.download")}
            </Button>
          </li>
        )}
      </ul>
      <RefusalNotice error={copy.error ?? proof.error} />
    </section>
  );
}
