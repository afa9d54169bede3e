-- The signing workflow: envelopes, what is in them, who acts on them, and the places they fill.

CREATE TABLE envelopes (
    id              UUID NOT NULL PRIMARY KEY,
    organization_id UUID NOT NULL,
    user_id         UUID NOT NULL,
    name            TEXT NOT NULL,
    message         TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN
        ('draft', 'sent', 'delivered', 'in_progress', 'completed', 'declined', 'voided', 'expired')),
    routing         TEXT NOT NULL CHECK (routing IN ('sequential', 'parallel', 'hybrid')),
    signature_level TEXT NOT NULL CHECK (signature_level IN ('b_b', 'b_t')),
    status_reason   TEXT NOT NULL,
    expires_at      TIMESTAMPTZ,
    created_at      TIMESTAMPTZ NOT NULL,
    updated_at      TIMESTAMPTZ NOT NULL,
    sent_at         TIMESTAMPTZ,
    completed_at    TIMESTAMPTZ,
    voided_at       TIMESTAMPTZ,
    -- Everybody is done and the files are being sealed; follows from the states, and is here to be found by.
    sealing         BOOLEAN NOT NULL,
    -- Counts the writes: a row is only written by who has read this number.
    version         BIGINT NOT NULL CHECK (version >= 1),
    CHECK (state IN ('draft', 'voided') OR (sent_at IS NOT NULL AND expires_at IS NOT NULL)),
    CHECK (NOT sealing OR state = 'in_progress'),
    CHECK ((state = 'completed') = (completed_at IS NOT NULL)),
    CHECK ((state = 'voided') = (voided_at IS NOT NULL))
);
-- The organization's envelopes, newest first: ids sort by time.
CREATE INDEX envelopes_organization_id_id_idx ON envelopes (organization_id, id);
-- The same in one state.
CREATE INDEX envelopes_organization_id_state_id_idx ON envelopes (organization_id, state, id);
-- The sweeper looks for envelopes whose time ran out, and for those that wait for their seal.
CREATE INDEX envelopes_expires_at_idx ON envelopes (expires_at) WHERE state IN ('sent', 'delivered', 'in_progress');
CREATE INDEX envelopes_sealing_idx ON envelopes (updated_at) WHERE sealing;
ALTER TABLE envelopes ENABLE ROW LEVEL SECURITY;
ALTER TABLE envelopes FORCE ROW LEVEL SECURITY;
CREATE POLICY envelopes_organization ON envelopes USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);

CREATE TABLE envelope_documents (
    envelope_id     UUID NOT NULL REFERENCES envelopes (id) ON DELETE CASCADE,
    place           BIGINT NOT NULL CHECK (place >= 0),
    organization_id UUID NOT NULL,
    document_id     UUID NOT NULL REFERENCES documents (id),
    name            TEXT NOT NULL,
    page_count      BIGINT NOT NULL CHECK (page_count >= 0),
    base_version    BIGINT NOT NULL CHECK (base_version >= 1),
    current_version BIGINT NOT NULL CHECK (current_version >= base_version),
    PRIMARY KEY (envelope_id, place)
);
-- A document is in an envelope once; also leads from a document to its envelopes.
CREATE UNIQUE INDEX envelope_documents_document_id_envelope_id_key ON envelope_documents (document_id, envelope_id);
ALTER TABLE envelope_documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE envelope_documents FORCE ROW LEVEL SECURITY;
CREATE POLICY envelope_documents_organization ON envelope_documents USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);

CREATE TABLE recipients (
    id               UUID NOT NULL PRIMARY KEY,
    envelope_id      UUID NOT NULL REFERENCES envelopes (id) ON DELETE CASCADE,
    place            BIGINT NOT NULL CHECK (place >= 0),
    organization_id  UUID NOT NULL,
    email            TEXT NOT NULL,
    name             TEXT NOT NULL,
    role             TEXT NOT NULL CHECK (role IN ('signer', 'approver', 'cc', 'viewer')),
    routing_order    BIGINT NOT NULL CHECK (routing_order >= 1),
    state            TEXT NOT NULL CHECK (state IN ('pending', 'active', 'opened', 'finished', 'declined')),
    access_code_hash TEXT,
    decline_reason   TEXT NOT NULL,
    consent_version  TEXT NOT NULL,
    activated_at     TIMESTAMPTZ,
    opened_at        TIMESTAMPTZ,
    consented_at     TIMESTAMPTZ,
    finished_at      TIMESTAMPTZ,
    declined_at      TIMESTAMPTZ,
    CHECK ((state = 'pending') = (activated_at IS NULL)),
    CHECK ((state = 'finished') = (finished_at IS NOT NULL)),
    CHECK ((state = 'declined') = (declined_at IS NOT NULL)),
    CHECK (state <> 'finished' OR role NOT IN ('signer', 'approver') OR consented_at IS NOT NULL)
);
-- The people of an envelope in the order they were given.
CREATE UNIQUE INDEX recipients_envelope_id_place_key ON recipients (envelope_id, place);
ALTER TABLE recipients ENABLE ROW LEVEL SECURITY;
ALTER TABLE recipients FORCE ROW LEVEL SECURITY;
CREATE POLICY recipients_organization ON recipients USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);

CREATE TABLE fields (
    id              UUID NOT NULL PRIMARY KEY,
    recipient_id    UUID NOT NULL REFERENCES recipients (id) ON DELETE CASCADE,
    envelope_id     UUID NOT NULL REFERENCES envelopes (id) ON DELETE CASCADE,
    place           BIGINT NOT NULL CHECK (place >= 0),
    organization_id UUID NOT NULL,
    document_id     UUID NOT NULL REFERENCES documents (id),
    type            TEXT NOT NULL CHECK (type IN ('signature', 'initial', 'text', 'date', 'checkbox')),
    page            BIGINT NOT NULL CHECK (page >= 1),
    x               DOUBLE PRECISION NOT NULL CHECK (x >= 0),
    y               DOUBLE PRECISION NOT NULL CHECK (y >= 0),
    width           DOUBLE PRECISION NOT NULL CHECK (width > 0),
    height          DOUBLE PRECISION NOT NULL CHECK (height > 0),
    required        BOOLEAN NOT NULL,
    label           TEXT NOT NULL,
    value           TEXT NOT NULL,
    filled_at       TIMESTAMPTZ
);
-- A recipient's fields in the order they were given; removing the recipient takes them along.
CREATE UNIQUE INDEX fields_recipient_id_place_key ON fields (recipient_id, place);
-- An envelope is read with all its fields in one statement.
CREATE INDEX fields_envelope_id_idx ON fields (envelope_id);
ALTER TABLE fields ENABLE ROW LEVEL SECURITY;
ALTER TABLE fields FORCE ROW LEVEL SECURITY;
CREATE POLICY fields_organization ON fields USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);
