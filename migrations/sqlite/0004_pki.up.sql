-- Keys and trust: the platform's own authorities, the certificates it issues, and what it takes back or time-stamps.

-- The root that issues certificates and the unit that signs time stamps. They belong to the platform, not to a tenant;
-- their keys are sealed by the platform's key.
CREATE TABLE certificate_authorities (
    id          BLOB NOT NULL PRIMARY KEY,
    role        TEXT NOT NULL CHECK (role IN ('root', 'time_stamping')),
    certificate BLOB NOT NULL,
    sealed_key  BLOB NOT NULL,
    -- Number of its newest revocation list. Whoever publishes one counts up first and so holds the row until its commit.
    crl_number  INTEGER NOT NULL CHECK (crl_number >= 0),
    created_at  INTEGER NOT NULL,
    retired_at  INTEGER
);
-- One of each at work: copies that start together make one, not two.
CREATE UNIQUE INDEX certificate_authorities_role_key ON certificate_authorities (role) WHERE retired_at IS NULL;

CREATE TABLE certificates (
    id                BLOB NOT NULL PRIMARY KEY,
    organization_id   BLOB NOT NULL,
    user_id           BLOB,
    -- Holder's address in lower case; empty for a seal.
    email             TEXT NOT NULL,
    label             TEXT NOT NULL,
    purpose           TEXT NOT NULL CHECK (purpose IN ('signer', 'seal')),
    type              TEXT NOT NULL CHECK (type IN ('self_signed', 'ca_issued', 'eidas', 'corporate')),
    status            TEXT NOT NULL CHECK (status IN ('active', 'suspended', 'revoked')),
    is_default        BOOLEAN NOT NULL,
    authority_id      BLOB REFERENCES certificate_authorities (id),
    serial_number     TEXT NOT NULL,
    subject_cn        TEXT NOT NULL,
    issuer_cn         TEXT NOT NULL,
    valid_from        INTEGER NOT NULL,
    valid_to          INTEGER NOT NULL,
    key_type          TEXT NOT NULL CHECK (key_type IN ('RSA', 'EC', 'ED25519')),
    key_size          INTEGER NOT NULL,
    usage_count       INTEGER NOT NULL CHECK (usage_count >= 0),
    last_used_at      INTEGER,
    hsm_key_id        TEXT,
    certificate       BLOB NOT NULL,
    sealed_key        BLOB,
    revoked_at        INTEGER,
    revocation_reason TEXT,
    created_at        INTEGER NOT NULL,
    CHECK ((status = 'revoked') = (revoked_at IS NOT NULL)),
    CHECK (status = 'active' OR NOT is_default),
    -- A key is in one place: sealed here, or in the HSM.
    CHECK ((sealed_key IS NULL) <> (hsm_key_id IS NULL))
);
-- The one a holder signs with under a name; two first signatures at the same moment make one certificate.
CREATE UNIQUE INDEX certificates_default_key
    ON certificates (organization_id, purpose, email, subject_cn) WHERE is_default;
-- The organization's list, newest first: ids sort by time.
CREATE INDEX certificates_organization_id_id_idx ON certificates (organization_id, id);
-- The same of one holder.
CREATE INDEX certificates_organization_id_email_id_idx ON certificates (organization_id, email, id);

-- What revocation lists say. Public by nature, and read across tenants to make a list, so without a tenant.
CREATE TABLE revocations (
    authority_id  BLOB NOT NULL REFERENCES certificate_authorities (id),
    serial_number BLOB NOT NULL,
    reason        TEXT NOT NULL,
    revoked_at    INTEGER NOT NULL,
    PRIMARY KEY (authority_id, serial_number)
);

-- Every list ever published: the newest is served, the older ones are evidence.
CREATE TABLE revocation_lists (
    authority_id BLOB NOT NULL REFERENCES certificate_authorities (id),
    number       INTEGER NOT NULL CHECK (number > 0),
    der          BLOB NOT NULL,
    this_update  INTEGER NOT NULL,
    next_update  INTEGER NOT NULL,
    PRIMARY KEY (authority_id, number)
);

-- A record of every time stamp issued, as a time-stamping authority has to keep (ETSI EN 319 421 §7.12). Of no tenant:
-- a request says nothing about who sends it.
CREATE TABLE timestamp_tokens (
    serial_number    BLOB NOT NULL PRIMARY KEY,
    authority_id     BLOB NOT NULL REFERENCES certificate_authorities (id),
    digest_algorithm TEXT NOT NULL,
    digest           BLOB NOT NULL,
    issued_at        INTEGER NOT NULL
);
-- Looking up what was issued when.
CREATE INDEX timestamp_tokens_issued_at_idx ON timestamp_tokens (issued_at);
