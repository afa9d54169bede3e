import { ChanceryError, downloadBytes, type Chancery } from "@chancery/sdk";
import { SigningService, type FieldValue, type Mark, type Signing } from "@chancery/sdk/chancery/envelopes/v1/signing_service_pb";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { asRecipient } from "../api/chancery.ts";

/** Values of fields by their identifiers, in the form the contract keeps them. */
export type Values = Readonly<Record<string, string>>;

/** The marks somebody has adopted. */
export interface Marks {
  mark?: Mark["kind"];
  initials?: Mark["kind"];
}

/** One recipient's visit: everything they can do with their link. */
export class Visit {
  readonly #chancery: Chancery;
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
    this.#chancery = asRecipient(token);
  }

  /** What the recipient sees. */
  get query() {
    return queryOptions({ queryKey: ["signing", this.#token], queryFn: () => this.#service.getSigning({}), staleTime: 10_000, throwOnError: false });
  }

  get #service() {
    return this.#chancery.service(SigningService);
  }

  verifyAccessCode(accessCode: string): Promise<Signing> {
    return this.#service.verifyAccessCode({ accessCode });
  }

  requestOneTimeCode() {
    return this.#service.requestOneTimeCode({});
  }

  verifyOneTimeCode(code: string): Promise<Signing> {
    return this.#service.verifyOneTimeCode({ code });
  }

  open(): Promise<Signing> {
    return this.#service.openSigning({});
  }

  consent(disclosureVersion: string): Promise<Signing> {
    return this.#service.recordConsent({ disclosureVersion });
  }

  fill(values: Values): Promise<Signing> {
    return this.#service.fillFields({ values: listed(values) });
  }

  /** Signs or approves, whichever is asked of them. Repeated with the same `requestId` it happens once. */
  async finish(act: { isApproval: boolean; requestId: string; values: Values; marks: Marks }): Promise<Signing> {
    const { isApproval, requestId, marks } = act;
    const values = listed(act.values);
    if (isApproval) return this.#service.approveEnvelope({ requestId, values });
    const shown = { ...(marks.mark && { mark: { kind: marks.mark } }), ...(marks.initials && { initials: { kind: marks.initials } }) };
    return this.#service.signEnvelope({ requestId, values, ...shown });
  }

  decline(reason: string, requestId: string): Promise<Signing> {
    return this.#service.declineEnvelope({ reason, requestId });
  }

  download(documentId: string, onBytes?: (bytes: number) => void): Promise<Uint8Array> {
    return downloadBytes(this.#service.downloadSigningDocument, { documentId }, { onProgress: ({ bytes }) => onBytes?.(bytes) });
  }
}

function listed(values: Values): Pick<FieldValue, "fieldId" | "value">[] {
  return Object.entries(values).map(([fieldId, value]) => ({ fieldId, value }));
}

/** A mark as the contract takes it. */
export type MarkKind = NonNullable<MessageInitShape<typeof import("@chancery/sdk/chancery/envelopes/v1/signing_service_pb").MarkSchema>["kind"]>;

/** Whether an act came too late because it had happened already, in another tab or before a break of the connection. */
export function isOvertaken(error: unknown): boolean {
  const { reason } = ChanceryError.from(error);
  return reason === "RECIPIENT_FINISHED" || reason === "ENVELOPE_ENDED" || reason === "RECIPIENT_NOT_ACTIVE";
}

export const VisitContext = createContext<Visit | undefined>(undefined);

/** The visit this page belongs to, and how to show what an act has changed. */
export function useVisit() {
  const visit = useContext(VisitContext);
  if (!visit) throw new Error("there is no visit here");
  const client = useQueryClient();
  return {
    visit,
    show: (signing: Signing) => void client.setQueryData(visit.query.queryKey, signing),
    reload: () => client.fetchQuery({ ...visit.query, staleTime: 0 }),
  };
}
