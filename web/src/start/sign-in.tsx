import { SessionService } from "@chancery/sdk/chancery/identity/v1/session_service_pb";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { api } from "../api/chancery.ts";
import { installation } from "../api/installation.ts";
import { currentSession } from "../api/session.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/fields.tsx";
import { RefusalNotice } from "../ui/notice.tsx";
import { Frame } from "./frame.tsx";

/** E-mail address and password. */
export default function SignIn() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data: house } = useQuery(installation);
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useMutation({
    mutationFn: () => api(SessionService).createSession({ email, password }),
    onSuccess: () => client.fetchQuery({ ...currentSession, staleTime: 0 }),
  });
  return (
    <Frame title={t("signIn.title")} below={house?.registrationOpen && <Link href="/register">{t("signIn.register")}</Link>}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!signIn.isPending) signIn.mutate();
        }}
      >
        <TextField label={t("signIn.email")} type="email" autoComplete="username" value={email} onChange={setEmail} isRequired autoFocus />
        <TextField label={t("signIn.password")} type="password" autoComplete="current-password" value={password} onChange={setPassword} isRequired />
        <RefusalNotice error={signIn.error} />
        <Button type="submit" look="main" wide isPending={signIn.isPending}>
          {t("signIn.submit")}
        </Button>
      </Form>
    </Frame>
  );
}
