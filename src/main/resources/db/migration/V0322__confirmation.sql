-- Deals that both counties confirmed, sealed by the exchange: one signature each, never changed.
CREATE TABLE settlement.confirmation (
    award_id  text        PRIMARY KEY CHECK (award_id ~ '^awd_[a-z0-9_-]{1,60}$'),
    sealed_at timestamptz NOT NULL,
    key_id    bytea       NOT NULL CHECK (octet_length(key_id) = 32),
    signature bytea       NOT NULL CHECK (octet_length(signature) BETWEEN 8 AND 80)
);

CREATE FUNCTION settlement.check_confirmed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog
AS $$
BEGIN
    IF (SELECT count(*) FROM settlement.award_step WHERE award_id = NEW.award_id AND step IN (1, 2)) <> 2 THEN
        RAISE EXCEPTION 'award % is not confirmed by both', NEW.award_id;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER confirmed
    BEFORE INSERT ON settlement.confirmation
    FOR EACH ROW EXECUTE FUNCTION settlement.check_confirmed();

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement.confirmation
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

GRANT SELECT, INSERT ON settlement.confirmation TO quota_exchange_app;
GRANT SELECT ON settlement.confirmation TO quota_exchange_auditor;
