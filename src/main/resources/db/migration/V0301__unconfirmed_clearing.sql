-- Clearings that the independent checker did not confirm: nothing was awarded from them, their cases are kept for inspection.
CREATE TABLE round.unconfirmed_clearing (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    round_id    text        NOT NULL,
    stage       integer     NOT NULL CHECK (stage >= 1),
    recorded_at timestamptz NOT NULL,
    finding     text        NOT NULL,
    case_text   text        NOT NULL
);

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON round.unconfirmed_clearing
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

GRANT SELECT, INSERT ON round.unconfirmed_clearing TO quota_exchange_app;
GRANT SELECT ON round.unconfirmed_clearing TO quota_exchange_auditor;
