DROP TABLE fields;
DROP TABLE recipients;
DROP TABLE envelope_documents;
DROP TABLE envelopes;
