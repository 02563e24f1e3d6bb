-- The events of rounds: appended, never changed, numbered from 1 without a gap in each round.
CREATE SCHEMA round;

CREATE TABLE round.event (
    round_id    text        NOT NULL CHECK (round_id ~ '^rnd_[a-z0-9-]{1,40}$'),
    number      bigint      NOT NULL CHECK (number >= 1),
    kind        text        NOT NULL,
    recorded_at timestamptz NOT NULL,
    document    text        NOT NULL,
    PRIMARY KEY (round_id, number)
);

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON round.event
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION round.check_next_number() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog
AS $$
BEGIN
    IF NEW.number > 1 AND NOT EXISTS (
        SELECT FROM round.event WHERE round_id = NEW.round_id AND number = NEW.number - 1
    ) THEN
        RAISE EXCEPTION 'event % of round % has no event before it', NEW.number, NEW.round_id;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER next_number
    BEFORE INSERT ON round.event
    FOR EACH ROW EXECUTE FUNCTION round.check_next_number();

GRANT USAGE ON SCHEMA round TO quota_exchange_app, quota_exchange_auditor;
GRANT SELECT, INSERT ON round.event TO quota_exchange_app;
GRANT SELECT ON round.event TO quota_exchange_auditor;
