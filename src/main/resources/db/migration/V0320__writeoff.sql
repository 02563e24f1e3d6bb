-- Write-off slips (核销单): kept before the ledger posts them, never changed.
CREATE SCHEMA writeoff;

CREATE TABLE writeoff.slip (
    id       text PRIMARY KEY CHECK (id ~ '^wof_[a-z0-9_-]{1,60}$'),
    document text NOT NULL
);

-- The settlement that took a slip's units out of the reserve, once it is posted.
CREATE TABLE writeoff.posted (
    slip_id    text PRIMARY KEY REFERENCES writeoff.slip,
    settlement bigint NOT NULL CHECK (settlement >= 1)
);

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON writeoff.posted
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON writeoff.slip
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

GRANT USAGE ON SCHEMA writeoff TO quota_exchange_app, quota_exchange_auditor;
GRANT SELECT, INSERT ON writeoff.slip, writeoff.posted TO quota_exchange_app;
GRANT SELECT ON writeoff.slip, writeoff.posted TO quota_exchange_auditor;
