import { AuditService } from "@chancery/sdk/chancery/audit/v1/audit_service_pb";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/chancery.ts";
import { Select } from "../ui/select.tsx";
import { ChainCheck } from "./chain-check.tsx";
import { Events } from "./events.tsx";
import { ListFrame } from "./list-frame.tsx";

/** What one may look for; everything else is found by scrolling. */
const ACTIONS = ["envelope.sent", "envelope.completed", "envelope.declined", "envelope.voided", "recipient.signed", "document.uploaded", "member.added", "api_key.created", "session.created", "session.refused"] as const;

/** Everything that has happened in the organization, and whether the record of it holds. */
export default function Audit() {
  const { t } = useTranslation();
  const [action, setAction] = useState<(typeof ACTIONS)[number] | "all">("all");
  const list = useInfiniteQuery({
    queryKey: ["audit", "all", action],
    queryFn: ({ pageParam }) => api(AuditService).listAuditEvents({ action: action === "all" ? "" : action, pageToken: pageParam }),
    initialPageParam: "",
    getNextPageParam: ({ nextPageToken }) => nextPageToken || undefined,
  });
  const events = list.data?.pages.flatMap((page) => page.events) ?? [];
  const options = [
    { id: "all" as const, name: t("audit.everything") },
    ...ACTIONS.map((id) => ({ id, name: t(`event.${id.replaceAll(/[._]/g, "-")}` as "event.envelope-sent") })),
  ];
  return (
    <>
      <h1>{t("settings.audit")}</h1>
      <ChainCheck />
      <Select label={t("audit.show")} options={options} value={action} onChange={setAction} />
      <ListFrame list={{ ...list, items: events }} none={t("audit.none")}>
        <Events events={events} />
      </ListFrame>
    </>
  );
}
