-- Nobody gets anything that is not granted; what is granted is said here and beside each table.
REVOKE ALL ON SCHEMA exchange FROM PUBLIC;
GRANT USAGE ON SCHEMA exchange TO quota_exchange_app, quota_exchange_auditor;

ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA exchange GRANT SELECT ON TABLES TO quota_exchange_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA exchange GRANT USAGE ON SEQUENCES TO quota_exchange_app;
