import "../shell.css";
import "./signing.css";
import { Recipient_Role, Recipient_State } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import type { Signing } from "@chancery/sdk/chancery/envelopes/v1/signing_service_pb";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { hasEnded } from "../envelopes/ends.ts";
import { Waiting } from "../ui/waiting.tsx";
import { AccessCode } from "./access-code.tsx";
import { Cover } from "./cover.tsx";
import { LinkEnded } from "./link-ended.tsx";
import { OneTimeCode } from "./one-time-code.tsx";
import { Outcome } from "./outcome.tsx";
import { Visit, VisitContext } from "./visit.ts";

const Desk = lazy(() => import("./desk.tsx"));

/** Where a recipient reads and signs, with a link and no account. The token is in the fragment, which no server sees and no log keeps. */
export default function SigningRoom() {
  const token = useFragment();
  const [visit, setVisit] = useState(() => new Visit(token));
  useEffect(() => setVisit(new Visit(token)), [token]);
  return (
    <VisitContext value={visit}>
      <Steps visit={visit} key={token} />
    </VisitContext>
  );
}

/** Whoever pastes another link into the same tab is another recipient. */
function useFragment(): string {
  const [fragment, setFragment] = useState(() => location.hash.slice(1));
  useEffect(() => {
    const read = () => setFragment(location.hash.slice(1));
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  return fragment;
}

function Steps({ visit }: { visit: Visit }) {
  const { data: signing, error, isPending, refetch } = useQuery({ ...visit.query, refetchInterval: ({ state }) => pace(state.data) });
  if (signing === undefined && error) return <LinkEnded error={error} onRetry={() => void refetch()} />;
  if (isPending || !signing) return <Waiting />;
  if (signing.accessCodePending) return <AccessCode signing={signing} />;
  if (signing.oneTimeCodePending) return <OneTimeCode signing={signing} />;
  if (isOver(signing)) return <Outcome signing={signing} />;
  if (needsCover(signing)) return <Cover signing={signing} />;
  return (
    <Suspense fallback={<Waiting />}>
      <Desk signing={signing} />
    </Suspense>
  );
}

/** Whether there is nothing left to do here but to look and to keep the copy. */
function isOver({ envelopeState, recipient }: Signing): boolean {
  const done = recipient?.state === Recipient_State.FINISHED || recipient?.state === Recipient_State.DECLINED;
  return done || hasEnded({ state: envelopeState }) || recipient?.role === Recipient_Role.CC;
}

function needsCover({ consentPending, recipient }: Signing): boolean {
  return consentPending || recipient?.state !== Recipient_State.OPENED;
}

/** Files are being sealed: look again soon. */
function pace(signing: Signing | undefined): number | false {
  return signing?.recipient?.state === Recipient_State.FINISHED && !hasEnded({ state: signing.envelopeState }) ? 4_000 : false;
}
