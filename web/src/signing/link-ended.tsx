import { ChanceryError } from "@chancery/sdk";
import { LinkIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Frame } from "../start/frame.tsx";
import { Button } from "../ui/button.tsx";
import { RefusalNotice } from "../ui/notice.tsx";

/** The link does not open anything, and what to do about it. */
export function LinkEnded({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const { reason } = ChanceryError.from(error);
  const isDead = reason === "LINK_INVALID" || reason === "CREDENTIALS_MISSING" || reason === "CREDENTIALS_INVALID" || reason === "SIGNING_LINK_REQUIRED";
  if (!isDead) {
    return (
      <Frame title={t("linkEnded.unreached")}>
        <RefusalNotice error={error} />
        <Button look="main" onPress={onRetry}>
          {t("linkEnded.retry")}
        </Button>
      </Frame>
    );
  }
  return (
    <Frame title={t("linkEnded.title")} lead={t("linkEnded.lead")}>
      <ul className="stack advice">
        {(["incomplete", "expired", "recalled"] as const).map((cause) => (
          <li key={cause} className="row">
            <LinkIcon size={18} aria-hidden />
            <span className="grow">{t(`linkEnded.${cause}`)}</span>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
