-- Posting by accounts in the order of their numbers: a batch walks the indexes of accounts and balances once, instead of from the root for
-- each account, and reads a balance where it moves it. The writer says where each account stands; every entry goes on from there, and the
-- account is moved only if it does stand there. What is checked stays the same.
--
-- The function of before, which has two arrays less, stays for the writer of a node of the version before.
CREATE FUNCTION ledger.post(
    -- the head as the writer believes it to be
    h_epoch bigint, h_sequence bigint, h_hash bytea,
    -- accounts that are new
    a_id bigint[], a_owner text[], a_kind text[], a_unit text[],
    -- accounts that move, by number, where each stands as the writer believes it to, and the number of its last entry
    u_id bigint[], u_balance bigint[], u_number bigint[], u_last integer[],
    -- settlements
    s_sequence bigint[], s_code text[], s_key text[], s_fingerprint bytea[], s_fact_kind text[], s_fact_id text[],
    s_fact_digest bytea[], s_maker text[], s_approver text[], s_recorded_at timestamptz[], s_hash bytea[],
    -- postings; of which settlement of the batch, counted from 1
    p_of integer[], p_place integer[], p_amount bigint[], p_price_fen bigint[], p_lot text[],
    -- entries, two a posting: account, number of the entry before it, balance after it, its number in the account
    e_account integer[], e_before integer[], e_balance bigint[], e_number bigint[],
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
    SET enable_bitmapscan = off
AS $$
DECLARE
    n_settlements CONSTANT integer := cardinality(s_sequence);
    n_postings CONSTANT integer := cardinality(p_of);
    n_accounts CONSTANT integer := cardinality(u_id);
    n_segments CONSTANT integer := cardinality(g_id);
    had_segments bigint;
    had_time timestamptz;
    -- of each account of the batch, by its place
    known bigint[];
    kind_of text[];
    owner_of text[];
    unit_of text[];
    below_zero boolean[];
    moves_units boolean;
    -- entries, with where the accounts stood before them
    account_of integer[];
    balance_of bigint[];
    number_of bigint[];
    n_written bigint;
    wrong bigint;
    p_settlement bigint[];
    p_from bigint[];
    p_to bigint[];
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
    SELECT s_sequence[i], s_code[i], s_key[i], s_fingerprint[i], s_fact_kind[i], s_fact_id[i], s_fact_digest[i],
           s_maker[i], s_approver[i], s_recorded_at[i], s_hash[i]
    FROM generate_series(1, n_settlements) AS i
    WHERE s_sequence[i] = h_sequence + i
      AND s_recorded_at[i] > CASE i WHEN 1 THEN had_time ELSE s_recorded_at[i - 1] END;
    GET DIAGNOSTICS n_written = ROW_COUNT;
    IF n_written <> n_settlements THEN
        PERFORM ledger.fail('gap or clock after settlement ' || h_sequence);
    END IF;

    -- In one walk along the index, which comes back with the very numbers that were asked for or the batch names an account twice, out of
    -- order, or one that is not there.
    SELECT array_agg(a.id), array_agg(a.kind), array_agg(a.owner), array_agg(a.unit),
           array_agg(a.kind IN ('MINTED', 'OUTSIDE')), bool_or(a.unit <> 'CNY')
    INTO known, kind_of, owner_of, unit_of, below_zero, moves_units
    FROM (SELECT a.id, a.kind, a.owner, a.unit FROM ledger.account a WHERE a.id = ANY (u_id) ORDER BY a.id) a;
    IF known IS DISTINCT FROM u_id OR cardinality(u_balance) <> n_accounts OR cardinality(u_number) <> n_accounts THEN
        PERFORM ledger.fail('an account that is not there, after settlement ' || h_sequence);
    END IF;

    -- Every settlement of the batch has postings, numbered from 1, and no other has; each moves as its code permits.
    INSERT INTO ledger.posting (settlement, place, from_account, to_account, amount, price_fen, lot, from_balance,
                                from_number, to_balance, to_number)
    SELECT h_sequence + p_of[i], p_place[i], u_id[e_account[2 * i - 1]], u_id[e_account[2 * i]], p_amount[i],
           p_price_fen[i], p_lot[i], e_balance[2 * i - 1], e_number[2 * i - 1], e_balance[2 * i], e_number[2 * i]
    FROM generate_series(1, n_postings) AS i
    WHERE unit_of[e_account[2 * i - 1]] = unit_of[e_account[2 * i]]
      AND CASE p_of[i] - CASE i WHEN 1 THEN 0 ELSE p_of[i - 1] END
              WHEN 0 THEN p_place[i] = p_place[i - 1] + 1 WHEN 1 THEN p_place[i] = 1 ELSE false END
      AND (s_code[p_of[i]] = 'REVERSE'
           OR (s_code[p_of[i]], kind_of[e_account[2 * i - 1]], kind_of[e_account[2 * i]],
               owner_of[e_account[2 * i - 1]] = owner_of[e_account[2 * i]]) IN (
                   SELECT m.code, m.from_kind, m.to_kind, o.same
                   FROM ledger.movement m
                   JOIN (VALUES ('SAME', true), ('OTHER', false), ('ANY', true), ('ANY', false)) AS o (owners, same)
                       ON o.owners = m.owners))
      AND (p_price_fen[i] IS NULL OR (unit_of[e_account[2 * i]] <> 'CNY' AND s_code[p_of[i]] = 'DELIVER'));
    GET DIAGNOSTICS n_written = ROW_COUNT;
    IF n_written <> n_postings OR p_of[n_postings] <> n_settlements OR cardinality(e_account) <> 2 * n_postings THEN
        PERFORM ledger.fail('movement not permitted, or out of its place, in settlement ' || coalesce(
            (SELECT min(h_sequence + p_of[i]) FROM generate_series(1, n_postings) AS i
             WHERE NOT EXISTS (
                 SELECT FROM ledger.posting p WHERE p.settlement = h_sequence + p_of[i] AND p.place = p_place[i])),
            s_sequence[n_settlements]));
    END IF;

    -- Running balances, numbers and floors. Each entry goes on from an earlier one of its account, so the numbers of an account have no
    -- hole below its last; and together they reach as far as there are entries, so no two went on from the same one.
    account_of := ARRAY(SELECT generate_series(1, n_accounts)) || e_account;
    balance_of := u_balance || e_balance;
    number_of := u_number || e_number;
    SELECT min(account_of[j]) INTO wrong
    FROM generate_series(n_accounts + 1, n_accounts + 2 * n_postings) AS j
    WHERE (account_of[e_before[j - n_accounts]] = account_of[j]
           AND e_before[j - n_accounts] < j
           AND number_of[j] = number_of[e_before[j - n_accounts]] + 1
           AND balance_of[j] = balance_of[e_before[j - n_accounts]]
               + CASE (j - n_accounts) % 2 WHEN 1 THEN -p_amount[(j - n_accounts + 1) / 2]
                                           ELSE p_amount[(j - n_accounts) / 2] END
           AND (balance_of[j] >= 0 OR below_zero[account_of[j]])) IS NOT TRUE;
    IF wrong IS NULL THEN
        SELECT coalesce(sum(number_of[u_last[k]] - u_number[k]), 0) - 2 * n_postings INTO wrong
        FROM generate_series(1, n_accounts) AS k
        WHERE account_of[u_last[k]] = k;
        wrong := nullif(wrong, 0);
    ELSE
        wrong := u_id[wrong];
    END IF;
    IF wrong IS NULL THEN
        -- A hot account costs one update a batch; it is made only if the account stands where the writer believed it to.
        WITH given AS (
            SELECT e_account[2 * i - 1] AS place, sum(p_amount[i])::bigint AS debits
            FROM generate_series(1, n_postings) AS i
            GROUP BY e_account[2 * i - 1]
        )
        UPDATE ledger.balance b
        SET debits = b.debits + coalesce(g.debits, 0),
            credits = b.debits + coalesce(g.debits, 0) + balance_of[u_last[k]],
            postings = number_of[u_last[k]]
        FROM generate_series(1, n_accounts) AS k
        LEFT JOIN given g ON g.place = k
        WHERE b.account_id = ANY (u_id) AND b.account_id = u_id[k] AND b.postings = u_number[k]
          AND b.credits - b.debits = u_balance[k] AND b.may_be_negative = below_zero[k];
        GET DIAGNOSTICS n_written = ROW_COUNT;
        IF n_written <> n_accounts THEN
            SELECT min(u_id[k]) INTO wrong
            FROM generate_series(1, n_accounts) AS k
            WHERE NOT EXISTS (
                SELECT FROM ledger.balance b WHERE b.account_id = u_id[k] AND b.postings = number_of[u_last[k]]);
            wrong := coalesce(wrong, 0);
        END IF;
    END IF;
    IF wrong IS NOT NULL THEN
        PERFORM ledger.fail('running balance of account ' || wrong || ' after settlement ' || h_sequence);
    END IF;

    IF moves_units OR 'DELIVER' = ANY (s_code) OR 'REVERSE' = ANY (s_code) THEN
        SELECT array_agg(p.settlement), array_agg(p.giver), array_agg(p.taker) INTO p_settlement, p_from, p_to
        FROM (
            SELECT h_sequence + p_of[i] AS settlement, u_id[e_account[2 * i - 1]] AS giver, u_id[e_account[2 * i]] AS taker
            FROM generate_series(1, n_postings) AS i ORDER BY i) p;
    END IF;
    IF 'DELIVER' = ANY (s_code) THEN
        PERFORM ledger.check_deliveries(s_sequence, s_code, p_settlement, p_from, p_to, p_amount, p_price_fen);
    END IF;
    IF 'REVERSE' = ANY (s_code) THEN
        PERFORM ledger.check_reversals(s_sequence, s_code, s_fact_kind, s_fact_id, p_settlement, p_place, p_from, p_to,
                                       p_amount);
    END IF;

    IF moves_units OR n_segments > 0 OR cardinality(x_segment) > 0 OR cardinality(l_serial) > 0 THEN
        IF cardinality(l_serial) > 0 THEN
            INSERT INTO ledger.lot (serial, indicator, county, project, accepted_on, first_unit, last_unit, settlement,
                                    place)
            SELECT * FROM unnest(l_serial, l_indicator, l_county, l_project, l_accepted_on, l_first, l_last, l_settlement,
                                 l_place);
        END IF;
        INSERT INTO ledger.segment (id, lot, first_unit, last_unit, holder, parent, settlement, place)
        SELECT g_id[i], g_lot[i], g_first[i], g_last[i], g_holder[i], g_parent[i], g_settlement[i], g_place[i]
        FROM generate_series(1, n_segments) AS i
        WHERE g_id[i] = had_segments + i;
        GET DIAGNOSTICS n_written = ROW_COUNT;
        IF n_written <> n_segments THEN
            PERFORM ledger.fail('segment numbers after ' || had_segments);
        END IF;
        INSERT INTO ledger.segment_spend (segment, settlement, place)
        SELECT x_segment[i], x_settlement[i], x_place[i] FROM generate_series(1, cardinality(x_segment)) AS i;
        INSERT INTO ledger.turnover AS t (account_id, code, debits, credits)
        SELECT u_id[e_account[j]], s_code[p_of[(j + 1) / 2]],
               coalesce(sum(p_amount[(j + 1) / 2]) FILTER (WHERE j % 2 = 1), 0)::bigint,
               coalesce(sum(p_amount[(j + 1) / 2]) FILTER (WHERE j % 2 = 0), 0)::bigint
        FROM generate_series(1, 2 * n_postings) AS j
        WHERE unit_of[e_account[j]] <> 'CNY'
        GROUP BY 1, 2
        ORDER BY 1, 2
        ON CONFLICT (account_id, code) DO UPDATE
        SET debits = t.debits + excluded.debits, credits = t.credits + excluded.credits;
        PERFORM ledger.check_segments(s_sequence, s_code, p_settlement, p_place, p_from, p_to, p_amount, p_lot,
                                      l_serial, l_first, l_last, l_indicator, l_settlement, l_place,
                                      g_id, g_lot, g_first, g_last, g_holder, g_parent, g_settlement, g_place,
                                      x_segment, x_settlement, x_place);
    END IF;
END
$$;

GRANT EXECUTE ON FUNCTION ledger.post(
    bigint, bigint, bytea,
    bigint[], text[], text[], text[],
    bigint[], bigint[], bigint[], integer[],
    bigint[], text[], text[], bytea[], text[], text[], bytea[], text[], text[], timestamptz[], bytea[],
    integer[], integer[], bigint[], bigint[], text[],
    integer[], integer[], bigint[], bigint[],
    text[], text[], text[], text[], date[], bigint[], bigint[], bigint[], integer[],
    bigint[], text[], bigint[], bigint[], bigint[], bigint[], bigint[], integer[],
    bigint[], bigint[], integer[]
) TO quota_exchange_app;
