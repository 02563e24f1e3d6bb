-- The province's annual task broken down to its counties, in m²; the newest breakdown of a year counts. Clause: L-02.2
CREATE TABLE registry.provincial_task (
    year        integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    revision    integer NOT NULL CHECK (revision >= 1),
    total_m2    bigint NOT NULL CHECK (total_m2 > 0),
    counties    text[] NOT NULL,
    tasks_m2    bigint[] NOT NULL,
    maker       text NOT NULL,
    approver    text NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (year, revision),
    CHECK (cardinality(counties) = cardinality(tasks_m2)),
    CHECK (maker <> approver)
);

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON registry.provincial_task
    FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();

-- The filing day stands in the document; area counts in the year in which it was filed. Clause: L-02.1
CREATE INDEX filing_of_year ON registry.filing (county, (substring(document FROM '"filedOn":"([0-9]{4})')))
    WHERE decision = 'ACCEPTED';
