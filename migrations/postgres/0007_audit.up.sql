-- The audit trail: one row for each event, chained by hash in each organization. The nil UUID stands for events of no organization.

CREATE TABLE audit_events (
    organization_id UUID NOT NULL,
    sequence        BIGINT NOT NULL CHECK (sequence > 0),
    id              UUID NOT NULL UNIQUE,
    action          TEXT NOT NULL,
    resource_type   TEXT NOT NULL,
    resource_id     TEXT NOT NULL,
    user_id         UUID,
    occurred_at     TIMESTAMPTZ NOT NULL,
    -- The event as it was hashed, to the byte; the other columns are for finding it.
    record          TEXT NOT NULL,
    previous_hash   BYTEA NOT NULL,
    hash            BYTEA NOT NULL,
    PRIMARY KEY (organization_id, sequence)
);
-- What one person did, newest first.
CREATE INDEX audit_events_user_id_occurred_at_idx ON audit_events (user_id, occurred_at DESC);
-- What happened in an organization, newest first.
CREATE INDEX audit_events_organization_id_occurred_at_idx ON audit_events (organization_id, occurred_at DESC);
-- What happened to one thing.
CREATE INDEX audit_events_resource_type_resource_id_idx ON audit_events (resource_type, resource_id);

-- Every resource an event is about or related to, for the history of one envelope or document.
CREATE TABLE audit_event_resources (
    organization_id UUID NOT NULL,
    resource_id     TEXT NOT NULL,
    sequence        BIGINT NOT NULL,
    PRIMARY KEY (organization_id, resource_id, sequence),
    FOREIGN KEY (organization_id, sequence) REFERENCES audit_events (organization_id, sequence)
);
-- Verification goes through a chain in its order.
CREATE INDEX audit_event_resources_organization_id_sequence_idx ON audit_event_resources (organization_id, sequence);

-- The end of each chain; its row is locked while the chain grows.
CREATE TABLE audit_chains (
    organization_id UUID NOT NULL PRIMARY KEY,
    sequence        BIGINT NOT NULL,
    hash            BYTEA NOT NULL
);

CREATE TABLE certificates_of_completion (
    envelope_id     UUID NOT NULL PRIMARY KEY,
    organization_id UUID NOT NULL,
    blob_id         UUID NOT NULL,
    audit_sequence  BIGINT NOT NULL,
    audit_hash      BYTEA NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL
);

-- What is written stays as it was written.
CREATE FUNCTION audit_events_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit events are never changed or deleted';
END $$;
CREATE TRIGGER audit_events_no_change BEFORE UPDATE OR DELETE ON audit_events
    FOR EACH ROW EXECUTE FUNCTION audit_events_refuse();
CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION audit_events_refuse();
CREATE TRIGGER audit_event_resources_no_change BEFORE UPDATE OR DELETE ON audit_event_resources
    FOR EACH ROW EXECUTE FUNCTION audit_events_refuse();
CREATE TRIGGER audit_event_resources_no_truncate BEFORE TRUNCATE ON audit_event_resources
    FOR EACH STATEMENT EXECUTE FUNCTION audit_events_refuse();

ALTER TABLE audit_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_events FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_events_organization ON audit_events USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);
ALTER TABLE audit_event_resources ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_event_resources FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_event_resources_organization ON audit_event_resources USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);
ALTER TABLE audit_chains ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_chains FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_chains_organization ON audit_chains USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);
ALTER TABLE certificates_of_completion ENABLE ROW LEVEL SECURITY;
ALTER TABLE certificates_of_completion FORCE ROW LEVEL SECURITY;
CREATE POLICY certificates_of_completion_organization ON certificates_of_completion USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);
