-- Buyers that were in default: they buy nothing until a day. Clause: M13-05.8
CREATE TABLE registry.exclusion (
    id          text        PRIMARY KEY,
    county      text        NOT NULL CHECK (county ~ '^[0-9]{6}$'),
    from_day    date        NOT NULL,
    until       date        NOT NULL CHECK (until > from_day),
    recorded_at timestamptz NOT NULL
);
CREATE INDEX exclusion_of_county ON registry.exclusion (county, until);

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON registry.exclusion
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

GRANT SELECT, INSERT ON registry.exclusion TO quota_exchange_app;
GRANT SELECT ON registry.exclusion TO quota_exchange_auditor;
