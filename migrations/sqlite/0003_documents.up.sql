-- What is signed. The bytes are encrypted blobs; a version's bytes never change.

CREATE TABLE documents (
    id              BLOB NOT NULL PRIMARY KEY,
    organization_id BLOB NOT NULL,
    user_id         BLOB NOT NULL,
    name            TEXT NOT NULL,
    original_name   TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('processing', 'ready', 'failed')),
    tags            TEXT NOT NULL,
    metadata        TEXT NOT NULL,
    latest_version  INTEGER NOT NULL CHECK (latest_version >= 1),
    revision        INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    deleted_at      INTEGER
);
-- The organization's documents, newest first: ids sort by time.
CREATE INDEX documents_organization_id_id_idx ON documents (organization_id, id) WHERE deleted_at IS NULL;
-- The purger finds what was deleted 90 days ago.
CREATE INDEX documents_deleted_at_idx ON documents (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE document_versions (
    id              BLOB NOT NULL PRIMARY KEY,
    organization_id BLOB NOT NULL,
    document_id     BLOB NOT NULL REFERENCES documents (id),
    number          INTEGER NOT NULL CHECK (number >= 1),
    blob_id         BLOB NOT NULL UNIQUE REFERENCES blobs (id),
    media_type      TEXT NOT NULL,
    size_bytes      INTEGER NOT NULL CHECK (size_bytes >= 0),
    sha256          BLOB NOT NULL,
    page_count      INTEGER NOT NULL CHECK (page_count >= 0),
    preflight       TEXT NOT NULL,
    created_at      INTEGER NOT NULL
);
-- A document's versions by number; the number is given out once.
CREATE UNIQUE INDEX document_versions_document_id_number_key ON document_versions (document_id, number);

-- Envelopes that need a document: while there is one, the document cannot be deleted. The envelope's own table comes in
-- a later migration, so it is no foreign key here.
CREATE TABLE document_holds (
    document_id     BLOB NOT NULL REFERENCES documents (id),
    envelope_id     BLOB NOT NULL,
    organization_id BLOB NOT NULL,
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (document_id, envelope_id)
);
-- Ending an envelope lets its documents go.
CREATE INDEX document_holds_envelope_id_idx ON document_holds (envelope_id);

-- Uploads that are encrypted at rest and still being read. A row that stays is of a call that died: the sweeper removes
-- it with its bytes.
CREATE TABLE document_uploads (
    blob_id         BLOB NOT NULL PRIMARY KEY REFERENCES blobs (id) ON DELETE CASCADE,
    organization_id BLOB NOT NULL,
    created_at      INTEGER NOT NULL
);
-- The sweeper finds the old ones.
CREATE INDEX document_uploads_created_at_idx ON document_uploads (created_at);
