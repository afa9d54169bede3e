-- Signatures the platform made, with their CMS and the verdict of our own validator at that moment.

CREATE TABLE signatures (
    id              BLOB NOT NULL PRIMARY KEY,
    organization_id BLOB NOT NULL,
    envelope_id     BLOB,
    recipient_id    BLOB,
    document_id     BLOB NOT NULL,
    version_number  INTEGER NOT NULL CHECK (version_number > 0),
    certificate_id  BLOB NOT NULL,
    field_name      TEXT NOT NULL,
    signer_name     TEXT NOT NULL,
    level           TEXT NOT NULL CHECK (level IN ('PAdES-BASELINE-B', 'PAdES-BASELINE-T')),
    signed_at       INTEGER NOT NULL,
    timestamp_at    INTEGER,
    cms             BLOB NOT NULL,
    created_at      INTEGER NOT NULL,
    UNIQUE (document_id, field_name)
);
-- The signatures of one envelope.
CREATE INDEX signatures_envelope_id_idx ON signatures (envelope_id);
-- The organization's list, newest first.
CREATE INDEX signatures_organization_id_id_idx ON signatures (organization_id, id DESC);

CREATE TABLE signature_validations (
    id              BLOB NOT NULL PRIMARY KEY,
    organization_id BLOB NOT NULL,
    signature_id    BLOB NOT NULL REFERENCES signatures (id),
    indication      TEXT NOT NULL CHECK (indication IN ('TOTAL-PASSED', 'INDETERMINATE', 'TOTAL-FAILED')),
    report          TEXT NOT NULL,
    validated_at    INTEGER NOT NULL
);
-- The newest verdict on a signature.
CREATE INDEX signature_validations_signature_id_idx ON signature_validations (signature_id, validated_at DESC);
