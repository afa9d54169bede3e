import { RequestOneTimeCodeResponse_Delivery as Delivery, type Signing } from "@chancery/sdk/chancery/envelopes/v1/signing_service_pb";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useAct } from "../api/act.ts";
import { Frame } from "../start/frame.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/fields.tsx";
import { Notice, RefusalNotice } from "../ui/notice.tsx";
import { useVisit } from "./visit.ts";

/** Asks for a code that works once: it comes by e-mail, or the sender hands it over. */
export function OneTimeCode({ signing }: { signing: Signing }) {
  const { t } = useTranslation();
  const { visit, show } = useVisit();
  const [code, setCode] = useState("");
  const ask = useAct({ mutationFn: () => visit.requestOneTimeCode() });
  const verify = useAct({ mutationFn: () => visit.verifyOneTimeCode(code.trim()), onSuccess: show });
  const facts = { organization: signing.organizationName, name: signing.envelopeName, email: signing.recipient?.email };
  const delivery = ask.data?.delivery;
  return (
    <Frame title={t("oneTimeCode.title")} lead={t("oneTimeCode.lead", facts)}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          verify.act();
        }}
      >
        {delivery !== undefined && <Notice role="status">{t(delivery === Delivery.EMAIL ? "oneTimeCode.mailed" : "oneTimeCode.handed", facts)}</Notice>}
        <div>
          <Button isPending={ask.isPending} onPress={ask.act}>
            {t(delivery === undefined ? "oneTimeCode.ask" : "oneTimeCode.again")}
          </Button>
        </div>
        <TextField label={t("oneTimeCode.label")} autoComplete="one-time-code" inputMode="numeric" value={code} onChange={setCode} maxLength={20} isRequired />
        <RefusalNotice error={verify.error ?? ask.error} />
        <Button type="submit" look="main" wide isPending={verify.isPending}>
          {t("common.next")}
        </Button>
      </Form>
    </Frame>
  );
}
