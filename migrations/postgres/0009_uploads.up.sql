-- Files that arrive in pieces, over connections that break. They go when they are finished, given up, or a day old.

CREATE TABLE uploads (
    id              UUID NOT NULL PRIMARY KEY,
    organization_id UUID NOT NULL,
    user_id         UUID NOT NULL,
    name            TEXT NOT NULL,
    size_bytes      BIGINT NOT NULL CHECK (size_bytes >= 1),
    sha256          BYTEA,
    next_offset     BIGINT NOT NULL CHECK (next_offset >= 0 AND next_offset <= size_bytes),
    created_at      TIMESTAMPTZ NOT NULL
);
-- An organization has so many at most.
CREATE INDEX uploads_organization_id_idx ON uploads (organization_id);
-- The sweeper finds the old ones.
CREATE INDEX uploads_created_at_idx ON uploads (created_at);
ALTER TABLE uploads ENABLE ROW LEVEL SECURITY;
ALTER TABLE uploads FORCE ROW LEVEL SECURITY;
CREATE POLICY uploads_organization ON uploads USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);

CREATE TABLE upload_pieces (
    upload_id       UUID NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
    start           BIGINT NOT NULL CHECK (start >= 0),
    organization_id UUID NOT NULL,
    blob_id         UUID NOT NULL UNIQUE REFERENCES blobs (id),
    size_bytes      BIGINT NOT NULL CHECK (size_bytes >= 1),
    sha256          BYTEA NOT NULL,
    PRIMARY KEY (upload_id, start)
);
ALTER TABLE upload_pieces ENABLE ROW LEVEL SECURITY;
ALTER TABLE upload_pieces FORCE ROW LEVEL SECURITY;
CREATE POLICY upload_pieces_organization ON upload_pieces USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);
