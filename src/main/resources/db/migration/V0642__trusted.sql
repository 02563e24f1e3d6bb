-- A small act that its rulebook trusts one person with: decided by its maker, and recorded as such. Clause: Z10-06.2
ALTER TABLE approval.decision
    DROP CONSTRAINT decision_kind_check,
    ADD CONSTRAINT decision_kind_check CHECK (kind IN ('APPROVED', 'REJECTED', 'WITHDRAWN', 'TRUSTED'));

-- The maker of a proposal never decides on it but by withdrawing it, or where one person suffices.
CREATE OR REPLACE FUNCTION approval.two_people() RETURNS trigger
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    made record;
BEGIN
    SELECT p.maker, p.organisation, p.expires_at INTO made FROM approval.proposal p WHERE p.id = NEW.proposal;
    IF (made.maker = NEW.person) <> (NEW.kind IN ('WITHDRAWN', 'TRUSTED')) OR made.organisation <> NEW.organisation
        OR (NEW.kind IN ('APPROVED', 'TRUSTED') AND NEW.decided_at >= made.expires_at) THEN
        RAISE EXCEPTION 'approval.decision: % of % by % refused', NEW.kind, NEW.proposal, NEW.person USING ERRCODE = 'QX001';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION approval.only_approved() RETURNS trigger
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM approval.decision d
                    WHERE d.proposal = NEW.proposal AND d.kind IN ('APPROVED', 'TRUSTED')) THEN
        RAISE EXCEPTION 'approval.outcome: % is not approved', NEW.proposal USING ERRCODE = 'QX001';
    END IF;
    RETURN NEW;
END
$$;
