import { EnvelopeService } from "@chancery/sdk/chancery/envelopes/v1/envelope_service_pb";
import type { Envelope, Recipient } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserPen } from "lucide-react";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { api } from "../api/chancery.ts";
import { useIntent } from "../api/intent.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { TextField } from "../ui/fields.tsx";
import { RefusalNotice } from "../ui/notice.tsx";
import { envelopeOf } from "./queries.ts";

/** Puts right the name, the address or the code of somebody who has not finished. */
export function CorrectButton({ envelope, recipient }: { envelope: Envelope; recipient: Recipient }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button small onPress={() => setOpen(true)} about={recipient.name}>
        <UserPen size={16} aria-hidden />
        {t("correct.open")}
      </Button>
      <Dialog title={t("correct.for", { name: recipient.name })} isOpen={isOpen} onClose={() => setOpen(false)}>
        <CorrectForm envelope={envelope} recipient={recipient} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function CorrectForm({ envelope, recipient, onClose }: { envelope: Envelope; recipient: Recipient; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const intent = useIntent();
  const [name, setName] = useState(recipient.name);
  const [email, setEmail] = useState(recipient.email);
  const [accessCode, setAccessCode] = useState("");
  const [removeAccessCode, setRemove] = useState(false);
  const correct = useMutation({
    mutationFn: () => {
      const other = { ...(name.trim() !== recipient.name && { name: name.trim() }), ...(email.trim() !== recipient.email && { email: email.trim() }) };
      const correction = { recipientId: recipient.id, ...other, accessCode, removeAccessCode };
      return api(EnvelopeService).correctEnvelope({ id: envelope.id, corrections: [correction], requestId: intent.idOf(correction) });
    },
    onSuccess: (corrected) => {
      client.setQueryData(envelopeOf(envelope.id).queryKey, corrected);
      onClose();
    },
  });
  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!correct.isPending) correct.mutate();
      }}
    >
      <p>{t("correct.text", { name: recipient.name })}</p>
      <TextField label={t("prepare.name")} value={name} onChange={setName} maxLength={64} isRequired autoFocus />
      <TextField label={t("signIn.email")} type="email" value={email} onChange={setEmail} maxLength={254} isRequired />
      <TextField label={t("correct.codeNew")} hint={t("correct.codeNewHint")} value={accessCode} onChange={setAccessCode} minLength={4} maxLength={20} autoComplete="off" />
      {recipient.accessCodeRequired && (
        <Checkbox isSelected={removeAccessCode} onChange={setRemove}>
          {t("correct.codeRemove")}
        </Checkbox>
      )}
      <RefusalNotice error={correct.error} />
      <div className="actions">
        <Button onPress={onClose}>{t("common.cancel")}</Button>
        <Button type="submit" look="main" isPending={correct.isPending}>
          {t("correct.submit")}
        </Button>
      </div>
    </Form>
  );
}
