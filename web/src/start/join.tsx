import { MemberService } from "@chancery/sdk/chancery/identity/v1/member_service_pb";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { api } from "../api/chancery.ts";
import { useIntent } from "../api/intent.ts";
import { currentSession } from "../api/session.ts";
import { Button } from "../ui/button.tsx";
import { NewPasswordField, TextField } from "../ui/fields.tsx";
import { Notice, RefusalNotice } from "../ui/notice.tsx";
import { Frame } from "./frame.tsx";

/** Takes up an invitation. Its token is in the fragment, which no server sees and no log keeps. */
export default function Join() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const intent = useIntent();
  const [, go] = useLocation();
  const [invitationToken] = useState(() => location.hash.slice(1));
  const [fullName, setFullName] = useState("");
  const [password, setPassword] = useState("");
  const join = useMutation({
    mutationFn: () => {
      const wish = { invitationToken, fullName, password };
      return api(MemberService).acceptInvitation({ ...wish, requestId: intent.idOf(wish) });
    },
    onSuccess: async () => {
      await client.fetchQuery({ ...currentSession, staleTime: 0 });
      go("/", { replace: true });
    },
  });
  if (invitationToken.length < 20) return <Frame title={t("join.title")}><Notice tone="warn">{t("refusal.INVITATION_INVALID")}</Notice></Frame>;
  return (
    <Frame title={t("join.title")} lead={t("join.lead")}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!join.isPending) join.mutate();
        }}
      >
        <TextField label={t("firstRun.name")} autoComplete="name" value={fullName} onChange={setFullName} isRequired autoFocus />
        <NewPasswordField label={t("signIn.password")} value={password} onChange={setPassword} />
        <p className="small soft">{t("join.known")}</p>
        <RefusalNotice error={join.error} />
        <Button type="submit" look="main" wide isPending={join.isPending}>
          {t("join.submit")}
        </Button>
      </Form>
    </Frame>
  );
}
