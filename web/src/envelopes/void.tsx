import { EnvelopeService } from "@chancery/sdk/chancery/envelopes/v1/envelope_service_pb";
import type { Envelope } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { api } from "../api/chancery.ts";
import { useIntent } from "../api/intent.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/fields.tsx";
import { RefusalNotice } from "../ui/notice.tsx";
import { envelopeOf } from "./queries.ts";

/** Calls an envelope back. It cannot be taken back, so it asks. */
export function VoidButton({ envelope }: { envelope: Envelope }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const intent = useIntent();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const call = useMutation({
    mutationFn: () => api(EnvelopeService).voidEnvelope({ id: envelope.id, reason: reason.trim(), requestId: intent.idOf(reason.trim()) }),
    onSuccess: (voided) => {
      client.setQueryData(envelopeOf(envelope.id).queryKey, voided);
      void client.invalidateQueries({ queryKey: ["envelopes", "list"] });
      setOpen(false);
    },
  });
  return (
    <>
      <Button small onPress={() => setOpen(true)}>
        {t("void.open")}
      </Button>
      <Dialog title={t("void.title")} isOpen={isOpen} onClose={() => setOpen(false)} alert>
        <p>{t("void.text")}</p>
        <Form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (!call.isPending && reason.trim()) call.mutate();
          }}
        >
          <TextField label={t("void.reason")} long value={reason} onChange={setReason} maxLength={1000} isRequired autoFocus />
          <RefusalNotice error={call.error} />
          <div className="actions">
            <Button onPress={() => setOpen(false)}>{t("common.cancel")}</Button>
            <Button type="submit" look="ending" isPending={call.isPending}>
              {t("void.submit")}
            </Button>
          </div>
        </Form>
      </Dialog>
    </>
  );
}
