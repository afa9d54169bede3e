import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { I18nProvider } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Route, Switch } from "wouter";
import { isSignedOut } from "./api/session.ts";
import { ErrorBoundary } from "./ui/error-boundary.tsx";
import { Waiting } from "./ui/waiting.tsx";

/** Where the parts of the app are, by address. */
const DOORS = {
  "/sign": () => import("./signing/room.tsx"),
  "/join": () => import("./start/join.tsx"),
  other: () => import("./office.tsx"),
};
// Fetched at once, beside the catalogue: on a slow network that is a round trip saved.
const first = (location.pathname in DOORS ? location.pathname : "other") as keyof typeof DOORS;
const fetched = { [first]: DOORS[first]() };

const SigningRoom = lazy(() => (fetched["/sign"] as ReturnType<(typeof DOORS)["/sign"]> | undefined) ?? DOORS["/sign"]());
const Join = lazy(DOORS["/join"]);
const Office = lazy(DOORS.other);

const queries = new QueryClient({
  defaultOptions: {
    // The SDK repeats what can be repeated; what is refused stays refused.
    queries: { retry: false, staleTime: 15_000, refetchOnWindowFocus: true, throwOnError: isSignedOut },
    mutations: { retry: false },
  },
});

/** The app: recipients sign in their own room, everybody else works in the office. */
export function App() {
  const { i18n } = useTranslation();
  return (
    <I18nProvider locale={i18n.language}>
      <QueryClientProvider client={queries}>
        <ErrorBoundary>
          <Suspense fallback={<Waiting />}>
            <Switch>
              <Route path="/sign" component={SigningRoom} />
              <Route path="/join" component={Join} />
              <Route component={Office} />
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </QueryClientProvider>
    </I18nProvider>
  );
}
