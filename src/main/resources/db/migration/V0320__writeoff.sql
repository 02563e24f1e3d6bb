-- Write-off slips (核销单): kept before the ledger posts them, never changed.
CREATE SCHEMA writeoff;

CREATE TABLE writeoff.slip (
    id       text PRIMARY KEY CHECK (id ~ '^wof_[a-z0-9_-]{1,60}$'),
    document text NOT NULL
);

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON writeoff.slip
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

GRANT USAGE ON SCHEMA writeoff TO quota_exchange_app, quota_exchange_auditor;
GRANT SELECT, INSERT ON writeoff.slip TO quota_exchange_app;
GRANT SELECT ON writeoff.slip TO quota_exchange_auditor;
