-- That the events of a round have no gap is asked once a statement, not once a row: a round's writer appends many at a time.
DROP TRIGGER next_number ON round.event;
DROP FUNCTION round.check_next_number();

CREATE FUNCTION round.check_numbers() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    gap record;
BEGIN
    SELECT g.round_id, g.first INTO gap
      FROM (SELECT a.round_id, min(a.number) AS first, max(a.number) AS last, count(*) AS events FROM added a GROUP BY a.round_id) g
     WHERE g.last - g.first + 1 <> g.events
        OR (g.first > 1 AND NOT EXISTS (
                SELECT FROM round.event e WHERE e.round_id = g.round_id AND e.number = g.first - 1))
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'event % of round %, or one behind it, has no event before it', gap.first, gap.round_id;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER numbers_without_gap
    AFTER INSERT ON round.event
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION round.check_numbers();
