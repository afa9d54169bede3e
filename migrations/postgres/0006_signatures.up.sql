-- Signatures the platform made, with their CMS and the verdict of our own validator at that moment.

CREATE TABLE signatures (
    id              UUID NOT NULL PRIMARY KEY,
    organization_id UUID NOT NULL,
    envelope_id     UUID,
    recipient_id    UUID,
    document_id     UUID NOT NULL,
    version_number  BIGINT NOT NULL CHECK (version_number > 0),
    certificate_id  UUID NOT NULL,
    field_name      TEXT NOT NULL,
    signer_name     TEXT NOT NULL,
    level           TEXT NOT NULL CHECK (level IN ('PAdES-BASELINE-B', 'PAdES-BASELINE-T')),
    signed_at       TIMESTAMPTZ NOT NULL,
    timestamp_at    TIMESTAMPTZ,
    cms             BYTEA NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    UNIQUE (document_id, field_name)
);
-- The signatures of one envelope.
CREATE INDEX signatures_envelope_id_idx ON signatures (envelope_id);
-- The organization's list, newest first.
CREATE INDEX signatures_organization_id_id_idx ON signatures (organization_id, id DESC);

CREATE TABLE signature_validations (
    id              UUID NOT NULL PRIMARY KEY,
    organization_id UUID NOT NULL,
    signature_id    UUID NOT NULL REFERENCES signatures (id),
    indication      TEXT NOT NULL CHECK (indication IN ('TOTAL-PASSED', 'INDETERMINATE', 'TOTAL-FAILED')),
    report          JSONB NOT NULL,
    validated_at    TIMESTAMPTZ NOT NULL
);
-- The newest verdict on a signature.
CREATE INDEX signature_validations_signature_id_idx ON signature_validations (signature_id, validated_at DESC);

ALTER TABLE signatures ENABLE ROW LEVEL SECURITY;
ALTER TABLE signatures FORCE ROW LEVEL SECURITY;
CREATE POLICY signatures_organization ON signatures USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);

ALTER TABLE signature_validations ENABLE ROW LEVEL SECURITY;
ALTER TABLE signature_validations FORCE ROW LEVEL SECURITY;
CREATE POLICY signature_validations_organization ON signature_validations USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);
