-- An account is what postings name: it is made once and never renamed.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
-- Balances and the head go on; they are never taken away.
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON ledger.balance
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE INSERT OR DELETE OR TRUNCATE ON ledger.head
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- The server makes sure at its start that the tables are those it knows.
GRANT SELECT ON exchange.flyway_schema_history TO quota_exchange_app, quota_exchange_auditor;
