-- The steps an award has taken, one row a step, in order, never changed.
CREATE SCHEMA settlement;

CREATE TABLE settlement.award_step (
    award_id    text        NOT NULL CHECK (award_id ~ '^awd_[a-z0-9_-]{1,60}$'),
    -- 0 awarded, 1 confirmed by the seller, 2 by the buyer, 3 paid, 4 delivered
    step        smallint    NOT NULL CHECK (step BETWEEN 0 AND 4),
    -- the ledger's sequence; 0 where the step moves nothing
    settlement  bigint      NOT NULL CHECK (settlement >= 0),
    maker       text        NOT NULL,
    approver    text        NOT NULL CHECK (approver <> maker),
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (award_id, step)
);

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement.award_step
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION settlement.check_turn() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog
AS $$
BEGIN
    IF NEW.step > 0 AND NOT EXISTS (
        SELECT FROM settlement.award_step WHERE award_id = NEW.award_id AND step = NEW.step - 1
    ) THEN
        RAISE EXCEPTION 'step % of award % is out of its turn', NEW.step, NEW.award_id;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER in_turn
    BEFORE INSERT ON settlement.award_step
    FOR EACH ROW EXECUTE FUNCTION settlement.check_turn();

GRANT USAGE ON SCHEMA settlement TO quota_exchange_app, quota_exchange_auditor;
GRANT SELECT, INSERT ON settlement.award_step TO quota_exchange_app;
GRANT SELECT ON settlement.award_step TO quota_exchange_auditor;
