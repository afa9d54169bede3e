import { UserService } from "@chancery/sdk/chancery/identity/v1/user_service_pb";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { api } from "../api/chancery.ts";
import { useIntent } from "../api/intent.ts";
import { currentSession, useSession } from "../api/session.ts";
import { Button } from "../ui/button.tsx";
import { NewPasswordField, TextField } from "../ui/fields.tsx";
import { Notice, RefusalNotice } from "../ui/notice.tsx";

/** One's own name and password. */
export default function Profile() {
  const { t } = useTranslation();
  return (
    <>
      <h1>{t("settings.profile")}</h1>
      <NameForm />
      <PasswordForm />
    </>
  );
}

function NameForm() {
  const { t } = useTranslation();
  const { user } = useSession();
  const client = useQueryClient();
  const intent = useIntent();
  const [fullName, setFullName] = useState(user.fullName);
  const save = useMutation({
    mutationFn: () => {
      const wish = { user: { fullName, etag: user.etag }, updateMask: { paths: ["full_name"] } };
      return api(UserService).updateCurrentUser({ ...wish, requestId: intent.idOf(wish) });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: currentSession.queryKey }),
  });
  return (
    <Form
      className="stack settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <TextField label={t("signIn.email")} value={user.email} isReadOnly />
      <TextField label={t("firstRun.name")} value={fullName} onChange={setFullName} maxLength={200} autoComplete="name" isRequired />
      <RefusalNotice error={save.error} />
      {save.isSuccess && <Notice tone="good" role="status">{t("prepare.saved")}</Notice>}
      <div>
        <Button type="submit" look="main" isPending={save.isPending} isDisabled={fullName.trim() === user.fullName}>
          {t("common.save")}
        </Button>
      </div>
    </Form>
  );
}

function PasswordForm() {
  const { t } = useTranslation();
  const intent = useIntent();
  const [currentPassword, setCurrent] = useState("");
  const [newPassword, setNew] = useState("");
  const change = useMutation({
    mutationFn: () => {
      const wish = { currentPassword, newPassword };
      return api(UserService).changePassword({ ...wish, requestId: intent.idOf(wish) });
    },
    onSuccess: () => {
      setCurrent("");
      setNew("");
    },
  });
  return (
    <Form
      className="stack settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!change.isPending) change.mutate();
      }}
    >
      <h2>{t("profile.password")}</h2>
      <TextField label={t("profile.current")} type="password" autoComplete="current-password" value={currentPassword} onChange={setCurrent} isRequired />
      <NewPasswordField label={t("profile.new")} value={newPassword} onChange={setNew} />
      <RefusalNotice error={change.error} />
      {change.isSuccess && <Notice tone="good" role="status">{t("profile.changed")}</Notice>}
      <div>
        <Button type="submit" isPending={change.isPending}>
          {t("profile.change")}
        </Button>
      </div>
    </Form>
  );
}
