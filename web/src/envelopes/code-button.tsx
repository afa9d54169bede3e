import { EnvelopeService } from "@chancery/sdk/chancery/envelopes/v1/envelope_service_pb";
import type { Recipient } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { KeyRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useAct } from "../api/act.ts";
import { api } from "../api/chancery.ts";
import { date, dateTime } from "../text/format.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { RefusalNotice } from "../ui/notice.tsx";

/** Makes a code that works once, for whoever is asked for one, to be handed over by another way than the link. */
export function CodeButton({ envelopeId, recipient }: { envelopeId: string; recipient: Recipient }) {
  const { t, i18n } = useTranslation();
  const code = useAct({ mutationFn: () => api(EnvelopeService).createOneTimeCode({ envelopeId, recipientId: recipient.id }) });
  const expires = date(code.data?.expireTime);
  return (
    <>
      <Button small isPending={code.isPending} onPress={code.act} about={recipient.name}>
        <KeyRound size={16} aria-hidden />
        {t("code.make")}
      </Button>
      <RefusalNotice error={code.error} />
      <Dialog title={t("code.for", { name: recipient.name })} isOpen={!!code.data} onClose={() => code.reset()}>
        <p>{t("code.text", { name: recipient.name })}</p>
        <code className="secret" data-testid="one-time-code">
          {code.data?.code}
        </code>
        {expires && <p className="small soft">{t("code.until", { time: dateTime(expires, i18n.language) })}</p>}
        <div className="actions">
          <Button onPress={() => code.reset()}>{t("common.close")}</Button>
          <CopyButton text={code.data?.code ?? ""} />
        </div>
      </Dialog>
    </>
  );
}
