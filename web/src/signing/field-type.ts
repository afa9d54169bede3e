import { Field_Type } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";

/** The name of a kind of field in the catalogues. */
export function typeKey(type: Field_Type) {
  return `fieldType.${Field_Type[type] as Exclude<keyof typeof Field_Type, "UNSPECIFIED">}` as const;
}
