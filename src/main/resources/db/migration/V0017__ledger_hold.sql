-- Securities held until a moment. A hold is kept before it is posted; its end is one settlement, whose key only one can use.
CREATE TABLE ledger.hold (
    id       text        PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 180),
    deadline timestamptz NOT NULL,
    document text        NOT NULL
);
CREATE INDEX hold_of_deadline ON ledger.hold (deadline, id);
GRANT INSERT ON ledger.hold TO quota_exchange_app;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.hold
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
