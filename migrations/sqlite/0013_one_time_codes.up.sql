-- Codes that recipients are sent, or handed, before anything is shown to them.

ALTER TABLE recipients ADD COLUMN one_time_code BOOLEAN NOT NULL DEFAULT FALSE;
-- When the right one came through this link.
ALTER TABLE signing_links ADD COLUMN one_time_verified_at INTEGER;

-- The last code of a recipient; kept as a hash only, and emptied when it was given.
CREATE TABLE one_time_codes (
    recipient_id    BLOB NOT NULL PRIMARY KEY REFERENCES recipients (id) ON DELETE CASCADE,
    organization_id BLOB NOT NULL,
    code_hash       TEXT,
    failed_codes    INTEGER NOT NULL CHECK (failed_codes >= 0),
    -- How many were made since the first of the day.
    issued          INTEGER NOT NULL CHECK (issued >= 1),
    day_began_at    INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL
);
