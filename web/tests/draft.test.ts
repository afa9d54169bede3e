import { create } from "@bufbuild/protobuf";
import { EnvelopeSchema, Field_Type, Recipient_Role } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { expect, test } from "vitest";
import { changesOf, draftOf, isComplete, lacksOf, newPerson, typesFor, type Draft, type DraftField } from "../src/prepare/draft.ts";

const document = { documentId: "doc", name: "a.pdf", pageCount: 1 };
const anna = newPerson([], { key: "anna", name: "Anna", email: "anna@example.org" });
const signature: DraftField = { key: "f", personKey: "anna", documentId: "doc", type: Field_Type.SIGNATURE, page: 1, area: { x: 1, y: 2, width: 3, height: 4 }, required: true, label: "" };
const draft = (changes: Partial<Draft> = {}): Draft => ({ ...draftOf(create(EnvelopeSchema, { name: "A", documents: [document] })), people: [anna], fields: [signature], ...changes });

test("a draft with a document, a signer and a signature field can be sent", () => {
  expect(lacksOf(draft())).toEqual([]);
});

test("whatever is missing is said", () => {
  expect(lacksOf(draft({ documents: [] })).map(({ key }) => key)).toEqual(["noDocument"]);
  expect(lacksOf(draft({ fields: [] }))).toEqual([{ key: "noSignature", name: "Anna" }]);
  expect(lacksOf(draft({ people: [{ ...anna, role: Recipient_Role.CC }] })).map(({ key }) => key)).toEqual(["noActor"]);
  expect(lacksOf(draft({ people: [{ ...anna, hadAccessCode: true }] }))).toEqual([{ key: "codeAgain", name: "Anna" }]);
});

test("while somebody is half entered, the people on the server stay as they were", () => {
  const half = draft({ people: [anna, newPerson([anna], { name: "B" })] });
  expect(changesOf(half).updateMask).toEqual({ paths: ["name", "message", "document_ids", "routing"] });
  expect(changesOf(draft()).updateMask).toEqual({ paths: ["name", "message", "document_ids", "routing", "recipients"] });
});

test("fields go with their person, and not those that the role or the documents no longer take", () => {
  const fields = [signature, { ...signature, key: "g", documentId: "gone" }];
  expect(changesOf(draft({ fields })).recipients?.[0]?.fields).toHaveLength(1);
  const approver = { ...anna, role: Recipient_Role.APPROVER };
  expect(changesOf(draft({ people: [approver] })).recipients?.[0]?.fields).toEqual([]);
  expect(typesFor(Recipient_Role.APPROVER)).not.toContain(Field_Type.SIGNATURE);
});

test("a person needs a name, an address and, if any, a code that is long enough", () => {
  expect(isComplete(anna)).toBe(true);
  expect(isComplete({ ...anna, name: " " })).toBe(false);
  expect(isComplete({ ...anna, email: "anna@" })).toBe(false);
  expect(isComplete({ ...anna, accessCode: "abc" })).toBe(false);
});

test("who is added comes after everybody else", () => {
  expect(newPerson([anna]).order).toBe(2);
});
