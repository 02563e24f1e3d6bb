-- Pauses of all writing for maintenance: begun and ended by the system administrator, with a reason, never changed afterwards.
CREATE SCHEMA upkeep;
GRANT USAGE ON SCHEMA upkeep TO quota_exchange_app, quota_exchange_auditor;
ALTER DEFAULT PRIVILEGES IN SCHEMA upkeep GRANT SELECT ON TABLES TO quota_exchange_app, quota_exchange_auditor;
ALTER DEFAULT PRIVILEGES IN SCHEMA upkeep GRANT USAGE ON SEQUENCES TO quota_exchange_app;

CREATE TABLE upkeep.pause (
    number      bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    paused      boolean     NOT NULL,
    reason      text        NOT NULL CHECK (reason <> ''),
    person      text        NOT NULL CHECK (person <> ''),
    recorded_at timestamptz NOT NULL
);
GRANT INSERT ON upkeep.pause TO quota_exchange_app;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON upkeep.pause
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
