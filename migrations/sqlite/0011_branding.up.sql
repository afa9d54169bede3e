-- How an organization looks to the people it asks to sign, and on whose pages its signing page may stand.

CREATE TABLE organization_brandings (
    organization_id   BLOB NOT NULL PRIMARY KEY REFERENCES organizations (id),
    accent_color      TEXT NOT NULL,
    support_text      TEXT NOT NULL,
    -- PNG, made anew from the pixels of what was given.
    logo              BLOB,
    logo_sha256       BLOB,
    embedding_origins TEXT NOT NULL,
    revision          INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL,
    CHECK ((logo IS NULL) = (logo_sha256 IS NULL))
);
