import type { Finding } from "@chancery/sdk/chancery/documents/v1/document_pb";
import type { i18n } from "i18next";

/** What preflight has found, in the reader's language; what these catalogues do not know, in the server's. */
export function findingText({ code, details, message }: Pick<Finding, "code" | "details" | "message">, { t, exists }: i18n): string {
  const facts = { ...details, count: Number(details["count"] ?? details["pages"] ?? 0) };
  const finding = `finding.${code}`;
  if (exists(finding, facts)) return t(finding as "finding.LINEARIZED", facts);
  const refusal = `refusal.${code}`;
  return exists(refusal, facts) ? t(refusal as "refusal.PDF_DAMAGED", facts) : message;
}
