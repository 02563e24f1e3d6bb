-- When each writer of rounds was last alive: from then on, until another one takes a round over, its round was not served.
CREATE TABLE round.heartbeat (
    writer  uuid        PRIMARY KEY,
    seen_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON round.heartbeat TO quota_exchange_app;
GRANT SELECT ON round.heartbeat TO quota_exchange_auditor;

DROP FUNCTION round.take_over(text, uuid, boolean);

-- The new epoch, and when the writer before was last alive; nothing where the writer wants the round again and another has taken it.
CREATE FUNCTION round.take_over(o_round text, o_writer uuid, o_again boolean)
    RETURNS TABLE (epoch bigint, seen_at timestamptz)
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    before uuid;
BEGIN
    SELECT held.writer INTO before FROM round.owner AS held WHERE held.round_id = o_round FOR UPDATE;
    RETURN QUERY
    WITH taken AS (
        INSERT INTO round.owner AS held (round_id, epoch, writer)
        VALUES (o_round, 1, o_writer)
        ON CONFLICT (round_id) DO UPDATE SET epoch = held.epoch + 1, writer = o_writer, taken_at = now()
         WHERE NOT o_again OR held.writer = o_writer
        RETURNING held.epoch
    )
    SELECT taken.epoch, (SELECT beat.seen_at FROM round.heartbeat AS beat WHERE beat.writer = before) FROM taken;
END
$$;

GRANT EXECUTE ON FUNCTION round.take_over(text, uuid, boolean) TO quota_exchange_app;
