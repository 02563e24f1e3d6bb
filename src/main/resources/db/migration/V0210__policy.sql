-- Rulebooks and guide prices: versions are added, never changed.
CREATE SCHEMA policy;
GRANT USAGE ON SCHEMA policy TO quota_exchange_app, quota_exchange_auditor;
ALTER DEFAULT PRIVILEGES IN SCHEMA policy GRANT SELECT, INSERT ON TABLES TO quota_exchange_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA policy GRANT SELECT ON TABLES TO quota_exchange_auditor;

CREATE TABLE policy.rulebook (
    id             text NOT NULL CHECK (id ~ '^[a-z0-9-]{1,40}$'),
    version        text NOT NULL CHECK (version <> ''),
    effective_from date NOT NULL,
    effective_to   date,             -- last day; null: until replaced
    document       text NOT NULL,
    digest         text NOT NULL UNIQUE CHECK (digest ~ '^[0-9a-f]{64}$'),
    maker          text NOT NULL,
    approver       text NOT NULL,
    recorded_at    timestamptz NOT NULL,
    PRIMARY KEY (id, version),
    CHECK (effective_to >= effective_from),
    CHECK (maker <> approver)
);

-- A guide price is the sum of three components and holds until the next one begins. Clause: M13-05.7, Z10-08.4
CREATE TABLE policy.guide_price (
    indicator        text NOT NULL CHECK (indicator IN ('QUANTITY', 'CAPACITY', 'PADDY')),
    effective_from   date NOT NULL,
    average_cost_fen bigint NOT NULL CHECK (average_cost_fen >= 0),
    compensation_fen bigint NOT NULL CHECK (compensation_fen >= 0),
    upkeep_fen       bigint NOT NULL CHECK (upkeep_fen >= 0),
    maker            text NOT NULL,
    approver         text NOT NULL,
    recorded_at      timestamptz NOT NULL,
    PRIMARY KEY (indicator, effective_from),
    CHECK (average_cost_fen + compensation_fen + upkeep_fen > 0),
    CHECK (maker <> approver)
);

CREATE FUNCTION policy.check_newest_price() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog
AS $$
BEGIN
    IF EXISTS (SELECT FROM policy.guide_price
                WHERE indicator = NEW.indicator AND effective_from > NEW.effective_from) THEN
        RAISE EXCEPTION 'a later guide price of % is in the book already', NEW.indicator
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER newest_price
    BEFORE INSERT ON policy.guide_price
    FOR EACH ROW EXECUTE FUNCTION policy.check_newest_price();

CREATE FUNCTION policy.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog
AS $$
BEGIN
    RAISE LOG 'refused % on %.% by %', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME, session_user;
    RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME;
END
$$;

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON policy.rulebook
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();
CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON policy.guide_price
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();
