-- What a division held goes over only to the one that the registry has as its successor, on the day of the settlement: the newest change
-- of the giver by then ended it and names the taker. Asked at the end of the batch, when its postings are there; only settlements of this
-- code are asked about. Clause: M13-03.1
CREATE FUNCTION ledger.check_succession() RETURNS trigger
    LANGUAGE plpgsql
    -- The end of a transaction is not inside ledger.post: who logged in need not be let at the registry for this.
    SECURITY DEFINER
    SET search_path = ledger, pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.fail('settlement ' || NEW.sequence || ' gives what ' || f.owner || ' held to ' || t.owner
                        || ', which did not take over from it')
    FROM ledger.posting p
    JOIN ledger.account f ON f.id = p.from_account
    JOIN ledger.account t ON t.id = p.to_account
    WHERE p.settlement = NEW.sequence
      AND t.owner IS DISTINCT FROM (
          SELECT c.successor FROM registry.division_change c
          WHERE c.code = f.owner
            AND c.effective_on <= (NEW.recorded_at AT TIME ZONE 'Asia/Shanghai')::date
          ORDER BY c.effective_on DESC
          LIMIT 1);
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER succession_asks_registry
    AFTER INSERT ON ledger.settlement
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.code = 'SUCCEED')
    EXECUTE FUNCTION ledger.check_succession();
ALTER TABLE ledger.settlement ENABLE ALWAYS TRIGGER succession_asks_registry;
