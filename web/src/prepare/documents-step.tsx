import { create } from "@bufbuild/protobuf";
import { DocumentService } from "@chancery/sdk/chancery/documents/v1/document_service_pb";
import { Finding_Severity, type Document } from "@chancery/sdk/chancery/documents/v1/document_pb";
import { EnvelopeDocumentSchema } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, FileText, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { api } from "../api/chancery.ts";
import { findingText } from "../text/finding.ts";
import { bytes } from "../text/format.ts";
import { IconButton } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Drop, Progress } from "./drop.tsx";
import type { DraftWork } from "./use-draft.ts";
import { useUploads } from "./use-uploads.ts";

/** A document with its preflight. */
export function documentOf(id: string) {
  return queryOptions({ queryKey: ["documents", id], queryFn: () => api(DocumentService).getDocument({ id }), staleTime: Infinity });
}

/** The documents in their order, and what a person should know of each. */
export function DocumentsStep({ work }: { work: DraftWork }) {
  const { t } = useTranslation();
  const uploads = useUploads((documents) =>
    work.change((draft) => ({ ...draft, documents: [...draft.documents, ...documents.map(envelopeDocument)] })),
  );
  const { documents } = work.draft;
  const move = (from: number, to: number) =>
    work.change((draft) => {
      const next = [...draft.documents];
      next.splice(to, 0, ...next.splice(from, 1));
      return { ...draft, documents: next };
    });
  return (
    <div className="step-page stack loose">
      <h1>{t("prepare.documentsTitle")}</h1>
      <ul className="list">
        {documents.map(({ documentId, name }, index) => (
          <li key={documentId} className="stack item-stack">
            <div className="item">
              <FileText size={22} aria-hidden />
              <span className="grow">
                <strong>{name}</strong>
                <DocumentFacts id={documentId} />
              </span>
              <IconButton label={t("prepare.earlier", { name })} small isDisabled={index === 0} onPress={() => move(index, index - 1)}>
                <ArrowUp size={18} aria-hidden />
              </IconButton>
              <IconButton label={t("prepare.later", { name })} small isDisabled={index === documents.length - 1} onPress={() => move(index, index + 1)}>
                <ArrowDown size={18} aria-hidden />
              </IconButton>
              <IconButton
                label={t("drop.remove", { name })}
                small
                onPress={() => work.change((draft) => ({ ...draft, documents: draft.documents.filter((each) => each.documentId !== documentId) }))}
              >
                <Trash2 size={18} aria-hidden />
              </IconButton>
            </div>
            <Findings id={documentId} />
          </li>
        ))}
      </ul>
      <Progress items={uploads.items} onRemove={uploads.remove} />
      <Drop label={t("drop.more")} onFiles={uploads.add} small />
    </div>
  );
}

function envelopeDocument({ id, name, latestVersion }: Document) {
  const version = latestVersion?.number ?? 1;
  const pageCount = latestVersion?.pageCount ?? 0;
  return create(EnvelopeDocumentSchema, { documentId: id, name, pageCount, baseVersionNumber: version, currentVersionNumber: version });
}

function DocumentFacts({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(documentOf(id));
  const version = data?.latestVersion;
  if (!version) return null;
  return (
    <span className="small soft facts">
      {t("cover.pages", { count: version.pageCount })} · {bytes(Number(version.sizeBytes), i18n.language)}
    </span>
  );
}

const TONES = { [Finding_Severity.UNSPECIFIED]: "info", [Finding_Severity.INFO]: "info", [Finding_Severity.WARNING]: "warn", [Finding_Severity.BLOCKING]: "bad" } as const;

function Findings({ id }: { id: string }) {
  const { i18n } = useTranslation();
  const { data } = useQuery(documentOf(id));
  const findings = data?.latestVersion?.preflight?.findings.filter(({ code }) => code !== "SUMMARY") ?? [];
  if (findings.length === 0) return null;
  return (
    <div className="stack tight findings">
      {findings.map((finding) => (
        <Notice key={finding.message} tone={TONES[finding.severity]}>
          {findingText(finding, i18n)}
        </Notice>
      ))}
    </div>
  );
}
