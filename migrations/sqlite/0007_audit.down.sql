DROP TABLE certificates_of_completion;
DROP TABLE audit_chains;
DROP TABLE audit_event_resources;
DROP TABLE audit_events;
