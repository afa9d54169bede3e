DROP TABLE idempotency_keys;
DROP TABLE blobs;
DROP TABLE organization_keys;
DROP TABLE jobs;
DROP TABLE outbox;
