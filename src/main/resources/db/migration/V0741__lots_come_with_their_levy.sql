-- A project's lots come into being together with the province's share of them, or not at all: a batch that has the lots of a filing with a
-- levy has the levy right behind them. Projects whose lots were posted before this step keep their place. Clause: Z10-07.2
CREATE FUNCTION ledger.check_levy() RETURNS trigger
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = ledger, pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (
           SELECT FROM ledger.settlement s
           WHERE s.sequence = NEW.sequence + 1 AND s.code = 'LEVY' AND s.fact_kind = NEW.fact_kind AND s.fact_id = NEW.fact_id)
       AND EXISTS (
           SELECT FROM registry.filing f
           WHERE f.project = NEW.fact_id AND f.decision = 'ACCEPTED'
             AND f.levy_quantity_m2 + f.levy_capacity_kg + f.levy_paddy_m2 > 0)
    THEN
        PERFORM ledger.fail('settlement ' || NEW.sequence || ' has the lots of ' || NEW.fact_id || ' without their levy');
    END IF;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER lots_come_with_their_levy
    AFTER INSERT ON ledger.settlement
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.code = 'MINT' AND NEW.fact_kind = 'project')
    EXECUTE FUNCTION ledger.check_levy();
ALTER TABLE ledger.settlement ENABLE ALWAYS TRIGGER lots_come_with_their_levy;
