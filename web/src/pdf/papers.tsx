import type { EnvelopeDocument } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { useTranslation } from "react-i18next";

interface PapersProps {
  documents: readonly EnvelopeDocument[];
  current: string;
  onChoose: (documentId: string) => void;
}

/** The documents of an envelope to choose from, where there are several. */
export function Papers({ documents, current, onChoose }: PapersProps) {
  const { t } = useTranslation();
  if (documents.length < 2) return null;
  return (
    <nav className="tabs papers-bar" aria-label={t("viewer.documents")}>
      {documents.map(({ documentId, name }) => (
        <button key={documentId} type="button" className="tab" aria-current={documentId === current ? "page" : undefined} onClick={() => onChoose(documentId)}>
          {name}
        </button>
      ))}
    </nav>
  );
}
