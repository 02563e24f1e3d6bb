-- A project's way from proposal to the city's acceptance: one row a step, numbered from 1 without a gap, never changed.
-- Clause: L-03.1d, L-03.3a, L-03.3b, L-03.4a
CREATE TABLE registry.project_step (
    project     text NOT NULL CHECK (project ~ '^prj_[1-9][0-9]{13}$'),
    number      integer NOT NULL CHECK (number >= 1),
    county      text NOT NULL CHECK (county ~ '^[1-9][0-9]{5}$'),
    kind        text NOT NULL,
    happened_on date NOT NULL,
    passed      boolean NOT NULL,    -- false: a check or a grading that failed
    closes      boolean NOT NULL,    -- true: accepted by the city, or cancelled
    document    text NOT NULL,
    maker       text NOT NULL,
    approver    text NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (project, number),
    CHECK (maker <> approver),
    CHECK (passed OR NOT closes)
);
CREATE INDEX project_step_closed ON registry.project_step (project) WHERE closes;

CREATE FUNCTION registry.check_next_step() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog
AS $$
BEGIN
    IF NEW.number > 1 AND NOT EXISTS (
        SELECT FROM registry.project_step
         WHERE project = NEW.project AND number = NEW.number - 1 AND happened_on <= NEW.happened_on
           AND county = NEW.county
    ) THEN
        RAISE EXCEPTION 'step % of % has no step before it, or an older day', NEW.number, NEW.project
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER next_step
    BEFORE INSERT ON registry.project_step
    FOR EACH ROW EXECUTE FUNCTION registry.check_next_step();

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON registry.project_step
    FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();
