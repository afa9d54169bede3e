-- What every room stands on: events on their way out, jobs, keys, blobs, and answers to repeat.

-- Events written in the commit of the act they tell of. The relay deletes a row in the transaction that carried it on.
CREATE TABLE outbox (
    position        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id              UUID NOT NULL,
    organization_id UUID,
    action          TEXT NOT NULL,
    event           JSONB NOT NULL,
    occurred_at     TIMESTAMPTZ NOT NULL
);
-- The relay walks organization by organization, oldest event first.
CREATE INDEX outbox_organization_id_position_idx ON outbox (organization_id, position);
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
-- Events of no organization (a refused sign-in) are written by calls that act in none.
CREATE POLICY outbox_organization ON outbox USING (
    organization_id IS NOT DISTINCT FROM nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);

CREATE TABLE jobs (
    id              UUID NOT NULL PRIMARY KEY,
    kind            TEXT NOT NULL,
    organization_id UUID,
    payload         JSONB NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('queued', 'running', 'succeeded', 'dead')),
    run_at          TIMESTAMPTZ NOT NULL,
    attempts        BIGINT NOT NULL,
    max_attempts    BIGINT NOT NULL,
    lease_until     TIMESTAMPTZ,
    lease_token     BIGINT NOT NULL,
    last_error      TEXT,
    unique_key      TEXT,
    created_at      TIMESTAMPTZ NOT NULL,
    finished_at     TIMESTAMPTZ
);
-- One unfinished job per key: enqueueing it again is no second job.
CREATE UNIQUE INDEX jobs_kind_unique_key_key ON jobs (kind, unique_key) WHERE state IN ('queued', 'running');
-- Workers take the job that is due longest.
CREATE INDEX jobs_run_at_idx ON jobs (run_at) WHERE state = 'queued';
-- Leases of workers that died.
CREATE INDEX jobs_lease_until_idx ON jobs (lease_until) WHERE state = 'running';
-- The sweeper removes what finished long ago.
CREATE INDEX jobs_finished_at_idx ON jobs (finished_at) WHERE finished_at IS NOT NULL;
ALTER TABLE jobs ENABLE ROW LEVEL SECURITY;
ALTER TABLE jobs FORCE ROW LEVEL SECURITY;
-- A call may enqueue a job of the platform, which belongs to no organization.
CREATE POLICY jobs_organization ON jobs USING (
    organization_id IS NULL
    OR organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);

-- Keys of organizations, wrapped by the master key; the nil UUID stands for the platform itself.
CREATE TABLE organization_keys (
    organization_id UUID NOT NULL,
    version         BIGINT NOT NULL,
    wrapped         BYTEA NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (organization_id, version)
);
ALTER TABLE organization_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization_keys FORCE ROW LEVEL SECURITY;
-- Every organization needs what the platform's key seals, such as the CA's keys.
CREATE POLICY organization_keys_organization ON organization_keys USING (
    organization_id = '00000000-0000-0000-0000-000000000000'
    OR organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);

-- Encrypted files; the bytes are in the blob store under the same id.
CREATE TABLE blobs (
    id              UUID NOT NULL PRIMARY KEY,
    organization_id UUID NOT NULL,
    size            BIGINT NOT NULL CHECK (size >= 0),
    sha256          BYTEA NOT NULL,
    sealed_key      BYTEA NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    deleted_at      TIMESTAMPTZ
);
-- The sweeper finds what waits to be removed.
CREATE INDEX blobs_deleted_at_idx ON blobs (deleted_at) WHERE deleted_at IS NOT NULL;
ALTER TABLE blobs ENABLE ROW LEVEL SECURITY;
ALTER TABLE blobs FORCE ROW LEVEL SECURITY;
CREATE POLICY blobs_organization ON blobs USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);

-- First answers by request_id (AIP-155). The scope holds the organization and the principal, so that a public call has one too.
CREATE TABLE idempotency_keys (
    scope           TEXT NOT NULL,
    method          TEXT NOT NULL,
    request_id      TEXT NOT NULL,
    organization_id UUID,
    request_hash    BYTEA NOT NULL,
    response        BYTEA NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (scope, method, request_id)
);
-- The sweeper removes the old ones.
CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys (created_at);
ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_keys_organization ON idempotency_keys USING (
    organization_id IS NOT DISTINCT FROM nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);
