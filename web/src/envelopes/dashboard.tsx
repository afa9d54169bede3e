import "./dashboard.css";
import { Envelope_State, Recipient_State, type Envelope } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import type { CountEnvelopesResponse } from "@chancery/sdk/chancery/envelopes/v1/envelope_service_pb";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { PenLine, Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { Input, SearchField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "wouter";
import { useSession } from "../api/session.ts";
import { ago, date, initialsOf } from "../text/format.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { RefusalNotice } from "../ui/notice.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { useLive } from "./live.ts";
import { countOf, FILTERS, filterOf, type Filter } from "./filters.ts";
import { envelopeCounts, envelopeList } from "./queries.ts";
import { EnvelopeState } from "./state.tsx";

/** Everything that is under way, and what has come of it. It stays true by itself. */
export default function Dashboard() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const filter = filterOf(params.get("show"));
  const [text, setText] = useState("");
  const list = useInfiniteQuery(envelopeList({ states: FILTERS[filter], waitingForMe: filter === "mine", text: useDeferredValue(text.trim()) }));
  const { data: counts } = useQuery(envelopeCounts);
  useLive();
  const envelopes = list.data?.pages.flatMap((page) => page.envelopes) ?? [];
  if (counts && countOf("all", counts) === 0) return <FirstEnvelope />;
  return (
    <div className="stack loose">
      <div className="row apart">
        <h1>{t("dashboard.title")}</h1>
        <SearchField className="search" value={text} onChange={setText} aria-label={t("dashboard.search")}>
          <Search size={18} aria-hidden />
          <Input className="input" placeholder={t("dashboard.search")} />
        </SearchField>
      </div>
      <Filters current={filter} counts={counts} />
      <RefusalNotice error={list.error} />
      {list.isPending && <Waiting />}
      {list.isSuccess && envelopes.length === 0 && <p className="empty soft">{t("dashboard.none")}</p>}
      {envelopes.length > 0 && (
        <ul className="list">
          {envelopes.map((envelope) => (
            <li key={envelope.id}>
              <EnvelopeRow envelope={envelope} />
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <div className="row">
          <Button onPress={() => void list.fetchNextPage()} isPending={list.isFetchingNextPage}>
            {t("common.more")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Filters({ current, counts }: { current: Filter; counts: CountEnvelopesResponse | undefined }) {
  const { t } = useTranslation();
  return (
    <nav className="tabs" aria-label={t("dashboard.filter")}>
      {(Object.keys(FILTERS) as Filter[]).map((filter) => (
        <Link key={filter} href={filter === "all" ? "/" : `/?show=${filter}`} className="tab" aria-current={filter === current ? "page" : undefined}>
          {t(`dashboard.${filter}`)}
          {counts && <span className="count">{countOf(filter, counts)}</span>}
        </Link>
      ))}
    </nav>
  );
}

function EnvelopeRow({ envelope }: { envelope: Envelope }) {
  const { t, i18n } = useTranslation();
  const { recipients, state, id, name } = envelope;
  const done = recipients.filter((recipient) => recipient.state === Recipient_State.FINISHED).length;
  const href = state === Envelope_State.DRAFT ? `/envelopes/${id}/edit` : `/envelopes/${id}`;
  const updated = date(envelope.updateTime);
  return (
    <Link href={href} className="item envelope">
      <span className="grow">
        <strong className="name">{name}</strong>
        <span className="soft small">
          {recipients.length > 0 ? recipients.map((recipient) => recipient.name).join(", ") : t("dashboard.nobody")}
        </span>
      </span>
      <span className="people" aria-hidden>
        {recipients.slice(0, 4).map((recipient) => (
          <span key={recipient.id} className={recipient.state === Recipient_State.FINISHED ? "avatar done" : "avatar"}>
            {initialsOf(recipient.name)}
          </span>
        ))}
      </span>
      <span className="where">
        <EnvelopeState state={state} />
        <span className="soft small">
          {state !== Envelope_State.DRAFT && recipients.length > 0 && <span>{t("dashboard.progress", { done, count: recipients.length })}</span>}
          {updated && <time dateTime={updated.toISOString()}>{ago(updated, i18n.language)}</time>}
        </span>
      </span>
    </Link>
  );
}

function FirstEnvelope() {
  const { t } = useTranslation();
  const { may, user } = useSession();
  return (
    <div className="empty first">
      <PenLine size={44} strokeWidth={1.1} aria-hidden />
      <h1>{t("dashboard.welcome", { name: user.fullName.split(" ")[0] })}</h1>
      <p>{t("dashboard.welcomeText")}</p>
      {may("envelopes.write") && (
        <ButtonLink href="/new" look="main">
          {t("dashboard.begin")}
        </ButtonLink>
      )}
      <ol className="three">
        {([1, 2, 3] as const).map((step) => (
          <li key={step}>
            <span className="number" aria-hidden>
              {step}
            </span>
            <strong>{t(`dashboard.step${step}`)}</strong>
            <span className="soft">{t(`dashboard.step${step}Text`)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
