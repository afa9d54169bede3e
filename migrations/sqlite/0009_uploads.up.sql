-- Files that arrive in pieces, over connections that break. They go when they are finished, given up, or a day old.

CREATE TABLE uploads (
    id              BLOB NOT NULL PRIMARY KEY,
    organization_id BLOB NOT NULL,
    user_id         BLOB NOT NULL,
    name            TEXT NOT NULL,
    size_bytes      INTEGER NOT NULL CHECK (size_bytes >= 1),
    sha256          BLOB,
    next_offset     INTEGER NOT NULL CHECK (next_offset >= 0 AND next_offset <= size_bytes),
    created_at      INTEGER NOT NULL
);
-- An organization has so many at most.
CREATE INDEX uploads_organization_id_idx ON uploads (organization_id);
-- The sweeper finds the old ones.
CREATE INDEX uploads_created_at_idx ON uploads (created_at);

CREATE TABLE upload_pieces (
    upload_id       BLOB NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
    start           INTEGER NOT NULL CHECK (start >= 0),
    organization_id BLOB NOT NULL,
    blob_id         BLOB NOT NULL UNIQUE REFERENCES blobs (id),
    size_bytes      INTEGER NOT NULL CHECK (size_bytes >= 1),
    sha256          BLOB NOT NULL,
    PRIMARY KEY (upload_id, start)
);
