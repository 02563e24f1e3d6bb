-- What one person prepared and another approves: the request as it came, and what became of it.
CREATE SCHEMA approval;
GRANT USAGE ON SCHEMA approval TO quota_exchange_app, quota_exchange_auditor;

CREATE TABLE approval.proposal (
    id           text        PRIMARY KEY CHECK (id ~ '^prp_[a-z0-9]{26}$'),
    operation    text        NOT NULL,
    path         text        NOT NULL,
    query        text        NOT NULL,
    body         bytea       NOT NULL,
    digest       bytea       NOT NULL CHECK (length(digest) = 32),
    preview      text        NOT NULL,
    maker        text        NOT NULL,
    organisation text        NOT NULL,
    role         text        NOT NULL,
    rulebook     text        NOT NULL,
    prepared_at  timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL CHECK (expires_at > prepared_at)
);
CREATE INDEX proposal_of_organisation ON approval.proposal (organisation, id);

-- One decision on a proposal: approved or rejected by another person, or withdrawn by the maker.
CREATE TABLE approval.decision (
    proposal     text        PRIMARY KEY REFERENCES approval.proposal,
    kind         text        NOT NULL CHECK (kind IN ('APPROVED', 'REJECTED', 'WITHDRAWN')),
    person       text        NOT NULL,
    organisation text        NOT NULL,
    role         text        NOT NULL,
    reason       text        NOT NULL CHECK (kind <> 'REJECTED' OR length(reason) > 0),
    decided_at   timestamptz NOT NULL
);

-- What came of an approved one: the answer of its operation.
CREATE TABLE approval.outcome (
    proposal    text        PRIMARY KEY REFERENCES approval.decision,
    status      integer     NOT NULL CHECK (status BETWEEN 100 AND 599),
    answer      text        NOT NULL,
    executed_at timestamptz NOT NULL
);

-- The maker of a proposal never decides on it but by withdrawing it, and nothing else is executed than what was approved. Clause: Z10-06.2.
CREATE FUNCTION approval.two_people() RETURNS trigger
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    made record;
BEGIN
    SELECT p.maker, p.organisation, p.expires_at INTO made FROM approval.proposal p WHERE p.id = NEW.proposal;
    IF (made.maker = NEW.person) <> (NEW.kind = 'WITHDRAWN') OR made.organisation <> NEW.organisation
        OR (NEW.kind = 'APPROVED' AND NEW.decided_at >= made.expires_at) THEN
        RAISE EXCEPTION 'approval.decision: % of % by % refused', NEW.kind, NEW.proposal, NEW.person USING ERRCODE = 'QX001';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER two_people BEFORE INSERT ON approval.decision FOR EACH ROW EXECUTE FUNCTION approval.two_people();

CREATE FUNCTION approval.only_approved() RETURNS trigger
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM approval.decision d WHERE d.proposal = NEW.proposal AND d.kind = 'APPROVED') THEN
        RAISE EXCEPTION 'approval.outcome: % is not approved', NEW.proposal USING ERRCODE = 'QX001';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER only_approved BEFORE INSERT ON approval.outcome FOR EACH ROW EXECUTE FUNCTION approval.only_approved();

CREATE FUNCTION approval.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '%.% is append-only: % refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP USING ERRCODE = 'QX003';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON approval.proposal
    FOR EACH STATEMENT EXECUTE FUNCTION approval.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON approval.decision
    FOR EACH STATEMENT EXECUTE FUNCTION approval.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON approval.outcome
    FOR EACH STATEMENT EXECUTE FUNCTION approval.refuse_change();

GRANT SELECT, INSERT ON approval.proposal, approval.decision, approval.outcome TO quota_exchange_app;
GRANT SELECT ON approval.proposal, approval.decision, approval.outcome TO quota_exchange_auditor;
