-- Commitments whose day passed unkept: the county sells nothing until they are kept. Clause: M13-04.7, Z10-08.3
CREATE TABLE registry.commitment_overdue (
    id          text        PRIMARY KEY,
    county      text        NOT NULL,
    since       date        NOT NULL,
    commitment  text        NOT NULL UNIQUE,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX commitment_overdue_of_county ON registry.commitment_overdue (county, since);

CREATE TABLE registry.commitment_kept (
    overdue     text        PRIMARY KEY REFERENCES registry.commitment_overdue,
    kept_on     date        NOT NULL,
    write_off   text        NOT NULL,
    recorded_at timestamptz NOT NULL
);

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON registry.commitment_overdue
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON registry.commitment_kept
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

GRANT SELECT, INSERT ON registry.commitment_overdue, registry.commitment_kept TO quota_exchange_app;
GRANT SELECT ON registry.commitment_overdue, registry.commitment_kept TO quota_exchange_auditor;
