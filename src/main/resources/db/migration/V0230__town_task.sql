-- A county's annual task broken down to its towns, in mu as the plans give it; the newest breakdown of a year counts. Clause: L-02.2
CREATE TABLE registry.task_breakdown (
    county      text NOT NULL CHECK (county ~ '^[1-9][0-9]{5}$'),
    year        integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    revision    integer NOT NULL CHECK (revision >= 1),
    county_mu   integer NOT NULL CHECK (county_mu > 0),
    towns       text[] NOT NULL,
    towns_mu    integer[] NOT NULL,
    maker       text NOT NULL,
    approver    text NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (county, year, revision),
    CHECK (cardinality(towns) = cardinality(towns_mu)),
    CHECK (maker <> approver)
);

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON registry.task_breakdown
    FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();
