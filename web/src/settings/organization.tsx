import { OrganizationService } from "@chancery/sdk/chancery/identity/v1/organization_service_pb";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { api } from "../api/chancery.ts";
import { installation } from "../api/installation.ts";
import { useIntent } from "../api/intent.ts";
import { currentSession, useSession } from "../api/session.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/fields.tsx";
import { Notice, RefusalNotice } from "../ui/notice.tsx";

/** What the organization is called. */
export default function OrganizationPage() {
  const { t } = useTranslation();
  const { organization } = useSession();
  const { data: house } = useQuery(installation);
  const client = useQueryClient();
  const intent = useIntent();
  const [name, setName] = useState(organization.name);
  const save = useMutation({
    mutationFn: () => {
      const wish = { organization: { id: organization.id, name, etag: organization.etag }, updateMask: { paths: ["name"] } };
      return api(OrganizationService).updateOrganization({ ...wish, requestId: intent.idOf(wish) });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: currentSession.queryKey }),
  });
  return (
    <>
      <h1>{t("settings.organization")}</h1>
      <Form
        className="stack settings-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.mutate();
        }}
      >
        <TextField label={t("firstRun.organization")} hint={t("organization.nameHint")} value={name} onChange={setName} maxLength={255} isRequired />
        <TextField label={t("firstRun.slug")} value={organization.slug} isReadOnly />
        <RefusalNotice error={save.error} />
        {save.isSuccess && <Notice tone="good" role="status">{t("prepare.saved")}</Notice>}
        <div>
          <Button type="submit" look="main" isPending={save.isPending} isDisabled={name.trim() === organization.name}>
            {t("common.save")}
          </Button>
        </div>
      </Form>
      {house && <p className="small soft">{t("organization.version", { version: house.version })}</p>}
    </>
  );
}
