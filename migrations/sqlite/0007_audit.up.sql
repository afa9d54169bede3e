-- The audit trail: one row for each event, chained by hash in each organization. The nil UUID stands for events of no organization.

CREATE TABLE audit_events (
    organization_id BLOB NOT NULL,
    sequence        INTEGER NOT NULL CHECK (sequence > 0),
    id              BLOB NOT NULL UNIQUE,
    action          TEXT NOT NULL,
    resource_type   TEXT NOT NULL,
    resource_id     TEXT NOT NULL,
    user_id         BLOB,
    occurred_at     INTEGER NOT NULL,
    -- The event as it was hashed, to the byte; the other columns are for finding it.
    record          TEXT NOT NULL,
    previous_hash   BLOB NOT NULL,
    hash            BLOB NOT NULL,
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
    organization_id BLOB NOT NULL,
    resource_id     TEXT NOT NULL,
    sequence        INTEGER NOT NULL,
    PRIMARY KEY (organization_id, resource_id, sequence),
    FOREIGN KEY (organization_id, sequence) REFERENCES audit_events (organization_id, sequence)
);
-- Verification goes through a chain in its order.
CREATE INDEX audit_event_resources_organization_id_sequence_idx ON audit_event_resources (organization_id, sequence);

-- The end of each chain; its row is locked while the chain grows.
CREATE TABLE audit_chains (
    organization_id BLOB NOT NULL PRIMARY KEY,
    sequence        INTEGER NOT NULL,
    hash            BLOB NOT NULL
);

CREATE TABLE certificates_of_completion (
    envelope_id     BLOB NOT NULL PRIMARY KEY,
    organization_id BLOB NOT NULL,
    blob_id         BLOB NOT NULL,
    audit_sequence  INTEGER NOT NULL,
    audit_hash      BLOB NOT NULL,
    created_at      INTEGER NOT NULL
);

-- What is written stays as it was written.
CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END;
CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events BEGIN SELECT RAISE(ABORT, 'audit events are never deleted'); END;
CREATE TRIGGER audit_event_resources_no_update BEFORE UPDATE ON audit_event_resources BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END;
CREATE TRIGGER audit_event_resources_no_delete BEFORE DELETE ON audit_event_resources BEGIN SELECT RAISE(ABORT, 'audit events are never deleted'); END;
