DROP TABLE signature_validations;
DROP TABLE signatures;
