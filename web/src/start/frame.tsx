import "../shell.css";
import "./start.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { chooseLanguage, LANGUAGES, type Language } from "../text/language.ts";
import { Seal } from "../ui/seal.tsx";

/** The page of somebody who is not inside yet. */
export function Frame({ title, lead, children, below }: { title: string; lead?: string; children: ReactNode; below?: ReactNode }) {
  return (
    <main className="start">
      <div className="wordmark">
        <Seal size={36} />
        Chancery
      </div>
      <section className="sheet padded stack loose">
        <div className="stack tight">
          <h1>{title}</h1>
          {lead && <p className="soft">{lead}</p>}
        </div>
        {children}
      </section>
      {below && <div className="below">{below}</div>}
      <LanguageChoice />
    </main>
  );
}

/** The languages, for somebody who has no account to keep one in. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation();
  return (
    <div className="languages" role="group" aria-label={t("language.label")}>
      {Object.entries(LANGUAGES).map(([id, name]) => (
        <button key={id} type="button" lang={id} aria-pressed={i18n.language === id} onClick={() => void chooseLanguage(id as Language)}>
          {name}
        </button>
      ))}
    </div>
  );
}
