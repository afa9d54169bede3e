import { Envelope_State, Recipient_State } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { useTranslation } from "react-i18next";

const LOOKS: Partial<Record<Envelope_State, string>> = {
  [Envelope_State.DRAFT]: "draft",
  [Envelope_State.SENT]: "open",
  [Envelope_State.DELIVERED]: "open",
  [Envelope_State.IN_PROGRESS]: "open",
  [Envelope_State.COMPLETED]: "good",
  [Envelope_State.DECLINED]: "bad",
  [Envelope_State.VOIDED]: "bad",
  [Envelope_State.EXPIRED]: "warn",
};

/** The name of a state in the catalogues. */
export function stateKey(state: Envelope_State) {
  return `state.${Envelope_State[state] as Exclude<keyof typeof Envelope_State, "UNSPECIFIED">}` as const;
}

/** Where an envelope stands, by word and colour. */
export function EnvelopeState({ state }: { state: Envelope_State }) {
  const { t } = useTranslation();
  return <span className={`status ${LOOKS[state] ?? ""}`}>{t(stateKey(state))}</span>;
}

const PERSON_LOOKS: Partial<Record<Recipient_State, string>> = {
  [Recipient_State.ACTIVE]: "warn",
  [Recipient_State.OPENED]: "open",
  [Recipient_State.FINISHED]: "good",
  [Recipient_State.DECLINED]: "bad",
};

/** Where a person stands. */
export function RecipientState({ state }: { state: Recipient_State }) {
  const { t } = useTranslation();
  const name = Recipient_State[state] as Exclude<keyof typeof Recipient_State, "UNSPECIFIED">;
  return <span className={`status ${PERSON_LOOKS[state] ?? ""}`}>{t(`recipientState.${name}`)}</span>;
}
