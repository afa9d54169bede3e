import "./validate.css";
import "../prepare/prepare.css";
import { Indication, ModificationLevel, type SignatureReport, type ValidationReport } from "@chancery/sdk/chancery/signatures/v1/validation_pb";
import { useMutation } from "@tanstack/react-query";
import { CheckCircle2, HelpCircle, XCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Drop } from "../prepare/drop.tsx";
import { date, exactTime } from "../text/format.ts";
import { Notice, RefusalNotice } from "../ui/notice.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { validateFile } from "./validate-file.ts";

const LOOKS = {
  [Indication.UNSPECIFIED]: { tone: "warn", Icon: HelpCircle, key: "INDETERMINATE" },
  [Indication.TOTAL_PASSED]: { tone: "good", Icon: CheckCircle2, key: "TOTAL_PASSED" },
  [Indication.INDETERMINATE]: { tone: "warn", Icon: HelpCircle, key: "INDETERMINATE" },
  [Indication.TOTAL_FAILED]: { tone: "bad", Icon: XCircle, key: "TOTAL_FAILED" },
} as const;

/** Drop any signed PDF: who signed, when, and whether it holds. */
export default function Validate() {
  const { t } = useTranslation();
  const check = useMutation({ mutationFn: validateFile });
  return (
    <div className="stack loose step-page">
      <div className="stack tight">
        <h1>{t("validate.title")}</h1>
        <p className="soft">{t("validate.lead")}</p>
      </div>
      <Drop label={t("validate.drop")} allowsMultiple={false} small={check.isSuccess} onFiles={([file]) => file && check.mutate(file)} />
      {check.isPending && <Waiting text={t("validate.checking", { name: check.variables.name })} />}
      <RefusalNotice error={check.error} />
      {check.data && !check.isPending && <Report report={check.data} name={check.variables.name} />}
    </div>
  );
}

function Report({ report, name }: { report: ValidationReport; name: string }) {
  const { t } = useTranslation();
  const { signatures, passed, sha256 } = report;
  const worst = signatures.some(({ indication }) => indication === Indication.TOTAL_FAILED) ? "bad" : passed ? "good" : "warn";
  return (
    <section className="stack" aria-live="polite">
      <h2>{name}</h2>
      <Notice tone={worst} role="status">
        <strong>{signatures.length === 0 ? t("validate.none") : t(`validate.verdict-${worst}`, { count: signatures.length })}</strong>
        {signatures.length > 0 && <p>{t(`validate.verdictText-${worst}`)}</p>}
      </Notice>
      {signatures.map((signature) => (
        <SignatureCard key={signature.fieldName} signature={signature} />
      ))}
      <p className="mono soft">SHA-256 {sha256}</p>
    </section>
  );
}

function SignatureCard({ signature }: { signature: SignatureReport }) {
  const { t, i18n } = useTranslation();
  const { tone, Icon, key } = LOOKS[signature.indication];
  const time = date(signature.bestSignatureTime);
  const claimed = date(signature.claimedSignTime);
  const stamp = signature.timestamps[0];
  const level = ModificationLevel[signature.modificationLevel] as Exclude<keyof typeof ModificationLevel, "UNSPECIFIED">;
  return (
    <article className={`sheet padded stack signature ${tone}`}>
      <header className="row">
        <Icon size={26} aria-hidden />
        <div className="grow">
          <h3>{signature.signerName || t("validate.unnamed")}</h3>
          <p className="small">{t(`validate.${key}`)}</p>
        </div>
      </header>
      <dl className="pairs">
        {time && (
          <>
            <dt>{t(stamp ? "validate.proven" : "validate.seen")}</dt>
            <dd>{exactTime(time, i18n.language)}</dd>
          </>
        )}
        {!stamp && claimed && (
          <>
            <dt>{t("validate.claimed")}</dt>
            <dd>{exactTime(claimed, i18n.language)}</dd>
          </>
        )}
        <dt>{t("validate.changes")}</dt>
        <dd>{signature.modificationLevel ? t(`modification.${level}`) : "–"}</dd>
        <dt>{t("validate.issuer")}</dt>
        <dd>{signature.issuer}</dd>
        <dt>{t("validate.level")}</dt>
        <dd>{signature.level}</dd>
        <dt>{t("validate.algorithm")}</dt>
        <dd>
          {signature.signatureAlgorithm}, {signature.digestAlgorithm}
        </dd>
      </dl>
      {(signature.explanations.length > 0 || signature.modifications.length > 0) && (
        <details>
          <summary>{t("validate.details")}</summary>
          <ul className="stack tight details" lang="en">
            {signature.subIndication && <li className="mono">{signature.subIndication}</li>}
            {signature.explanations.map((text) => (
              <li key={text}>{text}</li>
            ))}
            {signature.modifications.map(({ path, description }) => (
              <li key={path + description}>
                {description} <span className="mono soft">{path}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}
