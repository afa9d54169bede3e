import { AuditService } from "@chancery/sdk/chancery/audit/v1/audit_service_pb";
import { useMutation } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { api } from "../api/chancery.ts";
import { Button } from "../ui/button.tsx";
import { Notice, RefusalNotice } from "../ui/notice.tsx";

/** Verifies the chain of the organization's events: every hash, every link, no gap. */
export function ChainCheck() {
  const { t } = useTranslation();
  const check = useMutation({ mutationFn: () => api(AuditService).verifyAuditChain({}) });
  const report = check.data;
  return (
    <div className="stack tight">
      <div>
        <Button small isPending={check.isPending} onPress={() => check.mutate()}>
          <Link2 size={16} aria-hidden />
          {t("trail.check")}
        </Button>
      </div>
      <RefusalNotice error={check.error} />
      {report && (
        <Notice tone={report.intact ? "good" : "bad"} role="status">
          <p>
            {report.intact
              ? t("trail.intact", { count: Number(report.verifiedCount) })
              : t("trail.broken", { sequence: Number(report.firstBrokenSequence), problem: report.problem })}
          </p>
          <p className="mono soft">{report.headHash}</p>
        </Notice>
      )}
    </div>
  );
}
