import "./shell.css";
import { FilePlus2, Files, Settings, ShieldCheck } from "lucide-react";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useRoute } from "wouter";
import { AccountMenu } from "./account-menu.tsx";
import { useSession } from "./api/session.ts";
import { ButtonLink } from "./ui/button.tsx";
import { Seal } from "./ui/seal.tsx";

/** The frame around every room: where one is, where one can go, and who one is. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const [place] = useLocation();
  // A new page begins at its top. (In some browsers scrolling gives a promise, which is no cleanup.)
  useEffect(() => void scrollTo(0, 0), [place]);
  const isWriting = useRoute("/envelopes/:id/edit")[0];
  return (
    <div className={isWriting ? "shell writing" : "shell"}>
      <a className="skip" href="#content">
        {t("shell.skip")}
      </a>
      <header className="top">
        <Link href="/" className="wordmark">
          <Seal />
          Chancery
        </Link>
        <nav className="places" aria-label={t("shell.places")}>
          <Place href="/" also={/^\/envelopes/} icon={<Files size={20} aria-hidden />} name={t("shell.envelopes")} />
          <Place href="/validate" icon={<ShieldCheck size={20} aria-hidden />} name={t("shell.validate")} />
          <Place href="/settings" icon={<Settings size={20} aria-hidden />} name={t("shell.settings")} />
        </nav>
        <div className="row ends">
          {may("envelopes.write") && (
            <ButtonLink href="/new" look="main" small>
              <FilePlus2 size={18} aria-hidden />
              <span className="word">{t("shell.new")}</span>
            </ButtonLink>
          )}
          <AccountMenu />
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function Place({ href, also, icon, name }: { href: string; also?: RegExp; icon: ReactNode; name: string }) {
  const [place] = useLocation();
  const here = href === "/" ? place === "/" || !!also?.test(place) : place.startsWith(href);
  return (
    <Link href={href} className="place" aria-current={here ? "page" : undefined}>
      {icon}
      <span>{name}</span>
    </Link>
  );
}
