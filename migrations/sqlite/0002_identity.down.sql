DROP TABLE signing_links;
DROP TABLE api_keys;
DROP TABLE sessions;
DROP TABLE verification_tokens;
DROP TABLE memberships;
DROP TABLE sign_in_failures;
DROP TABLE users;
DROP TABLE organizations;
