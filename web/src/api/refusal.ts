import { ChanceryError, Code } from "@chancery/sdk";
import type { i18n } from "i18next";
import { dateTime } from "../text/format.ts";

/** A refusal as a person reads it: what happened, and what to do about it. */
export interface Refusal {
  text: string;
  /** For the operator who reads the server's log. */
  callId: string | undefined;
  /** Names of the request's fields, with the remedy of each. */
  fields: Record<string, string>;
}

/** Codes of calls that no server answered. */
const UNREACHED = new Set([Code.Unavailable, Code.Unknown, Code.DeadlineExceeded]);

/** Says in plain words why something did not work. A reason that has no words of ours is told in the server's own. */
export function refusalOf(thrown: unknown, { t, exists, language }: i18n): Refusal {
  // What is no refusal is a mistake of our own.
  if (!(thrown instanceof ChanceryError)) return { text: t("refusal.unknown"), callId: undefined, fields: {} };
  const error = thrown;
  const fields = Object.fromEntries(error.fieldViolations.map(({ field, description }) => [field, description]));
  return { text: textOf(), callId: error.callId, fields };

  function textOf(): string {
    const key = `refusal.${error.reason}`;
    const facts = factsOf(error, language);
    if (error.reason && exists(key, facts)) return t(key as "refusal.INTERNAL", facts);
    if (!error.reason) return t(UNREACHED.has(error.code) ? "refusal.unreached" : "refusal.unknown");
    return capitalized(error.message);
  }
}

/** Facts as they go into a text: moments are told as a person tells them, numbers are numbers. */
function factsOf(error: ChanceryError, language: string): Record<string, string | number> {
  const entries = Object.entries(error.facts).map(([name, value]) => {
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return [name, dateTime(new Date(value), language)];
    return [name, /^\d{1,9}$/.test(value) ? Number(value) : value];
  });
  const all = Object.fromEntries(entries) as Record<string, string | number>;
  return { ...all, count: Number(all["tries_left"] ?? 0) };
}

function capitalized(text: string): string {
  const sentence = text.charAt(0).toLocaleUpperCase() + text.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
