-- Both counties confirm in either order; an award ends one way, paid or in default, claimed before either moves anything.
CREATE TABLE settlement.award_ending (
    award_id    text        PRIMARY KEY CHECK (award_id ~ '^awd_[a-z0-9_-]{1,60}$'),
    ending      text        NOT NULL CHECK (ending IN ('PAID', 'DEFAULTED')),
    recorded_at timestamptz NOT NULL
);

-- What was paid before this table came.
INSERT INTO settlement.award_ending (award_id, ending, recorded_at)
SELECT award_id, 'PAID', recorded_at FROM settlement.award_step WHERE step = 3;

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement.award_ending
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- Steps 1 and 2 need 0; 3 and 4 need all before them.
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
    IF NEW.step > 0 AND EXISTS (
        SELECT FROM settlement.award_ending WHERE award_id = NEW.award_id AND ending = 'DEFAULTED'
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

GRANT SELECT, INSERT ON settlement.award_ending TO quota_exchange_app;
GRANT SELECT ON settlement.award_ending TO quota_exchange_auditor;
