DROP TABLE one_time_codes;
ALTER TABLE signing_links DROP COLUMN one_time_verified_at;
ALTER TABLE recipients DROP COLUMN one_time_code;
