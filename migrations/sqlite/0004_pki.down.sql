DROP TABLE timestamp_tokens;
DROP TABLE revocation_lists;
DROP TABLE revocations;
DROP TABLE certificates;
DROP TABLE certificate_authorities;
