import type { AuditEvent } from "@chancery/sdk/chancery/audit/v1/audit_event_pb";
import type { i18n } from "i18next";

/** What was done, in words. What a later server does and these catalogues do not know is shown by its name. */
export function actionText({ action }: Pick<AuditEvent, "action">, { t, exists }: i18n): string {
  const key = `event.${action.replaceAll(/[._]/g, "-")}`;
  return exists(key) ? t(key as "event.envelope-sent") : action;
}

/** Who did it. */
export function actorText({ actor, metadata }: Pick<AuditEvent, "actor" | "metadata">, { t }: i18n): string {
  const name = factsOf(metadata)["name"];
  if (actor?.type === "recipient") return name || t("actor.recipient");
  if (actor?.type === "user") return t("actor.user");
  if (actor?.type === "api_key") return t("actor.apiKey");
  return actor?.type === "anonymous" ? t("actor.anonymous") : t("actor.system");
}

/** Facts of an event that are texts. */
function factsOf(metadata: AuditEvent["metadata"]): Record<string, string> {
  const texts = Object.entries(metadata ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(texts);
}
