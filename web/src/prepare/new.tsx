import "./prepare.css";
import type { Document } from "@chancery/sdk/chancery/documents/v1/document_pb";
import { Envelope_Routing } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { EnvelopeService } from "@chancery/sdk/chancery/envelopes/v1/envelope_service_pb";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { api } from "../api/chancery.ts";
import { RefusalNotice } from "../ui/notice.tsx";
import { Drop, Progress } from "./drop.tsx";
import { useUploads } from "./use-uploads.ts";

/** The beginning of an envelope: its documents. */
export default function NewEnvelope() {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const create = useMutation({
    mutationFn: (documents: Document[]) => {
      const name = documents[0]!.name.replace(/\.pdf$/i, "");
      return api(EnvelopeService).createEnvelope({ name, documentIds: documents.map(({ id }) => id), routing: Envelope_Routing.HYBRID });
    },
    onSuccess: ({ id }) => go(`/envelopes/${id}/edit?step=people`, { replace: true }),
  });
  const uploads = useUploads((documents) => create.mutate(documents));
  return (
    <div className="stack loose new">
      <div className="stack tight">
        <h1>{t("new.title")}</h1>
        <p className="soft">{t("new.lead")}</p>
      </div>
      <Drop label={t("drop.label")} onFiles={uploads.add} />
      <Progress items={uploads.items} onRemove={uploads.remove} />
      <RefusalNotice error={create.error} />
    </div>
  );
}
