-- The past is read from indexes alone, and what is written beside a posting is narrower.

-- A moment is found by halving over sequence and time, both in the index.
ALTER TABLE ledger.settlement DROP CONSTRAINT settlement_pkey;
ALTER TABLE ledger.settlement ADD PRIMARY KEY (sequence) INCLUDE (recorded_at);

-- Ids of facts begin with their kind: the kind itself need not be in the index.
DROP INDEX ledger.settlement_of_fact;
CREATE INDEX settlement_of_fact ON ledger.settlement (fact_id);

-- Both rows are made by the posting function in one statement each, and neither is ever deleted.
ALTER TABLE ledger.balance DROP CONSTRAINT balance_account_id_fkey;

-- As before, with the number of the account's last posting from the same two indexes instead of from its row of counters.
CREATE OR REPLACE FUNCTION ledger.balance_at(asked_account bigint, asked_sequence bigint) RETURNS bigint
    LANGUAGE plpgsql
    STABLE
    SET search_path = ledger, pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off
    SET enable_bitmapscan = off
AS $$
DECLARE
    -- the account's posting with number low is not after the settlement asked for, the one with number high + 1 is
    low bigint := 0;
    high bigint;
    high_to bigint;
    middle bigint;
    found_settlement bigint;
    found_balance bigint;
    answer bigint := 0;
BEGIN
    SELECT max(p.from_number) INTO high FROM ledger.posting p WHERE p.from_account = asked_account;
    SELECT max(p.to_number) INTO high_to FROM ledger.posting p WHERE p.to_account = asked_account;
    high := greatest(high, high_to, 0);
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
CREATE OR REPLACE FUNCTION ledger.sequence_at(asked timestamptz) RETURNS bigint
    LANGUAGE plpgsql
    STABLE
    SET search_path = ledger, pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off
    SET enable_bitmapscan = off
AS $$
DECLARE
    low bigint := 0;
    high bigint;
    middle bigint;
    found_time timestamptz;
BEGIN
    SELECT max(s.sequence) INTO high FROM ledger.settlement s;
    high := coalesce(high, 0);
    WHILE low < high LOOP
        middle := high - (high - low) / 2;
        SELECT s.recorded_at INTO found_time FROM ledger.settlement s WHERE s.sequence = middle;
        IF found_time <= asked THEN
            low := middle;
        ELSE
            high := middle - 1;
        END IF;
    END LOOP;
    RETURN low;
END
$$;
