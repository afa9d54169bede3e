import { Certificate_Purpose, Certificate_Status, RevocationReason, type Certificate } from "@chancery/sdk/chancery/pki/v1/certificate_pb";
import { CertificateService } from "@chancery/sdk/chancery/pki/v1/certificate_service_pb";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/chancery.ts";
import { useSession } from "../api/session.ts";
import { saveFile } from "../pdf/save-file.ts";
import { date, day } from "../text/format.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Select } from "../ui/select.tsx";
import { RefusalNotice } from "../ui/notice.tsx";
import { ListFrame } from "./list-frame.tsx";
import { useList } from "./use-list.ts";

const REASONS = [
  RevocationReason.UNSPECIFIED,
  RevocationReason.KEY_COMPROMISE,
  RevocationReason.AFFILIATION_CHANGED,
  RevocationReason.SUPERSEDED,
  RevocationReason.CESSATION_OF_OPERATION,
  RevocationReason.PRIVILEGE_WITHDRAWN,
] as const;

/** The certificates that people and the organization sign with, and the authority behind them. */
export default function Certificates() {
  const { t } = useTranslation();
  const list = useList("certificates", (pageToken) => api(CertificateService).listCertificates({ pageToken }), ({ certificates }) => certificates);
  return (
    <>
      <h1>{t("settings.certificates")}</h1>
      <Authority />
      <ListFrame list={list} none={t("certificates.none")}>
        <ul className="list">
          {list.items.map((certificate) => (
            <CertificateItem key={certificate.id} certificate={certificate} />
          ))}
        </ul>
      </ListFrame>
    </>
  );
}

function Authority() {
  const { t, i18n } = useTranslation();
  const { data: authority, error } = useQuery({
    queryKey: ["settings", "authority"],
    queryFn: () => api(CertificateService).getCertificateAuthority({}),
  });
  const ends = date(authority?.validToTime);
  if (!authority) return <RefusalNotice error={error} />;
  return (
    <section className="sheet padded stack">
      <h2>{authority.commonName}</h2>
      <dl className="pairs">
        <dt>SHA-256</dt>
        <dd className="mono">{authority.sha256Fingerprint}</dd>
        {ends && (
          <>
            <dt>{t("certificates.until")}</dt>
            <dd>{day(ends, i18n.language)}</dd>
          </>
        )}
        <dt>{t("certificates.crl")}</dt>
        <dd>
          <a href={authority.crlUrl}>{authority.crlUrl}</a>
        </dd>
      </dl>
      <div>
        <Button small onPress={() => saveFile(new TextEncoder().encode(authority.rootPem), "chancery-root.pem", "application/x-pem-file")}>
          {t("certificates.root")}
        </Button>
      </div>
    </section>
  );
}

function CertificateItem({ certificate }: { certificate: Certificate }) {
  const { t, i18n } = useTranslation();
  const { may } = useSession();
  const isActive = certificate.status === Certificate_Status.ACTIVE;
  const status = Certificate_Status[certificate.status] as Exclude<keyof typeof Certificate_Status, "UNSPECIFIED">;
  const ends = date(certificate.validToTime);
  return (
    <li className="item">
      <span className="grow">
        <strong>{certificate.subjectCommonName}</strong>
        <span className="small soft facts">
          {t(certificate.purpose === Certificate_Purpose.SEAL ? "certificates.seal" : "certificates.signer")} · {certificate.keyAlgorithm}
          {ends && <> · {t("cover.until", { day: day(ends, i18n.language) })}</>}
          {" · "}
          {t("certificates.used", { count: Number(certificate.usageCount) })}
        </span>
      </span>
      <span className={isActive ? "status good" : "status bad"}>{t(`certificateStatus.${status}`)}</span>
      {isActive && may("certificates.write") && <Revoke certificate={certificate} />}
    </li>
  );
}

function Revoke({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState(String(RevocationReason.UNSPECIFIED));
  const revoke = useMutation({
    mutationFn: () => api(CertificateService).revokeCertificate({ id: certificate.id, reason: Number(reason) }),
    onSuccess: () => {
      setOpen(false);
      return client.invalidateQueries({ queryKey: ["settings", "certificates"] });
    },
  });
  const name = certificate.subjectCommonName;
  return (
    <>
      <Button small onPress={() => setOpen(true)} about={name}>
        {t("keys.revoke")}
      </Button>
      <Dialog title={t("keys.revokeName", { name })} isOpen={isOpen} onClose={() => setOpen(false)} alert>
        <p>{t("certificates.revokeText")}</p>
        <Select
          label={t("certificates.reason")}
          options={REASONS.map((each) => ({ id: String(each), name: t(`revocation.${RevocationReason[each] as keyof typeof RevocationReason}`) }))}
          value={reason}
          onChange={setReason}
        />
        <RefusalNotice error={revoke.error} />
        <div className="actions">
          <Button onPress={() => setOpen(false)}>{t("common.cancel")}</Button>
          <Button look="ending" isPending={revoke.isPending} onPress={() => revoke.mutate()}>
            {t("keys.revoke")}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
