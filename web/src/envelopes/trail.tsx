import { AuditService } from "@chancery/sdk/chancery/audit/v1/audit_service_pb";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api/chancery.ts";
import { useSession } from "../api/session.ts";
import { Events } from "../settings/events.tsx";
import { ChainCheck } from "../settings/chain-check.tsx";
import { Button } from "../ui/button.tsx";

/** Everything that has happened to an envelope, and whether the record of it holds. */
export function Trail({ envelopeId }: { envelopeId: string }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const trail = useInfiniteQuery({
    queryKey: ["audit", envelopeId],
    queryFn: ({ pageParam }) => api(AuditService).listAuditEvents({ resourceId: envelopeId, pageSize: 30, pageToken: pageParam }),
    initialPageParam: "",
    getNextPageParam: ({ nextPageToken }) => nextPageToken || undefined,
    enabled: may("audit.read"),
  });
  if (!may("audit.read")) return null;
  return (
    <section className="stack">
      <h2>{t("trail.title")}</h2>
      <ChainCheck />
      <Events events={trail.data?.pages.flatMap((page) => page.events) ?? []} />
      {trail.hasNextPage && (
        <Button small onPress={() => void trail.fetchNextPage()} isPending={trail.isFetchingNextPage}>
          {t("common.more")}
        </Button>
      )}
    </section>
  );
}
