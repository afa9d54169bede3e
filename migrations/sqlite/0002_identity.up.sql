-- Who acts: tenants, people, their places, and the credentials they come with. Secrets are kept as hashes only.

CREATE TABLE organizations (
    id         BLOB NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL,
    slug       TEXT NOT NULL UNIQUE,
    active     BOOLEAN NOT NULL,
    revision   INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);

-- Accounts belong to the installation and not to a tenant: one account, many organizations. The realm is where an
-- address is unique; everybody is in the shared one.
CREATE TABLE users (
    id                BLOB NOT NULL PRIMARY KEY,
    realm             TEXT NOT NULL CHECK (realm IN ('shared')),
    email             TEXT NOT NULL,
    email_canonical   TEXT NOT NULL,
    full_name         TEXT NOT NULL,
    status            TEXT NOT NULL CHECK (status IN ('active', 'disabled')),
    password_hash     TEXT NOT NULL,
    email_verified_at INTEGER,
    last_login_at     INTEGER,
    created_at        INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL
);
-- Sign-in finds an account by its address.
CREATE UNIQUE INDEX users_realm_email_canonical_key ON users (realm, email_canonical);

-- Wrong passwords by address, whether an account has it or not: an answer must not tell the two apart.
CREATE TABLE sign_in_failures (
    email_hash     BLOB NOT NULL PRIMARY KEY,
    failures       INTEGER NOT NULL,
    locked_until   INTEGER,
    last_failed_at INTEGER NOT NULL
);
-- The sweeper removes what is long over.
CREATE INDEX sign_in_failures_last_failed_at_idx ON sign_in_failures (last_failed_at);

CREATE TABLE memberships (
    id              BLOB NOT NULL PRIMARY KEY,
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    user_id         BLOB REFERENCES users (id),
    email           TEXT NOT NULL,
    email_canonical TEXT NOT NULL,
    role            TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'sender', 'viewer')),
    is_default      BOOLEAN NOT NULL,
    revision        INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    joined_at       INTEGER,
    expires_at      INTEGER,
    CHECK ((user_id IS NULL) = (joined_at IS NULL))
);
-- One place for a person in an organization, invited or joined.
CREATE UNIQUE INDEX memberships_organization_id_email_canonical_key ON memberships (organization_id, email_canonical);
-- Authentication finds the place of an account; also leads from an account to its organizations.
CREATE UNIQUE INDEX memberships_user_id_organization_id_key ON memberships (user_id, organization_id);
-- One default organization for an account.
CREATE UNIQUE INDEX memberships_user_id_default_key ON memberships (user_id) WHERE is_default;

CREATE TABLE verification_tokens (
    token_hash      BLOB NOT NULL PRIMARY KEY,
    purpose         TEXT NOT NULL CHECK (purpose IN ('invitation')),
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    membership_id   BLOB NOT NULL REFERENCES memberships (id) ON DELETE CASCADE,
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    used_at         INTEGER
);
-- Inviting again looks for the invitation that is still open; removing a member takes its tokens along.
CREATE INDEX verification_tokens_membership_id_idx ON verification_tokens (membership_id);
-- The sweeper removes expired ones.
CREATE INDEX verification_tokens_expires_at_idx ON verification_tokens (expires_at);

CREATE TABLE sessions (
    id              BLOB NOT NULL PRIMARY KEY,
    token_hash      BLOB NOT NULL UNIQUE,
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    user_id         BLOB NOT NULL REFERENCES users (id),
    ip_address      TEXT NOT NULL,
    user_agent      TEXT NOT NULL,
    created_at      INTEGER NOT NULL,
    last_used_at    INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    revoked_at      INTEGER
);
-- A person's own sessions, newest first: ids sort by time.
CREATE INDEX sessions_user_id_id_idx ON sessions (user_id, id);
-- The sweeper removes those that expired 30 days ago.
CREATE INDEX sessions_expires_at_idx ON sessions (expires_at);

CREATE TABLE api_keys (
    id              BLOB NOT NULL PRIMARY KEY,
    token_hash      BLOB NOT NULL UNIQUE,
    prefix          TEXT NOT NULL,
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    user_id         BLOB NOT NULL REFERENCES users (id),
    name            TEXT NOT NULL,
    permissions     TEXT NOT NULL,
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER,
    last_used_at    INTEGER,
    revoked_at      INTEGER
);
-- The organization's keys, newest first.
CREATE INDEX api_keys_organization_id_id_idx ON api_keys (organization_id, id);
-- Removing a member ends the keys they made.
CREATE INDEX api_keys_user_id_idx ON api_keys (user_id);

-- Envelope and recipient live in tables of a later migration, so they are no foreign keys here.
CREATE TABLE signing_links (
    id                 BLOB NOT NULL PRIMARY KEY,
    token_hash         BLOB NOT NULL UNIQUE,
    organization_id    BLOB NOT NULL REFERENCES organizations (id),
    envelope_id        BLOB NOT NULL,
    recipient_id       BLOB NOT NULL,
    failed_codes       INTEGER NOT NULL,
    access_verified_at INTEGER,
    created_at         INTEGER NOT NULL,
    expires_at         INTEGER NOT NULL,
    revoked_at         INTEGER
);
-- Ending an envelope ends its links.
CREATE INDEX signing_links_envelope_id_idx ON signing_links (envelope_id);
