-- Who may write to a round: taking it over moves its epoch on, and every append names the epoch it believes in.
CREATE TABLE round.owner (
    round_id text        PRIMARY KEY CHECK (round_id ~ '^rnd_[a-z0-9-]{1,40}$'),
    epoch    bigint      NOT NULL CHECK (epoch >= 1),
    writer   uuid        NOT NULL,
    taken_at timestamptz NOT NULL DEFAULT now()
);

GRANT SELECT ON round.owner TO quota_exchange_app, quota_exchange_auditor;

-- The new epoch; nothing where the writer wants it again and somebody else has taken it meanwhile.
CREATE FUNCTION round.take_over(o_round text, o_writer uuid, o_again boolean) RETURNS SETOF bigint
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY
    INSERT INTO round.owner AS held (round_id, epoch, writer)
    VALUES (o_round, 1, o_writer)
    ON CONFLICT (round_id) DO UPDATE SET epoch = held.epoch + 1, writer = o_writer, taken_at = now()
     WHERE NOT o_again OR held.writer = o_writer
    RETURNING held.epoch;
END
$$;

-- Appends events, all of them or none; QX001: another writer has taken the round over.
CREATE FUNCTION round.append(
    a_round text, a_epoch bigint, a_at timestamptz, a_numbers bigint[], a_kinds text[], a_documents text[]
) RETURNS void
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM FROM round.owner WHERE round_id = a_round AND epoch = a_epoch FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'epoch % of round % is over: another writer has taken it', a_epoch, a_round
            USING ERRCODE = 'QX001';
    END IF;
    INSERT INTO round.event (round_id, number, kind, recorded_at, document)
    SELECT a_round, given.number, given.kind, a_at, given.document
      FROM unnest(a_numbers, a_kinds, a_documents) AS given (number, kind, document)
     ORDER BY given.number;
END
$$;

REVOKE INSERT ON round.event FROM quota_exchange_app;
GRANT EXECUTE ON FUNCTION round.take_over(text, uuid, boolean) TO quota_exchange_app;
GRANT EXECUTE ON FUNCTION round.append(text, bigint, timestamptz, bigint[], text[], text[]) TO quota_exchange_app;
