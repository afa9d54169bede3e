import "./prepare.css";
import { Envelope_State, type Envelope } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link, Redirect, useParams, useSearchParams } from "wouter";
import { envelopeOf } from "../envelopes/queries.ts";
import { RefusalNotice } from "../ui/notice.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { DocumentsStep } from "./documents-step.tsx";
import { FieldsStep } from "./fields-step.tsx";
import { PeopleStep } from "./people-step.tsx";
import { ReviewStep } from "./review-step.tsx";
import { useDraft } from "./use-draft.ts";

const STEPS = ["documents", "people", "fields", "review"] as const;
export type Step = (typeof STEPS)[number];

/** Prepares an envelope in four steps, in any order: its documents, its people, their fields, and a last look. */
export default function Prepare() {
  const { id = "" } = useParams<{ id: string }>();
  const { data: envelope, error } = useQuery({ ...envelopeOf(id), refetchOnWindowFocus: false, staleTime: Infinity });
  if (error) return <div className="empty"><RefusalNotice error={error} /></div>;
  if (!envelope) return <Waiting />;
  if (envelope.state !== Envelope_State.DRAFT) return <Redirect to={`/envelopes/${id}`} replace />;
  return <Preparing envelope={envelope} key={envelope.id} />;
}

function Preparing({ envelope }: { envelope: Envelope }) {
  const { t } = useTranslation();
  const work = useDraft(envelope);
  const [params] = useSearchParams();
  const step = STEPS.find((each) => each === params.get("step")) ?? "documents";
  const next = STEPS[STEPS.indexOf(step) + 1];
  return (
    <div className={`prepare ${step}`}>
      <nav className="steps" aria-label={t("prepare.steps")}>
        <ol>
          {STEPS.map((each, index) => (
            <li key={each}>
              <Link href={`?step=${each}`} className="step" aria-current={each === step ? "step" : undefined}>
                <span className="number" aria-hidden>
                  {index < STEPS.indexOf(step) ? <Check size={14} strokeWidth={3} /> : index + 1}
                </span>
                <span className="word">{t(`prepare.${each}`)}</span>
              </Link>
            </li>
          ))}
        </ol>
        <span className="soft small saved" role="status">
          {t(work.isSaved ? "prepare.saved" : "prepare.saving")}
        </span>
        {next && (
          <Link href={`?step=${next}`} className="button main small">
            {t("common.next")}
          </Link>
        )}
      </nav>
      {Boolean(work.error) && (
        <div className="prepare-error">
          <RefusalNotice error={work.error} />
        </div>
      )}
      {step === "documents" && <DocumentsStep work={work} />}
      {step === "people" && <PeopleStep work={work} />}
      {step === "fields" && <FieldsStep work={work} />}
      {step === "review" && <ReviewStep work={work} id={envelope.id} />}
    </div>
  );
}
