-- Posting in sets: what ledger.post checked row by row or index by index, it now checks once a batch.

-- Foreign keys that the posting function, the only one that inserts here, makes sure of for the whole batch; a trigger a row for each was
-- half of the cost of a posting. Nothing is ever deleted that they would have to hold.
--   a posting's settlement is of its batch; a lot, a segment and a spend name a posting of their batch; a segment's holder is the giver or
--   the taker of that posting; a child has the lot of its parent, which was spent in the same posting
ALTER TABLE ledger.posting DROP CONSTRAINT posting_settlement_fkey;
ALTER TABLE ledger.lot DROP CONSTRAINT lot_settlement_place_fkey;
ALTER TABLE ledger.segment
    DROP CONSTRAINT segment_lot_fkey,
    DROP CONSTRAINT segment_holder_fkey,
    DROP CONSTRAINT segment_parent_fkey,
    DROP CONSTRAINT segment_settlement_place_fkey;
ALTER TABLE ledger.segment_spend
    DROP CONSTRAINT segment_spend_segment_fkey,
    DROP CONSTRAINT segment_spend_settlement_place_fkey;

-- An account's postings are numbered in the order of settlements, and times grow with sequences: both can be found by halving.
DROP INDEX ledger.posting_from_at;
DROP INDEX ledger.posting_to_at;
ALTER TABLE ledger.settlement DROP CONSTRAINT settlement_recorded_at_key;

-- The balance right after the settlement with this sequence number; 0 before the account's first posting. Some twenty look-ups in the two
-- indexes by account and number, which hold settlement and balance themselves.
CREATE FUNCTION ledger.balance_at(asked_account bigint, asked_sequence bigint) RETURNS bigint
    LANGUAGE plpgsql
    STABLE
    SET search_path = ledger, pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    -- the account's posting with number low is not after the settlement asked for, the one with number high + 1 is
    low bigint := 0;
    high bigint;
    middle bigint;
    found_settlement bigint;
    found_balance bigint;
    answer bigint := 0;
BEGIN
    SELECT b.postings INTO high FROM ledger.balance b WHERE b.account_id = asked_account;
    WHILE low < high LOOP
        middle := high - (high - low) / 2;
        SELECT p.settlement, p.from_balance INTO found_settlement, found_balance
        FROM ledger.posting p WHERE p.from_account = asked_account AND p.from_number = middle;
        IF NOT FOUND THEN
            SELECT p.settlement, p.to_balance INTO STRICT found_settlement, found_balance
            FROM ledger.posting p WHERE p.to_account = asked_account AND p.to_number = middle;
        END IF;
        IF found_settlement <= asked_sequence THEN
            low := middle;
            answer := found_balance;
        ELSE
            high := middle - 1;
        END IF;
    END LOOP;
    RETURN answer;
END
$$;

-- The last settlement that was recorded at this time or before it; 0 if none was.
CREATE FUNCTION ledger.sequence_at(asked timestamptz) RETURNS bigint
    LANGUAGE plpgsql
    STABLE
    SET search_path = ledger, pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    low bigint := 0;
    high bigint;
    middle bigint;
BEGIN
    SELECT h.sequence INTO high FROM ledger.head h;
    WHILE low < high LOOP
        middle := high - (high - low) / 2;
        IF (SELECT s.recorded_at FROM ledger.settlement s WHERE s.sequence = middle) <= asked THEN
            low := middle;
        ELSE
            high := middle - 1;
        END IF;
    END LOOP;
    RETURN low;
END
$$;

CREATE OR REPLACE FUNCTION ledger.post(
    -- the head as the writer believes it to be
    h_epoch bigint, h_sequence bigint, h_hash bytea,
    -- accounts that are new
    a_id bigint[], a_owner text[], a_kind text[], a_unit text[],
    -- settlements
    s_sequence bigint[], s_code text[], s_key text[], s_fingerprint bytea[], s_fact_kind text[], s_fact_id text[],
    s_fact_digest bytea[], s_maker text[], s_approver text[], s_recorded_at timestamptz[], s_hash bytea[],
    -- postings
    p_settlement bigint[], p_place integer[], p_from bigint[], p_to bigint[], p_amount bigint[], p_price_fen bigint[],
    p_lot text[], p_from_balance bigint[], p_from_number bigint[], p_to_balance bigint[], p_to_number bigint[],
    -- lots
    l_serial text[], l_indicator text[], l_county text[], l_project text[], l_accepted_on date[], l_first bigint[],
    l_last bigint[], l_settlement bigint[], l_place integer[],
    -- segments created
    g_id bigint[], g_lot text[], g_first bigint[], g_last bigint[], g_holder bigint[], g_parent bigint[],
    g_settlement bigint[], g_place integer[],
    -- segments spent
    x_segment bigint[], x_settlement bigint[], x_place integer[]
) RETURNS void
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = ledger, pg_catalog, pg_temp
    SET jit = off
    -- One plan a connection, for arrays of any length: it must not hang on how few accounts there were when it was made.
    SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off
AS $$
DECLARE
    n_settlements CONSTANT integer := cardinality(s_sequence);
    n_postings CONSTANT integer := cardinality(p_settlement);
    n_segments CONSTANT integer := cardinality(g_id);
    -- of a fixed length each, so that the code of a settlement is found by its place
    codes CONSTANT name[] := s_code::name[];
    had_segments bigint;
    had_time timestamptz;
    n_written bigint;
    n_units bigint;
    wrong bigint;
BEGIN
    IF n_settlements = 0 OR n_postings = 0 THEN
        PERFORM ledger.fail('an empty batch');
    END IF;

    UPDATE ledger.head h
    SET sequence = s_sequence[n_settlements],
        hash = s_hash[n_settlements],
        recorded_at = s_recorded_at[n_settlements],
        segments = h.segments + n_segments
    FROM ledger.head before
    WHERE h.epoch = h_epoch AND h.sequence = h_sequence AND h.hash = h_hash
    RETURNING h.segments - n_segments, before.recorded_at INTO had_segments, had_time;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'ledger: another writer took over' USING ERRCODE = 'QX001';
    END IF;

    IF cardinality(a_id) > 0 THEN
        INSERT INTO ledger.account (id, owner, kind, unit)
        SELECT * FROM unnest(a_id, a_owner, a_kind, a_unit);
        INSERT INTO ledger.balance (account_id, may_be_negative)
        SELECT a.id, a.kind IN ('MINTED', 'OUTSIDE') FROM unnest(a_id, a_kind) AS a (id, kind);
    END IF;

    -- The sequence has no gap and the clock does not go back.
    INSERT INTO ledger.settlement (sequence, code, idempotency_key, fingerprint, fact_kind, fact_id, fact_digest, maker,
                                   approver, recorded_at, hash)
    SELECT s.sequence, s.code, s.key, s.fingerprint, s.fact_kind, s.fact_id, s.fact_digest, s.maker, s.approver,
           s.recorded_at, s.hash
    FROM unnest(s_sequence, s_code, s_key, s_fingerprint, s_fact_kind, s_fact_id, s_fact_digest, s_maker, s_approver,
                s_recorded_at, s_hash, had_time || s_recorded_at) WITH ORDINALITY
        AS s (sequence, code, key, fingerprint, fact_kind, fact_id, fact_digest, maker, approver, recorded_at, hash, before,
              ord)
    WHERE s.sequence = h_sequence + s.ord AND s.recorded_at > s.before;
    GET DIAGNOSTICS n_written = ROW_COUNT;
    IF n_written <> n_settlements THEN
        PERFORM ledger.fail('gap or clock after settlement ' || h_sequence);
    END IF;

    -- Every settlement of the batch has postings, numbered from 1, and no other has; each moves as its code permits.
    WITH p AS MATERIALIZED (
        SELECT u.*, f.unit <> 'CNY' AS units
        FROM unnest(p_settlement, p_place, p_from, p_to, p_amount, p_price_fen, p_lot, p_from_balance, p_from_number,
                    p_to_balance, p_to_number, h_sequence || p_settlement, 0 || p_place)
            AS u (settlement, place, from_account, to_account, amount, price_fen, lot, from_balance, from_number, to_balance,
                  to_number, before, place_before)
        JOIN ledger.account f ON f.id = u.from_account
        JOIN ledger.account t ON t.id = u.to_account
        -- IS NOT DISTINCT FROM, because no index serves it: the accounts are to be found by their numbers
        WHERE f.unit IS NOT DISTINCT FROM t.unit
          AND CASE u.settlement - u.before WHEN 0 THEN u.place = u.place_before + 1 WHEN 1 THEN u.place = 1 ELSE false END
          AND (codes[(u.settlement - h_sequence)::integer] = 'REVERSE'
               OR (codes[(u.settlement - h_sequence)::integer]::text, f.kind, t.kind, f.owner = t.owner) IN (
                   SELECT m.code, m.from_kind, m.to_kind, o.same
                   FROM ledger.movement m
                   JOIN (VALUES ('SAME', true), ('OTHER', false), ('ANY', true), ('ANY', false)) AS o (owners, same)
                       ON o.owners = m.owners))
          AND (u.price_fen IS NULL OR (f.unit <> 'CNY' AND codes[(u.settlement - h_sequence)::integer] = 'DELIVER'))
    ), written AS (
        INSERT INTO ledger.posting (settlement, place, from_account, to_account, amount, price_fen, lot, from_balance,
                                    from_number, to_balance, to_number)
        SELECT p.settlement, p.place, p.from_account, p.to_account, p.amount, p.price_fen, p.lot, p.from_balance,
               p.from_number, p.to_balance, p.to_number
        FROM p
    )
    SELECT count(*), count(*) FILTER (WHERE p.units) INTO n_written, n_units FROM p;
    IF n_written <> n_postings OR p_settlement[n_postings] <> s_sequence[n_settlements] THEN
        PERFORM ledger.fail('movement not permitted, or out of its place, in settlement ' || coalesce(
            (SELECT min(u.settlement) FROM unnest(p_settlement, p_place) AS u (settlement, place)
             WHERE NOT EXISTS (SELECT FROM ledger.posting p WHERE p.settlement = u.settlement AND p.place = u.place)),
            s_sequence[n_settlements]));
    END IF;

    -- Running balances, numbers and floors: in each account every posting goes on where the one before it ended, the first where the
    -- account stood. A hot account costs one update a batch.
    WITH entry AS (
        SELECT p.from_account AS account_id, p.settlement, p.place, -p.amount AS change, p.from_balance AS balance,
               p.from_number AS number
        FROM unnest(p_settlement, p_place, p_from, p_amount, p_from_balance, p_from_number)
            AS p (settlement, place, from_account, amount, from_balance, from_number)
        UNION ALL
        SELECT p.to_account, p.settlement, p.place, p.amount, p.to_balance, p.to_number
        FROM unnest(p_settlement, p_place, p_to, p_amount, p_to_balance, p_to_number)
            AS p (settlement, place, to_account, amount, to_balance, to_number)
    ), followed AS (
        SELECT e.account_id, e.change, e.balance, e.number, lag(e.number) OVER in_order AS number_before,
               lag(e.balance) OVER in_order AS balance_before
        FROM entry e
        WINDOW in_order AS (PARTITION BY e.account_id ORDER BY e.settlement, e.place)
    ), account AS MATERIALIZED (
        SELECT e.account_id, count(*) AS postings, min(e.number) AS first_number, min(e.balance) AS lowest,
               sum(CASE WHEN e.change < 0 THEN -e.change ELSE 0 END)::bigint AS debits,
               sum(CASE WHEN e.change > 0 THEN e.change ELSE 0 END)::bigint AS credits,
               min(e.balance - e.change) FILTER (WHERE e.number_before IS NULL) AS opening,
               bool_and(e.number_before IS NULL
                        OR (e.number = e.number_before + 1 AND e.balance = e.balance_before + e.change)) AS unbroken
        FROM followed e
        GROUP BY e.account_id
    ), moved AS (
        UPDATE ledger.balance b
        SET debits = b.debits + a.debits, credits = b.credits + a.credits, postings = b.postings + a.postings
        FROM account a
        WHERE b.account_id = a.account_id AND a.unbroken AND a.first_number = b.postings + 1
          AND a.opening = b.credits - b.debits AND (b.may_be_negative OR a.lowest >= 0)
        RETURNING b.account_id
    )
    SELECT min(a.account_id) INTO wrong FROM account a WHERE a.account_id NOT IN (SELECT m.account_id FROM moved m);
    IF wrong IS NOT NULL THEN
        PERFORM ledger.fail('running balance of account ' || wrong || ' after settlement ' || h_sequence);
    END IF;

    IF 'DELIVER' = ANY (codes) THEN
        PERFORM ledger.check_deliveries(s_sequence, s_code, p_settlement, p_from, p_to, p_amount, p_price_fen);
    END IF;
    IF 'REVERSE' = ANY (codes) THEN
        PERFORM ledger.check_reversals(s_sequence, s_code, s_fact_kind, s_fact_id, p_settlement, p_place, p_from, p_to,
                                       p_amount);
    END IF;

    IF n_units > 0 OR n_segments > 0 OR cardinality(x_segment) > 0 OR cardinality(l_serial) > 0 THEN
        IF cardinality(l_serial) > 0 THEN
            INSERT INTO ledger.lot (serial, indicator, county, project, accepted_on, first_unit, last_unit, settlement,
                                    place)
            SELECT * FROM unnest(l_serial, l_indicator, l_county, l_project, l_accepted_on, l_first, l_last, l_settlement,
                                 l_place);
        END IF;
        INSERT INTO ledger.segment (id, lot, first_unit, last_unit, holder, parent, settlement, place)
        SELECT g.id, g.lot, g.first, g.last, g.holder, g.parent, g.settlement, g.place
        FROM unnest(g_id, g_lot, g_first, g_last, g_holder, g_parent, g_settlement, g_place) WITH ORDINALITY
            AS g (id, lot, first, last, holder, parent, settlement, place, ord)
        WHERE g.id = had_segments + g.ord;
        GET DIAGNOSTICS n_written = ROW_COUNT;
        IF n_written <> n_segments THEN
            PERFORM ledger.fail('segment numbers after ' || had_segments);
        END IF;
        INSERT INTO ledger.segment_spend (segment, settlement, place)
        SELECT * FROM unnest(x_segment, x_settlement, x_place);
        PERFORM ledger.check_segments(s_sequence, s_code, p_settlement, p_place, p_from, p_to, p_amount, p_lot,
                                      l_serial, l_first, l_last, l_indicator, l_settlement, l_place,
                                      g_id, g_lot, g_first, g_last, g_holder, g_parent, g_settlement, g_place,
                                      x_segment, x_settlement, x_place);
    END IF;
END
$$;

-- As before, with ledger.value_fen written out: a call of it for every posting was most of the check.
CREATE OR REPLACE FUNCTION ledger.check_deliveries(
    s_sequence bigint[], s_code text[], p_settlement bigint[], p_from bigint[], p_to bigint[], p_amount bigint[],
    p_price_fen bigint[]
) RETURNS void
    LANGUAGE plpgsql
    SET search_path = ledger, pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.fail('legs of delivery ' || d.settlement)
    FROM (
        SELECT p.settlement, l.buyer, l.seller, sum(l.owed) AS owed, sum(l.paid) AS paid,
               bool_or(l.unpriced) AS unpriced
        FROM unnest(p_settlement, p_from, p_to, p_amount, p_price_fen) AS p (settlement, f, t, amount, price_fen)
        JOIN unnest(s_sequence, s_code) AS s (sequence, code) ON s.sequence = p.settlement AND s.code = 'DELIVER'
        JOIN ledger.account f ON f.id = p.f
        JOIN ledger.account t ON t.id = p.t
        CROSS JOIN LATERAL (
            SELECT CASE WHEN f.unit = 'CNY' THEN f.owner ELSE t.owner END AS buyer,
                   CASE WHEN f.unit = 'CNY' THEN t.owner ELSE f.owner END AS seller,
                   CASE f.unit WHEN 'CNY' THEN 0 WHEN 'CAPACITY' THEN p.amount::numeric * p.price_fen
                               ELSE div(p.amount::numeric * p.price_fen * 3 + 1000, 2000) END AS owed,
                   CASE WHEN f.unit = 'CNY' THEN p.amount ELSE 0 END AS paid,
                   f.unit <> 'CNY' AND p.price_fen IS NULL AS unpriced
        ) l
        GROUP BY p.settlement, l.buyer, l.seller
    ) d
    WHERE d.unpriced OR d.paid = 0 OR d.owed IS DISTINCT FROM d.paid;
END
$$;
DROP FUNCTION ledger.value_fen(text, bigint, bigint);

GRANT EXECUTE ON FUNCTION ledger.balance_at(bigint, bigint), ledger.sequence_at(timestamptz)
    TO quota_exchange_app, quota_exchange_auditor;
