import { Recipient_Role } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";

/** The name of a role in the catalogues. */
export function roleName(role: Recipient_Role) {
  return `role.${Recipient_Role[role] as Exclude<keyof typeof Recipient_Role, "UNSPECIFIED">}` as const;
}
