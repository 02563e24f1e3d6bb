-- A pair of counties ends: signed, added once and never changed. The row of the pair stays as it is. Clause: Z10-21.1
CREATE TABLE registry.pairing_end (
    scheme      text NOT NULL,
    first       text NOT NULL,
    second      text NOT NULL,
    valid_to    date NOT NULL,        -- last day on which they are a pair
    reason      text NOT NULL CHECK (reason <> ''),
    maker       text NOT NULL,
    approver    text NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (scheme, first, second),
    FOREIGN KEY (scheme, first, second) REFERENCES registry.pairing,
    CHECK (maker <> approver)
);

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON registry.pairing_end
    FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();
