-- How an organization looks to the people it asks to sign, and on whose pages its signing page may stand.

CREATE TABLE organization_brandings (
    organization_id   UUID NOT NULL PRIMARY KEY REFERENCES organizations (id),
    accent_color      TEXT NOT NULL,
    support_text      TEXT NOT NULL,
    -- PNG, made anew from the pixels of what was given.
    logo              BYTEA,
    logo_sha256       BYTEA,
    embedding_origins JSONB NOT NULL,
    revision          BIGINT NOT NULL,
    updated_at        TIMESTAMPTZ NOT NULL,
    CHECK ((logo IS NULL) = (logo_sha256 IS NULL))
);
ALTER TABLE organization_brandings ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization_brandings FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_brandings_organization ON organization_brandings USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);
