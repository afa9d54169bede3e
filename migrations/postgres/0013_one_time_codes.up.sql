-- Codes that recipients are sent, or handed, before anything is shown to them.

ALTER TABLE recipients ADD COLUMN one_time_code BOOLEAN NOT NULL DEFAULT FALSE;
-- When the right one came through this link.
ALTER TABLE signing_links ADD COLUMN one_time_verified_at TIMESTAMPTZ;

-- The last code of a recipient; kept as a hash only, and emptied when it was given.
CREATE TABLE one_time_codes (
    recipient_id    UUID NOT NULL PRIMARY KEY REFERENCES recipients (id) ON DELETE CASCADE,
    organization_id UUID NOT NULL,
    code_hash       TEXT,
    failed_codes    BIGINT NOT NULL CHECK (failed_codes >= 0),
    -- How many were made since the first of the day.
    issued          BIGINT NOT NULL CHECK (issued >= 1),
    day_began_at    TIMESTAMPTZ NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    expires_at      TIMESTAMPTZ NOT NULL
);
ALTER TABLE one_time_codes ENABLE ROW LEVEL SECURITY;
ALTER TABLE one_time_codes FORCE ROW LEVEL SECURITY;
CREATE POLICY one_time_codes_organization ON one_time_codes USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);
