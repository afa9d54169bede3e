-- What people change about their own accounts.

ALTER TABLE users ADD COLUMN language TEXT NOT NULL DEFAULT '';
-- Counts those writes; the etag.
ALTER TABLE users ADD COLUMN revision BIGINT NOT NULL DEFAULT 1;
