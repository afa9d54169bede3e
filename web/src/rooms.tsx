import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { NotFound } from "./not-found.tsx";
import { Shell } from "./shell.tsx";
import { Waiting } from "./ui/waiting.tsx";

const Dashboard = lazy(() => import("./envelopes/dashboard.tsx"));
const NewEnvelope = lazy(() => import("./prepare/new.tsx"));
const Prepare = lazy(() => import("./prepare/prepare.tsx"));
const EnvelopePage = lazy(() => import("./envelopes/envelope.tsx"));
const Validate = lazy(() => import("./validation/validate.tsx"));
const Settings = lazy(() => import("./settings/settings.tsx"));

/** The rooms of the office, below its top bar. */
export default function Rooms() {
  return (
    <Shell>
      <Suspense fallback={<Waiting />}>
        <Switch>
          <Route path="/" component={Dashboard} />
          <Route path="/new" component={NewEnvelope} />
          <Route path="/envelopes/:id/edit" component={Prepare} />
          <Route path="/envelopes/:id" component={EnvelopePage} />
          <Route path="/validate" component={Validate} />
          <Route path="/settings/*?" component={Settings} />
          <Route component={NotFound} />
        </Switch>
      </Suspense>
    </Shell>
  );
}
