import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import type { ApiKey } from "@chancery/sdk/chancery/identity/v1/api_key_pb";
import { ApiKeyService } from "@chancery/sdk/chancery/identity/v1/api_key_service_pb";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { api } from "../api/chancery.ts";
import { useIntent } from "../api/intent.ts";
import { useSession } from "../api/session.ts";
import { ago, date, day } from "../text/format.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { TextField } from "../ui/fields.tsx";
import { Select } from "../ui/select.tsx";
import { RefusalNotice } from "../ui/notice.tsx";
import { ListFrame } from "./list-frame.tsx";
import { useList } from "./use-list.ts";

/** Keys for programs. */
export default function ApiKeys() {
  const { t } = useTranslation();
  const { may } = useSession();
  const list = useList("keys", (pageToken) => api(ApiKeyService).listApiKeys({ pageToken }), ({ apiKeys }) => apiKeys);
  return (
    <>
      <div className="row apart">
        <h1>{t("settings.keys")}</h1>
        {may("api_keys.write") && <NewKey />}
      </div>
      <p className="soft">{t("keys.lead")}</p>
      <ListFrame list={list} none={t("keys.none")}>
        <ul className="list">
          {list.items.map((key) => (
            <KeyItem key={key.id} apiKey={key} />
          ))}
        </ul>
      </ListFrame>
    </>
  );
}

function KeyItem({ apiKey }: { apiKey: ApiKey }) {
  const { t, i18n } = useTranslation();
  const { may } = useSession();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => api(ApiKeyService).revokeApiKey({ id: apiKey.id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["settings", "keys"] }),
  });
  const used = date(apiKey.lastUseTime);
  const expires = date(apiKey.expireTime);
  return (
    <li className="item">
      <span className="grow">
        <strong>{apiKey.name}</strong> <span className="mono soft">{apiKey.prefix}…</span>
        <span className="small soft facts">{apiKey.permissions.join(", ")}</span>
        <span className="small soft facts">
          {used ? t("sessions.used", { time: ago(used, i18n.language) }) : t("keys.unused")}
          {expires && <> · {t("cover.until", { day: day(expires, i18n.language) })}</>}
        </span>
      </span>
      {apiKey.revokeTime ? (
        <span className="status bad">{t("keys.revoked")}</span>
      ) : (
        may("api_keys.write") && (
          <Button small isPending={revoke.isPending} onPress={() => revoke.mutate()} about={apiKey.name}>
            {t("keys.revoke")}
          </Button>
        )
      )}
      <RefusalNotice error={revoke.error} />
    </li>
  );
}

const LIVES = ["30", "90", "365", "never"] as const;

function NewKey() {
  const { t } = useTranslation();
  const session = useSession();
  const client = useQueryClient();
  const intent = useIntent();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [life, setLife] = useState<(typeof LIVES)[number]>("90");
  const [permissions, setPermissions] = useState<string[]>([]);
  const make = useMutation({
    mutationFn: () => {
      const requestId = intent.idOf({ name, life, permissions });
      const expireTime = life === "never" ? undefined : timestampFromDate(new Date(Date.now() + Number(life) * 86_400_000));
      return api(ApiKeyService).createApiKey({ name, permissions, requestId, ...(expireTime && { expireTime }) });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ["settings", "keys"] }),
  });
  const close = () => {
    setOpen(false);
    setName("");
    setPermissions([]);
    make.reset();
  };
  const toggle = (permission: string, isIn: boolean) =>
    setPermissions((before) => (isIn ? [...before, permission] : before.filter((each) => each !== permission)));
  return (
    <>
      <Button look="main" onPress={() => setOpen(true)}>
        <KeyRound size={18} aria-hidden />
        {t("keys.new")}
      </Button>
      <Dialog title={t("keys.new")} isOpen={isOpen} onClose={close} isDismissable={!make.data}>
        {make.data ? (
          <>
            <p>{t("keys.secret")}</p>
            <code className="secret">{make.data.secret}</code>
            <div className="actions">
              <Button onPress={close}>{t("common.close")}</Button>
              <CopyButton text={make.data.secret} />
            </div>
          </>
        ) : (
          <Form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              if (!make.isPending && permissions.length > 0) make.mutate();
            }}
          >
            <TextField label={t("keys.name")} hint={t("keys.nameHint")} value={name} onChange={setName} maxLength={100} isRequired autoFocus />
            <Select label={t("keys.life")} options={LIVES.map((id) => ({ id, name: id === "never" ? t("keys.forever") : t("prepare.days", { count: Number(id) }) }))} value={life} onChange={setLife} />
            <div className="field" role="group" aria-label={t("keys.permissions")}>
              <span className="label">{t("keys.permissions")}</span>
              {session.permissions.map((permission) => (
                <Checkbox key={permission} isSelected={permissions.includes(permission)} onChange={(isIn) => toggle(permission, isIn)}>
                  <span className="mono">{permission}</span>
                </Checkbox>
              ))}
            </div>
            <RefusalNotice error={make.error} />
            <div className="actions">
              <Button onPress={close}>{t("common.cancel")}</Button>
              <Button type="submit" look="main" isPending={make.isPending} isDisabled={permissions.length === 0}>
                {t("keys.make")}
              </Button>
            </div>
          </Form>
        )}
      </Dialog>
    </>
  );
}
