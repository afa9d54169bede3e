-- Who acts: tenants, people, their places, and the credentials they come with. Secrets are kept as hashes only.

CREATE TABLE organizations (
    id         UUID NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL,
    slug       TEXT NOT NULL UNIQUE,
    active     BOOLEAN NOT NULL,
    revision   BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;
CREATE POLICY organizations_organization ON organizations USING (
    id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);

-- Accounts belong to the installation and not to a tenant: one account, many organizations. The realm is where an
-- address is unique; everybody is in the shared one.
CREATE TABLE users (
    id                UUID NOT NULL PRIMARY KEY,
    realm             TEXT NOT NULL CHECK (realm IN ('shared')),
    email             TEXT NOT NULL,
    email_canonical   TEXT NOT NULL,
    full_name         TEXT NOT NULL,
    status            TEXT NOT NULL CHECK (status IN ('active', 'disabled')),
    password_hash     TEXT NOT NULL,
    email_verified_at TIMESTAMPTZ,
    last_login_at     TIMESTAMPTZ,
    created_at        TIMESTAMPTZ NOT NULL,
    updated_at        TIMESTAMPTZ NOT NULL
);
-- Sign-in finds an account by its address.
CREATE UNIQUE INDEX users_realm_email_canonical_key ON users (realm, email_canonical);

-- Wrong passwords by address, whether an account has it or not: an answer must not tell the two apart.
CREATE TABLE sign_in_failures (
    email_hash     BYTEA NOT NULL PRIMARY KEY,
    failures       BIGINT NOT NULL,
    locked_until   TIMESTAMPTZ,
    last_failed_at TIMESTAMPTZ NOT NULL
);
-- The sweeper removes what is long over.
CREATE INDEX sign_in_failures_last_failed_at_idx ON sign_in_failures (last_failed_at);

CREATE TABLE memberships (
    id              UUID NOT NULL PRIMARY KEY,
    organization_id UUID NOT NULL REFERENCES organizations (id),
    user_id         UUID REFERENCES users (id),
    email           TEXT NOT NULL,
    email_canonical TEXT NOT NULL,
    role            TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'sender', 'viewer')),
    is_default      BOOLEAN NOT NULL,
    revision        BIGINT NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    joined_at       TIMESTAMPTZ,
    expires_at      TIMESTAMPTZ,
    CHECK ((user_id IS NULL) = (joined_at IS NULL))
);
-- One place for a person in an organization, invited or joined.
CREATE UNIQUE INDEX memberships_organization_id_email_canonical_key ON memberships (organization_id, email_canonical);
-- Authentication finds the place of an account; also leads from an account to its organizations.
CREATE UNIQUE INDEX memberships_user_id_organization_id_key ON memberships (user_id, organization_id);
-- One default organization for an account.
CREATE UNIQUE INDEX memberships_user_id_default_key ON memberships (user_id) WHERE is_default;
ALTER TABLE memberships ENABLE ROW LEVEL SECURITY;
ALTER TABLE memberships FORCE ROW LEVEL SECURITY;
CREATE POLICY memberships_organization ON memberships USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);

CREATE TABLE verification_tokens (
    token_hash      BYTEA NOT NULL PRIMARY KEY,
    purpose         TEXT NOT NULL CHECK (purpose IN ('invitation')),
    organization_id UUID NOT NULL REFERENCES organizations (id),
    membership_id   UUID NOT NULL REFERENCES memberships (id) ON DELETE CASCADE,
    created_at      TIMESTAMPTZ NOT NULL,
    expires_at      TIMESTAMPTZ NOT NULL,
    used_at         TIMESTAMPTZ
);
-- Inviting again looks for the invitation that is still open; removing a member takes its tokens along.
CREATE INDEX verification_tokens_membership_id_idx ON verification_tokens (membership_id);
-- The sweeper removes expired ones.
CREATE INDEX verification_tokens_expires_at_idx ON verification_tokens (expires_at);
ALTER TABLE verification_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE verification_tokens FORCE ROW LEVEL SECURITY;
CREATE POLICY verification_tokens_organization ON verification_tokens USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);

CREATE TABLE sessions (
    id              UUID NOT NULL PRIMARY KEY,
    token_hash      BYTEA NOT NULL UNIQUE,
    organization_id UUID NOT NULL REFERENCES organizations (id),
    user_id         UUID NOT NULL REFERENCES users (id),
    ip_address      TEXT NOT NULL,
    user_agent      TEXT NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    last_used_at    TIMESTAMPTZ NOT NULL,
    expires_at      TIMESTAMPTZ NOT NULL,
    revoked_at      TIMESTAMPTZ
);
-- A person's own sessions, newest first: ids sort by time.
CREATE INDEX sessions_user_id_id_idx ON sessions (user_id, id);
-- The sweeper removes those that expired 30 days ago.
CREATE INDEX sessions_expires_at_idx ON sessions (expires_at);
ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE sessions FORCE ROW LEVEL SECURITY;
CREATE POLICY sessions_organization ON sessions USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);

CREATE TABLE api_keys (
    id              UUID NOT NULL PRIMARY KEY,
    token_hash      BYTEA NOT NULL UNIQUE,
    prefix          TEXT NOT NULL,
    organization_id UUID NOT NULL REFERENCES organizations (id),
    user_id         UUID NOT NULL REFERENCES users (id),
    name            TEXT NOT NULL,
    permissions     JSONB NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    expires_at      TIMESTAMPTZ,
    last_used_at    TIMESTAMPTZ,
    revoked_at      TIMESTAMPTZ
);
-- The organization's keys, newest first.
CREATE INDEX api_keys_organization_id_id_idx ON api_keys (organization_id, id);
-- Removing a member ends the keys they made.
CREATE INDEX api_keys_user_id_idx ON api_keys (user_id);
ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY api_keys_organization ON api_keys USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);

-- Envelope and recipient live in tables of a later migration, so they are no foreign keys here.
CREATE TABLE signing_links (
    id                 UUID NOT NULL PRIMARY KEY,
    token_hash         BYTEA NOT NULL UNIQUE,
    organization_id    UUID NOT NULL REFERENCES organizations (id),
    envelope_id        UUID NOT NULL,
    recipient_id       UUID NOT NULL,
    failed_codes       BIGINT NOT NULL,
    access_verified_at TIMESTAMPTZ,
    created_at         TIMESTAMPTZ NOT NULL,
    expires_at         TIMESTAMPTZ NOT NULL,
    revoked_at         TIMESTAMPTZ
);
-- Ending an envelope ends its links.
CREATE INDEX signing_links_envelope_id_idx ON signing_links (envelope_id);
ALTER TABLE signing_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE signing_links FORCE ROW LEVEL SECURITY;
CREATE POLICY signing_links_organization ON signing_links USING (
    organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
    OR current_setting('app.system', true) = 'on'
);
