import { Recipient_Role } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";

const KEYS = {
  [Recipient_Role.UNSPECIFIED]: "cover.asksViewer",
  [Recipient_Role.SIGNER]: "cover.asksSigner",
  [Recipient_Role.APPROVER]: "cover.asksApprover",
  [Recipient_Role.CC]: "cover.asksCc",
  [Recipient_Role.VIEWER]: "cover.asksViewer",
} as const;

/** What is asked of somebody in this role, as a sentence of the catalogues. */
export function roleKey(role: Recipient_Role | undefined) {
  return KEYS[role ?? Recipient_Role.UNSPECIFIED];
}
