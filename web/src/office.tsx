import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { installation } from "./api/installation.ts";
import { currentSession } from "./api/session.ts";
import { RefusalNotice } from "./ui/notice.tsx";
import { Waiting } from "./ui/waiting.tsx";

const SignIn = lazy(() => import("./start/sign-in.tsx"));
const FirstRun = lazy(() => import("./start/first-run.tsx"));
const Rooms = lazy(() => import("./rooms.tsx"));

/** Where people with an account work. Who is not signed in yet does that first and then is where they wanted to go. */
export default function Office() {
  const session = useQuery(currentSession);
  const house = useQuery({ ...installation, enabled: session.data === null });
  const error = session.error ?? house.error;
  if (error) return <main className="empty"><RefusalNotice error={error} /></main>;
  if (session.isPending || (session.data === null && house.isPending)) return <Waiting />;
  return <Suspense fallback={<Waiting />}>{session.data ? <SignedIn /> : <SignedOut isNew={house.data!.needsFirstAdministrator} />}</Suspense>;
}

function SignedIn() {
  const [place] = useLocation();
  return place === "/signin" || place === "/register" ? <Redirect to="/" replace /> : <Rooms />;
}

function SignedOut({ isNew }: { isNew: boolean }) {
  if (isNew) return <FirstRun isFirst />;
  return (
    <Switch>
      <Route path="/register">
        <FirstRun isFirst={false} />
      </Route>
      <Route component={SignIn} />
    </Switch>
  );
}
