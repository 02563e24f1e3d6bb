-- Steps of the ladder from an order to put something right to suspension. Clause: M13-07.5
CREATE TABLE registry.sanction_event (
    sanction    text NOT NULL CHECK (sanction ~ '^sus_[A-Za-z0-9-]{1,40}$'),
    number      integer NOT NULL CHECK (number >= 1),
    kind        text NOT NULL,
    happened_on date NOT NULL,
    document    text NOT NULL,
    maker       text NOT NULL,
    approver    text NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (sanction, number),
    CHECK (maker <> approver)
);

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON registry.sanction_event
    FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();
