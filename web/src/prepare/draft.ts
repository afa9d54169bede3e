import type { MessageInitShape } from "@bufbuild/protobuf";
import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import {
  Envelope_Routing,
  Field_Type,
  Recipient_Role,
  type Envelope,
  type EnvelopeDocument,
  type Recipient,
  type Rectangle,
} from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import type { UpdateEnvelopeRequestSchema } from "@chancery/sdk/chancery/envelopes/v1/envelope_service_pb";

/** A place on a page, in points. */
export type Area = Pick<Rectangle, "x" | "y" | "width" | "height">;

/** Somebody who is to act, while the envelope is being prepared. */
export interface Person {
  /** Names the person here; the server gives identifiers anew with every write. */
  key: string;
  name: string;
  email: string;
  role: Recipient_Role;
  order: number;
  accessCode: string;
  /** A code was set in an earlier sitting. The server keeps only its hash, so it has to be typed again to stay. */
  hadAccessCode: boolean;
  /** A code that works once is asked for each time. */
  oneTimeCode: boolean;
}

/** A field, while the envelope is being prepared. */
export interface DraftField {
  key: string;
  personKey: string;
  documentId: string;
  type: Field_Type;
  page: number;
  area: Area;
  required: boolean;
  label: string;
}

/** An envelope while it is being prepared. */
export interface Draft {
  name: string;
  message: string;
  documents: readonly EnvelopeDocument[];
  people: readonly Person[];
  fields: readonly DraftField[];
  /** Days it has once it is sent; undefined leaves it to the server. */
  days: number | undefined;
}

/** The draft as it was last saved. */
export function draftOf(envelope: Envelope): Draft {
  const people = envelope.recipients.map(personOf);
  const fields = envelope.recipients.flatMap((recipient) =>
    recipient.fields.map(({ id, documentId, type, page, area, required, label }) => {
      const { x, y, width, height } = area!;
      return { key: id, personKey: recipient.id, documentId, type, page, area: { x, y, width, height }, required, label };
    }),
  );
  return { name: envelope.name, message: envelope.message, documents: envelope.documents, people, fields, days: undefined };
}

function personOf({ id, name, email, role, order, accessCodeRequired, oneTimeCodeRequired }: Recipient): Person {
  return { key: id, name, email, role, order, accessCode: "", hadAccessCode: accessCodeRequired, oneTimeCode: oneTimeCodeRequired };
}

/** Whether a person can be saved: the server takes no half ones. */
export function isComplete({ name, email, accessCode }: Person): boolean {
  return name.trim() !== "" && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) && (accessCode === "" || accessCode.trim().length >= 4);
}

/** Whether somebody in this role can have fields. */
export function takesFields(role: Recipient_Role): boolean {
  return role === Recipient_Role.SIGNER || role === Recipient_Role.APPROVER;
}

/** Kinds of field for a role: who approves does not sign. */
export function typesFor(role: Recipient_Role): Field_Type[] {
  const plain = [Field_Type.TEXT, Field_Type.DATE, Field_Type.CHECKBOX];
  return role === Recipient_Role.SIGNER ? [Field_Type.SIGNATURE, Field_Type.INITIAL, ...plain] : plain;
}

/** What to save. While somebody is only half entered, the people stay as they were. */
export function changesOf(draft: Draft, now = Date.now()): Omit<MessageInitShape<typeof UpdateEnvelopeRequestSchema>, "$typeName"> {
  const paths = ["name", "message", "document_ids", "routing"];
  const whole = draft.people.every(isComplete);
  if (whole) paths.push("recipients");
  if (draft.days) paths.push("expire_time");
  return {
    updateMask: { paths },
    name: draft.name.trim() || "—",
    message: draft.message,
    documentIds: draft.documents.map(({ documentId }) => documentId),
    routing: Envelope_Routing.HYBRID,
    ...(whole && { recipients: draft.people.map((person) => newRecipient(person, draft)) }),
    ...(draft.days && { expireTime: timestampFromDate(new Date(now + draft.days * 86_400_000)) }),
  };
}

function newRecipient({ key, name, email, role, order, accessCode, oneTimeCode }: Person, { fields, documents }: Draft) {
  const kept = new Set(documents.map(({ documentId }) => documentId));
  const allowed = typesFor(role);
  const own = fields.filter((field) => field.personKey === key && kept.has(field.documentId) && takesFields(role) && allowed.includes(field.type));
  return {
    name: name.trim(),
    email: email.trim(),
    role,
    order,
    accessCode: accessCode.trim(),
    oneTimeCode,
    fields: own.map(({ documentId, type, page, area, required, label }) => ({ documentId, type, page, area, required, label })),
  };
}

/** What is still missing before the envelope can be sent, as keys of the catalogues. */
export type Lack = { key: "noDocument" | "noActor" | "halfPerson" } | { key: "noSignature" | "codeAgain"; name: string };

/** Everything that keeps the envelope from being sent. */
export function lacksOf({ documents, people, fields }: Draft): Lack[] {
  const lacks: Lack[] = [];
  if (documents.length === 0) lacks.push({ key: "noDocument" });
  if (!people.some(({ role }) => takesFields(role))) lacks.push({ key: "noActor" });
  if (!people.every(isComplete)) lacks.push({ key: "halfPerson" });
  for (const { key, name, role, hadAccessCode, accessCode } of people) {
    const signs = fields.some((field) => field.personKey === key && field.type === Field_Type.SIGNATURE);
    if (role === Recipient_Role.SIGNER && !signs) lacks.push({ key: "noSignature", name });
    if (hadAccessCode && !accessCode) lacks.push({ key: "codeAgain", name });
  }
  return lacks;
}

/** Somebody new, after everybody else. */
export function newPerson(people: readonly Person[], known: Partial<Person> = {}): Person {
  const order = Math.max(0, ...people.map((person) => person.order)) + 1;
  return { key: crypto.randomUUID(), name: "", email: "", role: Recipient_Role.SIGNER, order, accessCode: "", hadAccessCode: false, oneTimeCode: false, ...known };
}
