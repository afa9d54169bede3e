import "./settings.css";
import { lazy, Suspense, type ComponentType, type LazyExoticComponent } from "react";
import { useTranslation } from "react-i18next";
import { Link, Redirect, Route, Switch, useRoute } from "wouter";
import { useSession } from "../api/session.ts";
import { Waiting } from "../ui/waiting.tsx";

type PageName = "profile" | "sessions" | "people" | "keys" | "certificates" | "audit" | "organization";

/** The pages of the settings, each with the permission that its reader needs; what other modules add comes here. */
const PAGES: readonly { name: PageName; permission?: string; page: LazyExoticComponent<ComponentType> }[] = [
  { name: "profile", page: lazy(() => import("./profile.tsx")) },
  { name: "sessions", page: lazy(() => import("./sessions.tsx")) },
  { name: "people", permission: "members.read", page: lazy(() => import("./people.tsx")) },
  { name: "keys", permission: "api_keys.read", page: lazy(() => import("./api-keys.tsx")) },
  { name: "certificates", permission: "certificates.read", page: lazy(() => import("./certificates.tsx")) },
  { name: "audit", permission: "audit.read", page: lazy(() => import("./audit.tsx")) },
  { name: "organization", permission: "organization.write", page: lazy(() => import("./organization.tsx")) },
];

/** Everything about oneself and one's organization. */
export default function Settings() {
  const { t } = useTranslation();
  const { may } = useSession();
  const pages = PAGES.filter(({ permission }) => !permission || may(permission));
  return (
    <div className="settings">
      <nav className="settings-nav" aria-label={t("shell.settings")}>
        {pages.map(({ name }) => (
          <SettingsLink key={name} name={name} />
        ))}
      </nav>
      <div className="stack loose settings-page">
        <Suspense fallback={<Waiting />}>
          <Switch>
            {pages.map(({ name, page }) => (
              <Route key={name} path={`/settings/${name}`} component={page} />
            ))}
            <Route>
              <Redirect to="/settings/profile" replace />
            </Route>
          </Switch>
        </Suspense>
      </div>
    </div>
  );
}

function SettingsLink({ name }: { name: PageName }) {
  const { t } = useTranslation();
  const [isHere] = useRoute(`/settings/${name}`);
  return (
    <Link href={`/settings/${name}`} className="place" aria-current={isHere ? "page" : undefined}>
      {t(`settings.${name}`)}
    </Link>
  );
}
