import { AlertTriangle, CheckCircle2, Info, XCircle } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { refusalOf } from "../api/refusal.ts";

type Tone = "info" | "good" | "warn" | "bad";

const ICONS = { info: Info, good: CheckCircle2, warn: AlertTriangle, bad: XCircle };

/** Something to know, where it matters. */
export function Notice({ tone = "info", children, role }: { tone?: Tone; children: ReactNode; role?: "alert" | "status" }) {
  const Icon = ICONS[tone];
  return (
    <div className={`notice ${tone}`} role={role}>
      <Icon size={20} aria-hidden />
      <div className="grow">{children}</div>
    </div>
  );
}

/** Why something did not work, and what to do; nothing when it did. */
export function RefusalNotice({ error }: { error: unknown }) {
  const { i18n, t } = useTranslation();
  if (!error) return null;
  const { text, callId } = refusalOf(error, i18n);
  return (
    <Notice tone="bad" role="alert">
      <p>{text}</p>
      {callId && <p className="small soft">{t("refusal.callId", { callId })}</p>}
    </Notice>
  );
}
