-- Write-off slips (核销单): kept before the ledger posts them, never changed.
CREATE SCHEMA writeoff;

CREATE TABLE writeoff.slip (
    id       text PRIMARY KEY CHECK (id ~ '^wof_[a-z0-9_-]{1,60}$'),
    document text NOT NULL
);

CREATE FUNCTION writeoff.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog
AS $$
BEGIN
    RAISE LOG 'refused % on %.% by %', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME, session_user;
    RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME;
END
$$;

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON writeoff.slip
    FOR EACH STATEMENT EXECUTE FUNCTION writeoff.refuse_change();

GRANT USAGE ON SCHEMA writeoff TO quota_exchange_app, quota_exchange_auditor;
GRANT SELECT, INSERT ON writeoff.slip TO quota_exchange_app;
GRANT SELECT ON writeoff.slip TO quota_exchange_auditor;
