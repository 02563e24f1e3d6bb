-- The posting function: writes one batch whole, after checking the writer's arithmetic again; on any mismatch, nothing.
--   QX001  the head is not where the writer believes: another writer took over
--   QX002  the batch breaks an invariant

-- A writer takes over: whoever wrote before can no longer commit. With an epoch: only if nobody else has since then.
CREATE FUNCTION ledger.take_over(h_epoch bigint) RETURNS SETOF ledger.head
    LANGUAGE sql
    SECURITY DEFINER
    SET search_path = ledger, pg_catalog, pg_temp
BEGIN ATOMIC
    UPDATE ledger.head SET epoch = epoch + 1 WHERE h_epoch IS NULL OR epoch = h_epoch RETURNING *;
END;

CREATE FUNCTION ledger.fail(what text) RETURNS void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'ledger: %', what USING ERRCODE = 'QX002';
END
$$;

-- Fen: area is priced per mu (m² × 3 / 2000), capacity per kg; half up.
CREATE FUNCTION ledger.value_fen(unit text, amount bigint, price_fen bigint) RETURNS numeric
    LANGUAGE sql
    IMMUTABLE
    SET search_path = pg_catalog, pg_temp
RETURN CASE WHEN unit = 'CAPACITY' THEN amount::numeric * price_fen
            ELSE div(amount::numeric * price_fen * 3 + 1000, 2000) END;

CREATE FUNCTION ledger.post(
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
AS $$
DECLARE
    n_settlements CONSTANT integer := cardinality(s_sequence);
    n_segments CONSTANT integer := cardinality(g_id);
    had_segments bigint;
    had_time timestamptz;
    has_units boolean;
BEGIN
    SELECT h.segments, h.recorded_at INTO had_segments, had_time
    FROM ledger.head h
    WHERE h.epoch = h_epoch AND h.sequence = h_sequence AND h.hash = h_hash
    FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'ledger: another writer took over' USING ERRCODE = 'QX001';
    END IF;
    IF n_settlements = 0 OR cardinality(p_settlement) = 0 THEN
        PERFORM ledger.fail('an empty batch');
    END IF;

    -- The sequence has no gap and the clock does not go back.
    PERFORM ledger.fail('gap or clock at settlement ' || s.sequence)
    FROM (SELECT u.sequence, u.ord, u.recorded_at, lag(u.recorded_at, 1, had_time) OVER (ORDER BY u.ord) AS before
          FROM unnest(s_sequence, s_recorded_at) WITH ORDINALITY AS u (sequence, recorded_at, ord)) s
    WHERE s.sequence <> h_sequence + s.ord OR s.recorded_at <= s.before;

    UPDATE ledger.head
    SET sequence = s_sequence[n_settlements],
        hash = s_hash[n_settlements],
        recorded_at = s_recorded_at[n_settlements],
        segments = had_segments + n_segments;

    IF cardinality(a_id) > 0 THEN
        INSERT INTO ledger.account (id, owner, kind, unit)
        SELECT * FROM unnest(a_id, a_owner, a_kind, a_unit);
        INSERT INTO ledger.balance (account_id, may_be_negative)
        SELECT a.id, a.kind IN ('MINTED', 'OUTSIDE') FROM unnest(a_id, a_kind) AS a (id, kind);
    END IF;

    INSERT INTO ledger.settlement (sequence, code, idempotency_key, fingerprint, fact_kind, fact_id, fact_digest, maker,
                                   approver, recorded_at, hash)
    SELECT * FROM unnest(s_sequence, s_code, s_key, s_fingerprint, s_fact_kind, s_fact_id, s_fact_digest, s_maker,
                         s_approver, s_recorded_at, s_hash);

    INSERT INTO ledger.posting (settlement, place, from_account, to_account, amount, price_fen, lot, from_balance,
                                from_number, to_balance, to_number)
    SELECT * FROM unnest(p_settlement, p_place, p_from, p_to, p_amount, p_price_fen, p_lot, p_from_balance, p_from_number,
                         p_to_balance, p_to_number);

    -- Every settlement of the batch has postings, numbered from 1, and no other has.
    PERFORM ledger.fail('places of settlement ' || s.sequence)
    FROM unnest(s_sequence) AS s (sequence)
    FULL JOIN (SELECT p.settlement, count(*) AS postings, max(p.place) AS last
               FROM unnest(p_settlement, p_place) AS p (settlement, place) GROUP BY p.settlement) p
        ON p.settlement = s.sequence
    WHERE s.sequence IS NULL OR p.settlement IS NULL OR p.postings <> p.last;

    -- Each posting moves as its code permits.
    PERFORM ledger.fail('movement not permitted in settlement ' || p.settlement)
    FROM unnest(p_settlement, p_from, p_to, p_price_fen) AS p (settlement, from_account, to_account, price_fen)
    JOIN unnest(s_sequence, s_code) AS s (sequence, code) ON s.sequence = p.settlement
    LEFT JOIN ledger.account f ON f.id = p.from_account
    LEFT JOIN ledger.account t ON t.id = p.to_account
    LEFT JOIN ledger.movement m ON m.code = s.code AND m.from_kind = f.kind AND m.to_kind = t.kind
        AND CASE m.owners WHEN 'SAME' THEN f.owner = t.owner WHEN 'OTHER' THEN f.owner <> t.owner ELSE true END
    WHERE f.unit IS DISTINCT FROM t.unit
       OR (m.code IS NULL AND s.code <> 'REVERSE')
       OR (p.price_fen IS NOT NULL AND (s.code <> 'DELIVER' OR f.unit = 'CNY'));

    -- Running balances, numbers and floors.
    PERFORM ledger.fail('running balance of account ' || r.account_id || ' in settlement ' || r.settlement)
    FROM (
        SELECT e.account_id, e.settlement, e.balance, e.number, b.may_be_negative, b.account_id IS NULL AS unknown,
               b.credits - b.debits + sum(e.change) OVER in_order AS expected_balance,
               b.postings + row_number() OVER in_order AS expected_number
        FROM (
            SELECT p.from_account AS account_id, p.settlement, p.place, -p.amount AS change, p.from_balance AS balance,
                   p.from_number AS number
            FROM unnest(p_settlement, p_place, p_from, p_amount, p_from_balance, p_from_number)
                AS p (settlement, place, from_account, amount, from_balance, from_number)
            UNION ALL
            SELECT p.to_account, p.settlement, p.place, p.amount, p.to_balance, p.to_number
            FROM unnest(p_settlement, p_place, p_to, p_amount, p_to_balance, p_to_number)
                AS p (settlement, place, to_account, amount, to_balance, to_number)
        ) e
        LEFT JOIN ledger.balance b ON b.account_id = e.account_id
        WINDOW in_order AS (PARTITION BY e.account_id ORDER BY e.settlement, e.place)
    ) r
    WHERE r.unknown OR r.balance <> r.expected_balance OR r.number <> r.expected_number
       OR (r.balance < 0 AND NOT r.may_be_negative);

    -- A hot account costs one update a batch.
    UPDATE ledger.balance b
    SET debits = b.debits + c.debits, credits = b.credits + c.credits, postings = b.postings + c.postings
    FROM (
        SELECT e.account_id, sum(e.debit)::bigint AS debits, sum(e.credit)::bigint AS credits, count(*) AS postings
        FROM (
            SELECT p.account_id, p.amount AS debit, 0::bigint AS credit
            FROM unnest(p_from, p_amount) AS p (account_id, amount)
            UNION ALL
            SELECT p.account_id, 0, p.amount FROM unnest(p_to, p_amount) AS p (account_id, amount)
        ) e
        GROUP BY e.account_id
        ORDER BY e.account_id
    ) c
    WHERE b.account_id = c.account_id;

    IF 'DELIVER' = ANY (s_code) THEN
        PERFORM ledger.check_deliveries(s_sequence, s_code, p_settlement, p_from, p_to, p_amount, p_price_fen);
    END IF;
    IF 'REVERSE' = ANY (s_code) THEN
        PERFORM ledger.check_reversals(s_sequence, s_code, s_fact_kind, s_fact_id, p_settlement, p_place, p_from, p_to,
                                       p_amount);
    END IF;

    SELECT EXISTS (SELECT FROM unnest(p_from) AS p (id) JOIN ledger.account a ON a.id = p.id WHERE a.unit <> 'CNY')
    INTO has_units;
    IF has_units OR n_segments > 0 OR cardinality(x_segment) > 0 OR cardinality(l_serial) > 0 THEN
        INSERT INTO ledger.lot (serial, indicator, county, project, accepted_on, first_unit, last_unit, settlement,
                                place)
        SELECT * FROM unnest(l_serial, l_indicator, l_county, l_project, l_accepted_on, l_first, l_last, l_settlement,
                             l_place);
        INSERT INTO ledger.segment (id, lot, first_unit, last_unit, holder, parent, settlement, place)
        SELECT * FROM unnest(g_id, g_lot, g_first, g_last, g_holder, g_parent, g_settlement, g_place);
        INSERT INTO ledger.segment_spend (segment, settlement, place)
        SELECT * FROM unnest(x_segment, x_settlement, x_place);
        PERFORM ledger.fail('segment numbers')
        FROM unnest(g_id) WITH ORDINALITY AS g (id, ord)
        WHERE g.id <> had_segments + g.ord;
        PERFORM ledger.check_segments(s_sequence, s_code, p_settlement, p_place, p_from, p_to, p_amount, p_lot,
                                      l_serial, l_first, l_last, l_indicator, l_settlement, l_place,
                                      g_id, g_lot, g_first, g_last, g_holder, g_parent, g_settlement, g_place,
                                      x_segment, x_settlement, x_place);
    END IF;
END
$$;

-- Every delivery has both legs, and each buyer pays each seller the price of what it gets.
CREATE FUNCTION ledger.check_deliveries(
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
                   CASE WHEN f.unit = 'CNY' THEN 0 ELSE ledger.value_fen(f.unit, p.amount, p.price_fen) END AS owed,
                   CASE WHEN f.unit = 'CNY' THEN p.amount ELSE 0 END AS paid,
                   f.unit <> 'CNY' AND p.price_fen IS NULL AS unpriced
        ) l
        GROUP BY p.settlement, l.buyer, l.seller
    ) d
    WHERE d.unpriced OR d.paid = 0 OR d.owed IS DISTINCT FROM d.paid;
END
$$;

-- A reversal is the mirror image of the settlement it names, the last posting first.
CREATE FUNCTION ledger.check_reversals(
    s_sequence bigint[], s_code text[], s_fact_kind text[], s_fact_id text[], p_settlement bigint[], p_place integer[],
    p_from bigint[], p_to bigint[], p_amount bigint[]
) RETURNS void
    LANGUAGE plpgsql
    SET search_path = ledger, pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.fail('settlement ' || s.sequence || ' does not name one that can be reversed')
    FROM unnest(s_sequence, s_code, s_fact_kind, s_fact_id) AS s (sequence, code, fact_kind, fact_id)
    LEFT JOIN ledger.settlement o
        ON o.sequence = CASE WHEN s.fact_id ~ '^[1-9][0-9]{0,17}$' THEN s.fact_id::bigint END
    WHERE s.code = 'REVERSE'
      AND (s.fact_kind <> 'settlement' OR o.sequence IS NULL OR o.sequence >= s.sequence
           OR o.code IN ('MINT', 'REVERSE'));

    PERFORM ledger.fail('settlement ' || s.sequence || ' does not mirror the one it reverses')
    FROM unnest(s_sequence, s_code, s_fact_id) AS s (sequence, code, fact_id)
    CROSS JOIN LATERAL (
        SELECT count(*) AS postings FROM ledger.posting o WHERE o.settlement = s.fact_id::bigint) o
    CROSS JOIN LATERAL (
        SELECT count(*) AS postings, count(*) FILTER (
                   WHERE m.from_account = p.t AND m.to_account = p.f AND m.amount = p.amount) AS mirrored
        FROM unnest(p_settlement, p_place, p_from, p_to, p_amount) AS p (settlement, place, f, t, amount)
        LEFT JOIN ledger.posting m ON m.settlement = s.fact_id::bigint AND m.place = o.postings + 1 - p.place
        WHERE p.settlement = s.sequence) r
    WHERE s.code = 'REVERSE' AND (r.postings <> o.postings OR r.mirrored <> o.postings);
END
$$;

-- Segments spent are held by the giver, children partition their parent, what the taker gets is the amount.
CREATE FUNCTION ledger.check_segments(
    s_sequence bigint[], s_code text[], p_settlement bigint[], p_place integer[], p_from bigint[], p_to bigint[],
    p_amount bigint[], p_lot text[],
    l_serial text[], l_first bigint[], l_last bigint[], l_indicator text[], l_settlement bigint[], l_place integer[],
    g_id bigint[], g_lot text[], g_first bigint[], g_last bigint[], g_holder bigint[], g_parent bigint[],
    g_settlement bigint[], g_place integer[],
    x_segment bigint[], x_settlement bigint[], x_place integer[]
) RETURNS void
    LANGUAGE plpgsql
    SET search_path = ledger, pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.fail('segment ' || x.segment || ' is not the giver''s to spend')
    FROM unnest(x_segment, x_settlement, x_place) AS x (segment, settlement, place)
    LEFT JOIN ledger.segment g ON g.id = x.segment
    LEFT JOIN unnest(p_settlement, p_place, p_from, p_lot) AS p (settlement, place, f, lot)
        ON p.settlement = x.settlement AND p.place = x.place
    WHERE g.holder IS DISTINCT FROM p.f OR (p.lot IS NOT NULL AND p.lot <> g.lot);

    PERFORM ledger.fail('children of segment ' || coalesce(x.segment, c.parent) || ' do not partition it')
    FROM unnest(x_segment, x_settlement, x_place) AS x (segment, settlement, place)
    LEFT JOIN ledger.segment g ON g.id = x.segment
    FULL JOIN (
        SELECT k.parent, min(k.first) AS first, max(k.last) AS last, bool_and(k.follows) AS adjoin,
               min(k.lot) AS lot, max(k.lot) AS other_lot, min(k.settlement) AS settlement, min(k.place) AS place,
               count(DISTINCT (k.settlement, k.place)) AS places
        FROM (
            SELECT g.*, coalesce(g.first = lag(g.last) OVER (PARTITION BY g.parent ORDER BY g.first) + 1, true) AS follows
            FROM unnest(g_lot, g_first, g_last, g_parent, g_settlement, g_place)
                AS g (lot, first, last, parent, settlement, place)
            WHERE g.parent IS NOT NULL
        ) k
        GROUP BY k.parent
    ) c ON c.parent = x.segment
    WHERE x.segment IS NULL OR c.parent IS NULL OR NOT c.adjoin OR c.places <> 1
       OR c.first <> g.first_unit OR c.last <> g.last_unit OR c.lot <> g.lot OR c.other_lot <> g.lot
       OR c.settlement <> x.settlement OR c.place <> x.place;

    PERFORM ledger.fail('lot ' || coalesce(l.serial, g.lot) || ' is not its first segment')
    FROM unnest(l_serial, l_first, l_last, l_indicator, l_settlement, l_place)
        AS l (serial, first, last, indicator, settlement, place)
    FULL JOIN (
        SELECT g.*, a.unit, a.owner, s.code
        FROM unnest(g_lot, g_first, g_last, g_holder, g_parent, g_settlement, g_place)
            AS g (lot, first, last, holder, parent, settlement, place)
        JOIN ledger.account a ON a.id = g.holder
        LEFT JOIN unnest(s_sequence, s_code) AS s (sequence, code) ON s.sequence = g.settlement
        WHERE g.parent IS NULL
    ) g ON g.lot = l.serial
    WHERE l.serial IS NULL OR g.lot IS NULL OR g.first <> l.first OR g.last <> l.last OR g.unit <> l.indicator
       OR g.settlement <> l.settlement OR g.place <> l.place OR g.code IS DISTINCT FROM 'MINT';

    PERFORM ledger.fail('units moved in settlement ' || coalesce(p.settlement, k.settlement))
    FROM (
        SELECT p.settlement, p.place, p.f, p.t, p.amount
        FROM unnest(p_settlement, p_place, p_from, p_to, p_amount) AS p (settlement, place, f, t, amount)
        JOIN ledger.account a ON a.id = p.f AND a.unit <> 'CNY'
    ) p
    FULL JOIN (
        SELECT g.settlement, g.place, g.holder, sum(g.last - g.first + 1) AS amount
        FROM unnest(g_first, g_last, g_holder, g_settlement, g_place) AS g (first, last, holder, settlement, place)
        GROUP BY g.settlement, g.place, g.holder
    ) k ON k.settlement = p.settlement AND k.place = p.place
    GROUP BY coalesce(p.settlement, k.settlement), coalesce(p.place, k.place)
    HAVING bool_or(p.settlement IS NULL) OR bool_or(k.settlement IS NULL)
        OR bool_or(k.holder <> p.f AND k.holder <> p.t)
        OR sum(k.amount) FILTER (WHERE k.holder = p.t) IS DISTINCT FROM min(p.amount)::numeric;
END
$$;

GRANT EXECUTE ON FUNCTION ledger.take_over(bigint) TO quota_exchange_app;
GRANT EXECUTE ON FUNCTION ledger.post(
    bigint, bigint, bytea,
    bigint[], text[], text[], text[],
    bigint[], text[], text[], bytea[], text[], text[], bytea[], text[], text[], timestamptz[], bytea[],
    bigint[], integer[], bigint[], bigint[], bigint[], bigint[], text[], bigint[], bigint[], bigint[], bigint[],
    text[], text[], text[], text[], date[], bigint[], bigint[], bigint[], integer[],
    bigint[], text[], bigint[], bigint[], bigint[], bigint[], bigint[], integer[],
    bigint[], bigint[], integer[]
) TO quota_exchange_app;
