-- What is signed. The bytes are encrypted blobs; a version's bytes never change.

CREATE TABLE documents (
    id              UUID NOT NULL PRIMARY KEY,
    organization_id UUID NOT NULL,
    user_id         UUID NOT NULL,
    name            TEXT NOT NULL,
    original_name   TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('processing', 'ready', 'failed')),
    tags            JSONB NOT NULL,
    metadata        JSONB NOT NULL,
    latest_version  BIGINT NOT NULL CHECK (latest_version >= 1),
    revision        BIGINT NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    updated_at      TIMESTAMPTZ NOT NULL,
    deleted_at      TIMESTAMPTZ
);
-- The organization's documents, newest first: ids sort by time.
CREATE INDEX documents_organization_id_id_idx ON documents (organization_id, id) WHERE deleted_at IS NULL;
-- Documents by tag.
CREATE INDEX documents_tags_idx ON documents USING GIN (tags jsonb_path_ops);
-- The purger finds what was deleted 90 days ago.
CREATE INDEX documents_deleted_at_idx ON documents (deleted_at) WHERE deleted_at IS NOT NULL;
ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE documents FORCE ROW LEVEL SECURITY;
CREATE POLICY documents_organization ON documents USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);

CREATE TABLE document_versions (
    id              UUID NOT NULL PRIMARY KEY,
    organization_id UUID NOT NULL,
    document_id     UUID NOT NULL REFERENCES documents (id),
    number          BIGINT NOT NULL CHECK (number >= 1),
    blob_id         UUID NOT NULL UNIQUE REFERENCES blobs (id),
    media_type      TEXT NOT NULL,
    size_bytes      BIGINT NOT NULL CHECK (size_bytes >= 0),
    sha256          BYTEA NOT NULL,
    page_count      BIGINT NOT NULL CHECK (page_count >= 0),
    preflight       JSONB NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL
);
-- A document's versions by number; the number is given out once.
CREATE UNIQUE INDEX document_versions_document_id_number_key ON document_versions (document_id, number);
ALTER TABLE document_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE document_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY document_versions_organization ON document_versions USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);

-- Envelopes that need a document: while there is one, the document cannot be deleted. The envelope's own table comes in
-- a later migration, so it is no foreign key here.
CREATE TABLE document_holds (
    document_id     UUID NOT NULL REFERENCES documents (id),
    envelope_id     UUID NOT NULL,
    organization_id UUID NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (document_id, envelope_id)
);
-- Ending an envelope lets its documents go.
CREATE INDEX document_holds_envelope_id_idx ON document_holds (envelope_id);
ALTER TABLE document_holds ENABLE ROW LEVEL SECURITY;
ALTER TABLE document_holds FORCE ROW LEVEL SECURITY;
CREATE POLICY document_holds_organization ON document_holds USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);

-- Uploads that are encrypted at rest and still being read. A row that stays is of a call that died: the sweeper removes
-- it with its bytes.
CREATE TABLE document_uploads (
    blob_id         UUID NOT NULL PRIMARY KEY REFERENCES blobs (id) ON DELETE CASCADE,
    organization_id UUID NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL
);
-- The sweeper finds the old ones.
CREATE INDEX document_uploads_created_at_idx ON document_uploads (created_at);
ALTER TABLE document_uploads ENABLE ROW LEVEL SECURITY;
ALTER TABLE document_uploads FORCE ROW LEVEL SECURITY;
CREATE POLICY document_uploads_organization ON document_uploads USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);
