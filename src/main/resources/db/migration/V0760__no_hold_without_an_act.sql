-- A security is held and given back by acts (deposit-hold, deposit-release, deposit-forfeit): holds of their own were never written.
DO $$
BEGIN
    IF EXISTS (SELECT FROM ledger.hold) THEN
        RAISE EXCEPTION 'ledger.hold has rows: they were not written by this exchange; keep them elsewhere first';
    END IF;
END
$$;
DROP TABLE ledger.hold;
