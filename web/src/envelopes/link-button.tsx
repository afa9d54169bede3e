import { EnvelopeService } from "@chancery/sdk/chancery/envelopes/v1/envelope_service_pb";
import type { Recipient } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { useMutation } from "@tanstack/react-query";
import { Bell, Link2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { api } from "../api/chancery.ts";
import { date, dateTime } from "../text/format.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { RefusalNotice } from "../ui/notice.tsx";

interface LinkButtonProps {
  envelopeId: string;
  recipient: Recipient;
  /** It is a reminder, and is noted as one. */
  reminds?: boolean;
}

/** Makes a link that lets one person in, to be handed over by whatever way the sender likes. */
export function LinkButton({ envelopeId, recipient, reminds }: LinkButtonProps) {
  const { t, i18n } = useTranslation();
  const names = { envelopeId, recipientId: recipient.id };
  const link = useMutation({
    mutationFn: () => (reminds ? api(EnvelopeService).remindRecipient(names) : api(EnvelopeService).createSigningLink(names)),
  });
  const title = t(reminds ? "remind.for" : "link.for", { name: recipient.name });
  const expires = date(link.data?.expireTime);
  return (
    <>
      <Button small isPending={link.isPending} onPress={() => link.mutate()} about={recipient.name}>
        {reminds ? <Bell size={16} aria-hidden /> : <Link2 size={16} aria-hidden />}
        {t(reminds ? "remind.open" : "link.get")}
      </Button>
      <RefusalNotice error={link.error} />
      <Dialog title={title} isOpen={!!link.data} onClose={() => link.reset()}>
        <p>{t(reminds ? "remind.text" : "link.text", { name: recipient.name })}</p>
        <code className="secret" data-testid="signing-link">
          {link.data?.url}
        </code>
        {expires && <p className="small soft">{t("link.until", { time: dateTime(expires, i18n.language) })}</p>}
        <div className="actions">
          <Button onPress={() => link.reset()}>{t("common.close")}</Button>
          <CopyButton text={link.data?.url ?? ""} />
        </div>
      </Dialog>
    </>
  );
}
