import type { Signing } from "@chancery/sdk/chancery/envelopes/v1/signing_service_pb";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useAct } from "../api/act.ts";
import { useIntent } from "../api/intent.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/fields.tsx";
import { RefusalNotice } from "../ui/notice.tsx";
import { isOvertaken, useVisit } from "./visit.ts";

/** Declines, with a reason that the sender reads. It ends the envelope for everybody, so it asks first. */
export function DeclineButton({ signing }: { signing: Signing }) {
  const { t } = useTranslation();
  const { visit, show, reload } = useVisit();
  const intent = useIntent();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const decline = useAct({
    mutationFn: () => visit.decline(reason.trim(), intent.idOf(reason.trim())),
    onSuccess: show,
    onError: (error) => isOvertaken(error) && void reload(),
  });
  return (
    <>
      <Button small onPress={() => setOpen(true)}>
        {t("decline.open")}
      </Button>
      <Dialog title={t("decline.title")} isOpen={isOpen} onClose={() => setOpen(false)} alert>
        <p>{t("decline.text", { organization: signing.organizationName })}</p>
        <Form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim()) decline.act();
          }}
        >
          <TextField label={t("decline.reason")} long value={reason} onChange={setReason} maxLength={1000} isRequired autoFocus />
          <RefusalNotice error={decline.error} />
          <div className="actions">
            <Button onPress={() => setOpen(false)}>{t("common.cancel")}</Button>
            <Button type="submit" look="ending" isPending={decline.isPending}>
              {t("decline.submit")}
            </Button>
          </div>
        </Form>
      </Dialog>
    </>
  );
}
