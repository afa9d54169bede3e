ALTER TABLE users DROP COLUMN revision;
ALTER TABLE users DROP COLUMN language;
