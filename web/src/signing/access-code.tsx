import type { Signing } from "@chancery/sdk/chancery/envelopes/v1/signing_service_pb";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Frame } from "../start/frame.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/fields.tsx";
import { RefusalNotice } from "../ui/notice.tsx";
import { useVisit } from "./visit.ts";

/** Asks for the code that the sender gave the recipient by another way. */
export function AccessCode({ signing }: { signing: Signing }) {
  const { t } = useTranslation();
  const { visit, show } = useVisit();
  const [code, setCode] = useState("");
  const verify = useMutation({ mutationFn: () => visit.verifyAccessCode(code.trim()), onSuccess: show });
  return (
    <Frame title={t("accessCode.title")} lead={t("accessCode.lead", { organization: signing.organizationName, name: signing.envelopeName })}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!verify.isPending) verify.mutate();
        }}
      >
        <TextField label={t("accessCode.label")} autoComplete="one-time-code" value={code} onChange={setCode} maxLength={20} isRequired autoFocus />
        <RefusalNotice error={verify.error} />
        <Button type="submit" look="main" wide isPending={verify.isPending}>
          {t("common.next")}
        </Button>
      </Form>
    </Frame>
  );
}
