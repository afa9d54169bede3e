import { OrganizationService } from "@chancery/sdk/chancery/identity/v1/organization_service_pb";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { api } from "../api/chancery.ts";
import { installation } from "../api/installation.ts";
import { useIntent } from "../api/intent.ts";
import { refusalOf } from "../api/refusal.ts";
import { currentSession } from "../api/session.ts";
import { Button } from "../ui/button.tsx";
import { NewPasswordField, TextField } from "../ui/fields.tsx";
import { RefusalNotice } from "../ui/notice.tsx";
import { Frame } from "./frame.tsx";
import { slugOf } from "./slug.ts";

/** Founds an organization with its owner: the first of an installation, or another one where that is open to anybody. */
export default function FirstRun({ isFirst }: { isFirst: boolean }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const intent = useIntent();
  const [owner, setOwner] = useState({ fullName: "", email: "", password: "" });
  const [name, setName] = useState("");
  const [slug, setSlug] = useState<string>();
  const wish = { name, slug: slug ?? slugOf(name), owner };
  const found = useMutation({
    mutationFn: () => api(OrganizationService).createOrganization({ ...wish, requestId: intent.idOf(wish) }),
    onSuccess: async () => {
      client.removeQueries({ queryKey: installation.queryKey });
      await client.fetchQuery({ ...currentSession, staleTime: 0 });
    },
  });
  const problems = found.error ? refusalOf(found.error, i18n).fields : {};
  const set = (part: Partial<typeof owner>) => setOwner((before) => ({ ...before, ...part }));
  return (
    <Frame
      title={t(isFirst ? "firstRun.title" : "register.title")}
      lead={t(isFirst ? "firstRun.lead" : "register.lead")}
      below={!isFirst && <Link href="/signin">{t("register.signIn")}</Link>}
    >
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!found.isPending) found.mutate();
        }}
      >
        <TextField label={t("firstRun.name")} autoComplete="name" value={owner.fullName} onChange={(fullName) => set({ fullName })} isRequired autoFocus />
        <TextField
          label={t("signIn.email")}
          type="email"
          autoComplete="username"
          value={owner.email}
          onChange={(email) => set({ email })}
          problem={problems["owner.email"]}
          isRequired
        />
        <NewPasswordField label={t("signIn.password")} value={owner.password} onChange={(password) => set({ password })} />
        <TextField label={t("firstRun.organization")} autoComplete="organization" value={name} onChange={setName} isRequired />
        <TextField
          label={t("firstRun.slug")}
          hint={t("firstRun.slugHint")}
          value={wish.slug}
          onChange={setSlug}
          validate={(value) => (value && !/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(value) ? t("firstRun.slugHint") : null)}
          isRequired
        />
        <RefusalNotice error={found.error} />
        <Button type="submit" look="main" wide isPending={found.isPending}>
          {t(isFirst ? "firstRun.submit" : "register.submit")}
        </Button>
      </Form>
    </Frame>
  );
}
