DROP TABLE organization_brandings;
