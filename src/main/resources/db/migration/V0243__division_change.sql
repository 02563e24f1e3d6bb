-- Divisions come, change their name and end: signed changes, added and never changed. A division that ends names the one that takes over
-- its reserves. The row of a division keeps its first day; its last day follows from the change after it. Clause: M13-03.1
CREATE TABLE registry.division_change (
    code            text NOT NULL CHECK (code ~ '^[1-9][0-9]{5}$'),
    effective_on    date NOT NULL,        -- first day on which it holds
    kind            text NOT NULL CHECK (kind IN ('ESTABLISHED', 'RENAMED', 'ENDED')),
    successor       text CHECK (successor ~ '^[1-9][0-9]{5}$'),
    document_number text NOT NULL CHECK (document_number <> ''),
    issued_by       text NOT NULL CHECK (issued_by <> ''),
    maker           text NOT NULL,
    approver        text NOT NULL,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (code, effective_on),
    CHECK (maker <> approver),
    CHECK ((kind = 'ENDED') = (successor IS NOT NULL)),
    CHECK (successor <> code)
);

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON registry.division_change
    FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();

-- A division with the last day that a later change gave it, and who took over.
CREATE VIEW registry.division_span AS
SELECT d.code, d.name, d.city, d.type, d.assisted, d.valid_from,
       least(d.valid_to, c.effective_on - 1) AS valid_to,
       c.successor
  FROM registry.division d
  LEFT JOIN LATERAL (
       SELECT effective_on, successor FROM registry.division_change
        WHERE code = d.code AND kind <> 'ESTABLISHED' AND effective_on > d.valid_from
        ORDER BY effective_on LIMIT 1) c ON true;

-- What a division that ended held goes to the one that took over, whole.
INSERT INTO ledger.movement (code, from_kind, to_kind, owners) VALUES
    ('SUCCEED', 'RESERVE', 'RESERVE', 'OTHER'),
    ('SUCCEED', 'FROZEN', 'FROZEN', 'OTHER'),
    ('SUCCEED', 'CASH', 'CASH', 'OTHER'),
    ('SUCCEED', 'REVENUE', 'REVENUE', 'OTHER');
