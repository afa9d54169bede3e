-- Errors that browsers and apps report, those that are alike in one row.

CREATE TABLE client_errors (
    id              UUID NOT NULL PRIMARY KEY,
    organization_id UUID NOT NULL,
    fingerprint     BYTEA NOT NULL,
    message         TEXT NOT NULL,
    stack           TEXT NOT NULL,
    page            TEXT NOT NULL,
    app_version     TEXT NOT NULL,
    user_agent      TEXT NOT NULL,
    reports         BIGINT NOT NULL CHECK (reports >= 1),
    created_at      TIMESTAMPTZ NOT NULL,
    updated_at      TIMESTAMPTZ NOT NULL
);
-- One row for those that are alike.
CREATE UNIQUE INDEX client_errors_organization_id_fingerprint_key ON client_errors (organization_id, fingerprint);
-- The organization's groups, newest first: ids sort by time.
CREATE INDEX client_errors_organization_id_id_idx ON client_errors (organization_id, id);
-- The sweeper removes those that nothing was added to for long.
CREATE INDEX client_errors_updated_at_idx ON client_errors (updated_at);
ALTER TABLE client_errors ENABLE ROW LEVEL SECURITY;
ALTER TABLE client_errors FORCE ROW LEVEL SECURITY;
CREATE POLICY client_errors_organization ON client_errors USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);
