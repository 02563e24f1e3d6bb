-- Papers of a project: what each is, and the file itself, kept once by its digest. Added, never changed. Clause: L-03.4c
CREATE TABLE registry.file (
    digest  bytea   PRIMARY KEY CHECK (length(digest) = 32),    -- SM3 of the content
    bytes   integer NOT NULL CHECK (bytes BETWEEN 1 AND 6000000),
    content bytea   NOT NULL CHECK (length(content) = bytes)
);
-- Papers name people: an auditor sees what there is and asks for the file.
REVOKE SELECT ON registry.file FROM quota_exchange_auditor;

CREATE TABLE registry.project_paper (
    project         text    NOT NULL CHECK (project ~ '^prj_[1-9][0-9]{13}$'),
    number          integer NOT NULL CHECK (number BETWEEN 1 AND 500),
    evidence        text    NOT NULL,
    document_number text    NOT NULL,
    issued_by       text    NOT NULL CHECK (issued_by <> ''),
    issued_on       date    NOT NULL,
    file_name       text    NOT NULL CHECK (file_name <> ''),
    format          text    NOT NULL,
    bytes           integer NOT NULL,
    digest          bytea   NOT NULL REFERENCES registry.file,
    added_by        text    NOT NULL,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (project, number),
    UNIQUE (project, evidence, digest)
);

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON registry.file
    FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();
CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON registry.project_paper
    FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();
