-- A payment is claimed before the ledger is asked, and the ledger may refuse it: the cash is short, units are frozen. Such a claim keeps
-- nobody from a default, as long as nothing of the award was ever paid. Clause: M13-05.8
CREATE TABLE settlement.claim_without_payment (
    award_id    text        PRIMARY KEY REFERENCES settlement.award_ending,
    recorded_at timestamptz NOT NULL
);

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement.claim_without_payment
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION settlement.check_nothing_paid() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog
AS $$
BEGIN
    IF EXISTS (SELECT FROM settlement.award_step WHERE award_id = NEW.award_id AND step >= 3)
        OR EXISTS (
            SELECT FROM ledger.settlement
             WHERE fact_kind = 'award' AND fact_id = NEW.award_id AND code IN ('PAY_IN', 'DELIVER')
        ) THEN
        RAISE EXCEPTION 'award % was paid', NEW.award_id;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER nothing_paid
    BEFORE INSERT ON settlement.claim_without_payment
    FOR EACH ROW EXECUTE FUNCTION settlement.check_nothing_paid();

-- As before; an award whose claim was void ended in default.
CREATE OR REPLACE FUNCTION settlement.check_turn() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog
AS $$
DECLARE
    needed CONSTANT integer := CASE NEW.step WHEN 2 THEN 1 ELSE NEW.step END;
BEGIN
    IF (SELECT count(*) FROM settlement.award_step WHERE award_id = NEW.award_id AND step < needed) <> needed THEN
        RAISE EXCEPTION 'step % of award % is out of its turn', NEW.step, NEW.award_id;
    END IF;
    IF NEW.step > 0 AND (
        EXISTS (SELECT FROM settlement.award_ending WHERE award_id = NEW.award_id AND ending = 'DEFAULTED')
        OR EXISTS (SELECT FROM settlement.claim_without_payment WHERE award_id = NEW.award_id)
    ) THEN
        RAISE EXCEPTION 'award % ended in default', NEW.award_id;
    END IF;
    IF NEW.step = 3 AND NOT EXISTS (
        SELECT FROM settlement.award_ending WHERE award_id = NEW.award_id AND ending = 'PAID'
    ) THEN
        RAISE EXCEPTION 'award % is paid without having claimed it', NEW.award_id;
    END IF;
    RETURN NEW;
END
$$;

GRANT SELECT, INSERT ON settlement.claim_without_payment TO quota_exchange_app;
GRANT SELECT ON settlement.claim_without_payment TO quota_exchange_auditor;
