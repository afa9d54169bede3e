import { EnvelopeService } from "@chancery/sdk/chancery/envelopes/v1/envelope_service_pb";
import { useQueryClient } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { api } from "../api/chancery.ts";
import { useAct } from "../api/act.ts";
import { useIntent } from "../api/intent.ts";
import { envelopeOf } from "../envelopes/queries.ts";
import { initialsOf } from "../text/format.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/fields.tsx";
import { Select } from "../ui/select.tsx";
import { Notice, RefusalNotice } from "../ui/notice.tsx";
import { lacksOf, type Draft } from "./draft.ts";
import { roleName } from "./role-name.ts";
import type { DraftWork } from "./use-draft.ts";

const DAYS = ["7", "14", "30", "60", "90"] as const;

/** A last look, a word to the people, and off it goes. */
export function ReviewStep({ work, id }: { work: DraftWork; id: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [, go] = useLocation();
  const intent = useIntent();
  const { draft } = work;
  const lacks = lacksOf(draft);
  const send = useAct({
    mutationFn: async () => {
      await work.flush();
      return api(EnvelopeService).sendEnvelope({ id, etag: work.etag(), requestId: intent.idOf([id, work.etag()]) });
    },
    onSuccess: (envelope) => {
      client.setQueryData(envelopeOf(id).queryKey, envelope);
      void client.invalidateQueries({ queryKey: ["envelopes", "list"] });
      go(`/envelopes/${id}?sent`, { replace: true });
    },
  });
  const days = DAYS.map((each) => ({ id: each, name: t("prepare.days", { count: Number(each) }) }));
  return (
    <div className="step-page stack loose">
      <h1>{t("prepare.reviewTitle")}</h1>
      <section className="stack">
        <TextField label={t("prepare.envelopeName")} value={draft.name} onChange={(name) => work.change((before) => ({ ...before, name }))} maxLength={255} isRequired />
        <TextField
          label={t("prepare.message")}
          hint={t("prepare.messageHint")}
          long
          value={draft.message}
          onChange={(message) => work.change((before) => ({ ...before, message }))}
          maxLength={5000}
        />
        <Select
          label={t("prepare.expires")}
          options={days}
          value={String(draft.days ?? 30) as (typeof DAYS)[number]}
          onChange={(each) => work.change((before) => ({ ...before, days: Number(each) }))}
        />
      </section>
      <Turns draft={draft} />
      {lacks.length > 0 && (
        <Notice tone="warn">
          <p className="label">{t("prepare.lacks")}</p>
          <ul className="lacks">
            {lacks.map((lack) => (
              <li key={lack.key + ("name" in lack ? lack.name : "")}>{t(`lack.${lack.key}`, { name: "name" in lack ? lack.name : "" })}</li>
            ))}
          </ul>
        </Notice>
      )}
      <RefusalNotice error={send.error} />
      <div className="row">
        <Button look="main" isDisabled={lacks.length > 0} isPending={send.isPending} onPress={send.act}>
          <Send size={18} aria-hidden />
          {t("prepare.send")}
        </Button>
      </div>
    </div>
  );
}

/** Whose turn comes when. */
function Turns({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const orders = [...new Set(draft.people.map(({ order }) => order))].sort((one, other) => one - other);
  return (
    <section className="stack tight">
      <h2>{t("prepare.turns")}</h2>
      <ol className="list turns">
        {orders.map((order, turn) => (
          <Fragment key={order}>
            {draft.people
              .filter((person) => person.order === order)
              .map((person) => (
                <li key={person.key} className="item">
                  <span className="soft turn">{turn + 1}.</span>
                  <span className="avatar" aria-hidden>
                    {initialsOf(person.name)}
                  </span>
                  <span className="grow">
                    <strong>{person.name || t("prepare.thisPerson")}</strong>
                    <span className="small soft facts">{person.email}</span>
                  </span>
                  <span className="small">
                    {t(roleName(person.role))} · {t("prepare.fieldCount", { count: draft.fields.filter((field) => field.personKey === person.key).length })}
                  </span>
                </li>
              ))}
          </Fragment>
        ))}
      </ol>
    </section>
  );
}
