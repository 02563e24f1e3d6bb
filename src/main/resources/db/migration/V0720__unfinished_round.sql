-- The rounds that have begun and not ended: nodes look at them twice a second, and the journal of all rounds there ever were only grows.
-- Kept by the commit that begins or ends a round; what it says can be read off the journal at any time.
CREATE TABLE round.unfinished (
    round_id text PRIMARY KEY CHECK (round_id ~ '^rnd_[a-z0-9-]{1,40}$')
);
GRANT SELECT ON round.unfinished TO quota_exchange_app, quota_exchange_auditor;

CREATE FUNCTION round.keep_unfinished() RETURNS trigger
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NEW.number = 1 THEN
        INSERT INTO round.unfinished (round_id) VALUES (NEW.round_id);
    ELSE
        DELETE FROM round.unfinished WHERE round_id = NEW.round_id;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER unfinished
    AFTER INSERT ON round.event
    FOR EACH ROW
    WHEN (NEW.number = 1 OR NEW.kind IN ('settled.v1', 'withdrawn.v1'))
    EXECUTE FUNCTION round.keep_unfinished();

INSERT INTO round.unfinished (round_id)
SELECT begun.round_id
  FROM round.event AS begun
 WHERE begun.number = 1
   AND NOT EXISTS (SELECT FROM round.event AS ended
                    WHERE ended.round_id = begun.round_id
                      AND ended.kind IN ('settled.v1', 'withdrawn.v1'));
