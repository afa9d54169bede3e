DROP TABLE document_uploads;
DROP TABLE document_holds;
DROP TABLE document_versions;
DROP TABLE documents;
