-- What every room stands on: events on their way out, jobs, keys, blobs, and answers to repeat.

-- Events written in the commit of the act they tell of. The relay deletes a row in the transaction that carried it on.
CREATE TABLE outbox (
    position        INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id              BLOB NOT NULL,
    organization_id BLOB,
    action          TEXT NOT NULL,
    event           TEXT NOT NULL,
    occurred_at     INTEGER NOT NULL
);
-- The relay walks organization by organization, oldest event first.
CREATE INDEX outbox_organization_id_position_idx ON outbox (organization_id, position);

CREATE TABLE jobs (
    id              BLOB NOT NULL PRIMARY KEY,
    kind            TEXT NOT NULL,
    organization_id BLOB,
    payload         TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('queued', 'running', 'succeeded', 'dead')),
    run_at          INTEGER NOT NULL,
    attempts        INTEGER NOT NULL,
    max_attempts    INTEGER NOT NULL,
    lease_until     INTEGER,
    lease_token     INTEGER NOT NULL,
    last_error      TEXT,
    unique_key      TEXT,
    created_at      INTEGER NOT NULL,
    finished_at     INTEGER
);
-- One unfinished job per key: enqueueing it again is no second job.
CREATE UNIQUE INDEX jobs_kind_unique_key_key ON jobs (kind, unique_key) WHERE state IN ('queued', 'running');
-- Workers take the job that is due longest.
CREATE INDEX jobs_run_at_idx ON jobs (run_at) WHERE state = 'queued';
-- Leases of workers that died.
CREATE INDEX jobs_lease_until_idx ON jobs (lease_until) WHERE state = 'running';
-- The sweeper removes what finished long ago.
CREATE INDEX jobs_finished_at_idx ON jobs (finished_at) WHERE finished_at IS NOT NULL;

-- Keys of organizations, wrapped by the master key; the nil UUID stands for the platform itself.
CREATE TABLE organization_keys (
    organization_id BLOB NOT NULL,
    version         INTEGER NOT NULL,
    wrapped         BLOB NOT NULL,
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (organization_id, version)
);

-- Encrypted files; the bytes are in the blob store under the same id.
CREATE TABLE blobs (
    id              BLOB NOT NULL PRIMARY KEY,
    organization_id BLOB NOT NULL,
    size            INTEGER NOT NULL CHECK (size >= 0),
    sha256          BLOB NOT NULL,
    sealed_key      BLOB NOT NULL,
    created_at      INTEGER NOT NULL,
    deleted_at      INTEGER
);
-- The sweeper finds what waits to be removed.
CREATE INDEX blobs_deleted_at_idx ON blobs (deleted_at) WHERE deleted_at IS NOT NULL;

-- First answers by request_id (AIP-155). The scope holds the organization and the principal, so that a public call has one too.
CREATE TABLE idempotency_keys (
    scope           TEXT NOT NULL,
    method          TEXT NOT NULL,
    request_id      TEXT NOT NULL,
    organization_id BLOB,
    request_hash    BLOB NOT NULL,
    response        BLOB NOT NULL,
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (scope, method, request_id)
);
-- The sweeper removes the old ones.
CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys (created_at);
