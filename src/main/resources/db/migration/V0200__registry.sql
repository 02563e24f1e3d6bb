-- Counties, how they stand, and the projects they filed. Facts are added, never changed: a newer one replaces an older one.
CREATE SCHEMA registry;
GRANT USAGE ON SCHEMA registry TO quota_exchange_app, quota_exchange_auditor;
ALTER DEFAULT PRIVILEGES IN SCHEMA registry GRANT SELECT, INSERT ON TABLES TO quota_exchange_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA registry GRANT SELECT ON TABLES TO quota_exchange_auditor;
ALTER DEFAULT PRIVILEGES IN SCHEMA registry GRANT USAGE ON SEQUENCES TO quota_exchange_app;

CREATE FUNCTION registry.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog
AS $$
BEGIN
    RAISE LOG 'refused % on %.% by %', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME, session_user;
    RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME;
END
$$;

-- A county-level division while its code was valid; an old trade keeps the old code.
CREATE TABLE registry.division (
    code       text NOT NULL CHECK (code ~ '^[1-9][0-9]{5}$'),
    name       text NOT NULL CHECK (name <> ''),
    city       text NOT NULL,
    type       text NOT NULL,
    assisted   boolean NOT NULL,
    valid_from date NOT NULL,
    valid_to   date,                -- last day; null while it is valid
    PRIMARY KEY (code, valid_from),
    CHECK (valid_to >= valid_from)
);

-- 结对: unordered pairs of counties. Clause: Z10-21.1
CREATE TABLE registry.pairing (
    scheme     text NOT NULL CHECK (scheme <> ''),
    first      text NOT NULL CHECK (first ~ '^[1-9][0-9]{5}$'),
    second     text NOT NULL CHECK (second ~ '^[1-9][0-9]{5}$'),
    basis      text NOT NULL CHECK (basis IN ('published', 'illustrative')),
    valid_from date NOT NULL,
    PRIMARY KEY (scheme, first, second),
    CHECK (first < second)
);

-- A county's annual task and what is done of it; the newest row of a year counts. Clause: Z10-08.3
CREATE TABLE registry.county_task (
    id          text PRIMARY KEY,
    number      bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    county      text NOT NULL,
    year        integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    task_m2     bigint NOT NULL CHECK (task_m2 >= 0),
    done_m2     bigint NOT NULL CHECK (done_m2 >= 0),
    recorded_at timestamptz NOT NULL
);
CREATE INDEX ON registry.county_task (county, year, number);

-- How many of a county's own construction projects are not balanced; the newest row counts. Clause: Z10-08.3
CREATE TABLE registry.own_balance (
    id                  text PRIMARY KEY,
    number              bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    county              text NOT NULL,
    as_of               date NOT NULL,
    unbalanced_projects integer NOT NULL CHECK (unbalanced_projects >= 0),
    recorded_at         timestamptz NOT NULL
);
CREATE INDEX ON registry.own_balance (county, as_of, number);

-- Clause: M13-07.5
CREATE TABLE registry.suspension (
    id          text PRIMARY KEY,
    county      text NOT NULL,
    starts_on   date NOT NULL,
    reason      text NOT NULL CHECK (reason <> ''),
    maker       text NOT NULL,
    approver    text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CHECK (maker <> approver)
);
CREATE INDEX ON registry.suspension (county, starts_on);

CREATE TABLE registry.suspension_lift (
    suspension  text PRIMARY KEY REFERENCES registry.suspension,
    lifted_on   date NOT NULL,
    maker       text NOT NULL,
    approver    text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CHECK (maker <> approver)
);

-- 确实难以在本县域内补充的 declaration of a county government. Clause: M13-05.2
CREATE TABLE registry.shortage (
    id          text PRIMARY KEY,
    county      text NOT NULL,
    declared_on date NOT NULL,
    ends_on     date NOT NULL,
    statement   text NOT NULL CHECK (statement <> ''),
    recorded_at timestamptz NOT NULL,
    CHECK (ends_on >= declared_on)
);
CREATE INDEX ON registry.shortage (county, declared_on);

-- Every filing with its decision; a refused project may be filed again. Clause: M13-02.4
CREATE TABLE registry.filing (
    project         text NOT NULL CHECK (project ~ '^prj_[1-9][0-9]{13}$'),
    revision        integer NOT NULL CHECK (revision >= 1),
    county          text NOT NULL,
    ministry_number text NOT NULL,
    accepted_on     date NOT NULL,
    document        text NOT NULL,
    digest          text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    rulebook        text NOT NULL,
    rulebook_digest text NOT NULL,
    decision        text NOT NULL CHECK (decision IN ('ACCEPTED', 'REFUSED')),
    refusals        text NOT NULL,
    quantity_m2     bigint NOT NULL CHECK (quantity_m2 >= 0),
    capacity_kg     bigint NOT NULL CHECK (capacity_kg >= 0),
    paddy_m2        bigint NOT NULL CHECK (paddy_m2 >= 0),
    levy_quantity_m2 bigint NOT NULL CHECK (levy_quantity_m2 BETWEEN 0 AND quantity_m2),
    levy_capacity_kg bigint NOT NULL CHECK (levy_capacity_kg BETWEEN 0 AND capacity_kg),
    levy_paddy_m2   bigint NOT NULL CHECK (levy_paddy_m2 BETWEEN 0 AND paddy_m2),
    maker           text NOT NULL,
    approver        text NOT NULL,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (project, revision),
    CHECK (maker <> approver),
    CHECK (decision = 'ACCEPTED' OR quantity_m2 + capacity_kg + paddy_m2 = 0)
);
CREATE UNIQUE INDEX filing_accepted_once ON registry.filing (project) WHERE decision = 'ACCEPTED';
-- Clause: M13-02.5
CREATE UNIQUE INDEX filing_ministry_number_once ON registry.filing (ministry_number)
    WHERE decision = 'ACCEPTED' AND ministry_number <> '';
CREATE INDEX ON registry.filing (county, project);

-- The settlements that brought an accepted project's lots into being. Clause: M13-03.2, Z10-07.2
CREATE TABLE registry.minted (
    project       text PRIMARY KEY,
    mint_sequence bigint NOT NULL CHECK (mint_sequence >= 1),
    levy_sequence bigint CHECK (levy_sequence > mint_sequence),
    recorded_at   timestamptz NOT NULL
);

-- What stands: the newest filing of each project.
CREATE VIEW registry.project AS
SELECT f.*, m.mint_sequence, m.levy_sequence
  FROM registry.filing f
  LEFT JOIN registry.minted m ON m.project = f.project AND f.decision = 'ACCEPTED'
 WHERE NOT EXISTS (
        SELECT FROM registry.filing newer WHERE newer.project = f.project AND newer.revision > f.revision);

DO $$
DECLARE
    kept text;
BEGIN
    FOREACH kept IN ARRAY ARRAY['division', 'pairing', 'county_task', 'own_balance', 'suspension', 'suspension_lift',
                                'shortage', 'filing', 'minted'] LOOP
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON registry.%I
                        FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change()', kept);
    END LOOP;
END
$$;
