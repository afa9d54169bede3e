import { Envelope_State, Recipient_Role, Recipient_State } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import type { Signing } from "@chancery/sdk/chancery/envelopes/v1/signing_service_pb";

/** What has come of a recipient's visit: its text in the catalogues, and its colour. */
export interface OutcomeOf {
  key: "declinedByYou" | "declined" | "voided" | "expired" | "completed" | "copy" | "approved" | "read" | "signed" | "notYet";
  tone: "good" | "ended" | "waiting";
}

const ENDS: Partial<Record<Envelope_State, OutcomeOf>> = {
  [Envelope_State.VOIDED]: { key: "voided", tone: "ended" },
  [Envelope_State.DECLINED]: { key: "declined", tone: "ended" },
  [Envelope_State.EXPIRED]: { key: "expired", tone: "ended" },
  [Envelope_State.COMPLETED]: { key: "completed", tone: "good" },
};

const DONE: Partial<Record<Recipient_Role, OutcomeOf>> = {
  [Recipient_Role.APPROVER]: { key: "approved", tone: "good" },
  [Recipient_Role.VIEWER]: { key: "read", tone: "good" },
  [Recipient_Role.CC]: { key: "copy", tone: "good" },
};

/** Says what has come of it. */
export function outcomeOf({ envelopeState, recipient }: Pick<Signing, "envelopeState" | "recipient">): OutcomeOf {
  if (recipient?.state === Recipient_State.DECLINED) return { key: "declinedByYou", tone: "ended" };
  const end = ENDS[envelopeState];
  if (end) return end;
  if (recipient?.state === Recipient_State.PENDING) return { key: "notYet", tone: "waiting" };
  return DONE[recipient?.role ?? Recipient_Role.UNSPECIFIED] ?? { key: "signed", tone: "good" };
}
