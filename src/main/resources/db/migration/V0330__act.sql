-- Acts: what people do to reserves beside the rounds. Kept whole before the ledger posts them, never changed.
CREATE SCHEMA act;

CREATE TABLE act.act (
    id          text        PRIMARY KEY CHECK (id ~ '^[a-z]{3}_[a-z0-9_~-]{1,70}$'),
    kind        text        NOT NULL,
    county      text        NOT NULL CHECK (county ~ '^[0-9]{6}$'),
    document    text        NOT NULL,
    maker       text        NOT NULL,
    approver    text        NOT NULL CHECK (approver <> maker),
    recorded_at timestamptz NOT NULL
);
CREATE INDEX act_of_kind ON act.act (kind, id);
CREATE INDEX act_of_county ON act.act (county, id);

-- What became of an act that moves something: posted by this settlement, or refused by the ledger for good.
CREATE TABLE act.ended (
    act_id     text   PRIMARY KEY REFERENCES act.act,
    settlement bigint CHECK (settlement >= 1),
    refusal    text,
    CHECK ((settlement IS NULL) <> (refusal IS NULL))
);

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON act.act
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON act.ended
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

GRANT USAGE ON SCHEMA act TO quota_exchange_app, quota_exchange_auditor;
GRANT SELECT, INSERT ON act.act, act.ended TO quota_exchange_app;
GRANT SELECT ON act.act, act.ended TO quota_exchange_auditor;
