-- People, what they are where, how they sign in, and the log of who did what.
CREATE SCHEMA identity;
GRANT USAGE ON SCHEMA identity TO quota_exchange_app, quota_exchange_auditor;

CREATE TABLE identity.person (
    id         text        PRIMARY KEY CHECK (id ~ '^usr_[a-z0-9_-]{1,40}$'),
    login      text        NOT NULL UNIQUE CHECK (login ~ '^[a-z0-9._@-]{2,64}$'),
    created_at timestamptz NOT NULL
);

-- What somebody is, where, from then on: the newest row counts, the older ones prove what they were.
CREATE TABLE identity.appointment (
    person       text        NOT NULL REFERENCES identity.person,
    number       integer     NOT NULL CHECK (number >= 1),
    display_name text        NOT NULL CHECK (length(display_name) BETWEEN 1 AND 80),
    organisation text        NOT NULL CHECK (organisation ~ '^([0-9]{6}|audit)$'),
    roles        text[]      NOT NULL,
    active       boolean     NOT NULL,
    appointed_by text        NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (person, number)
);

CREATE TABLE identity.password (
    person      text        PRIMARY KEY REFERENCES identity.person,
    hash        text        NOT NULL CHECK (hash LIKE '$argon2id$%'),
    must_change boolean     NOT NULL,
    changed_at  timestamptz NOT NULL
);

-- The secret is sealed with SM4-GCM under a key that is not in this database.
CREATE TABLE identity.second_factor (
    person     text        PRIMARY KEY REFERENCES identity.person,
    sealed     bytea       NOT NULL,
    confirmed  boolean     NOT NULL,
    last_step  bigint      NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE identity.recovery_code (
    person  text  NOT NULL REFERENCES identity.person,
    digest  bytea NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (person, digest)
);

CREATE TABLE identity.session (
    digest     bytea       PRIMARY KEY CHECK (length(digest) = 32),
    person     text        NOT NULL REFERENCES identity.person,
    stage      text        NOT NULL CHECK (stage IN ('SECOND_FACTOR', 'ENROL', 'PASSWORD', 'FULL')),
    address    text        NOT NULL,
    agent      text        NOT NULL,
    created_at timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at   timestamptz
);
CREATE INDEX session_of_person ON identity.session (person) WHERE ended_at IS NULL;

-- Failures in a row to sign in, of an account or from an address.
CREATE TABLE identity.failure (
    subject      text        PRIMARY KEY CHECK (length(subject) <= 120),
    failures     integer     NOT NULL CHECK (failures >= 1),
    last_at      timestamptz NOT NULL,
    closed_until timestamptz NOT NULL
);

-- Who did what, and who was refused what: each row's hash covers the row before it. Nobody inserts but identity.note().
CREATE TABLE identity.access_log (
    number    bigint      PRIMARY KEY CHECK (number >= 1),
    at        timestamptz NOT NULL,
    kind      text        NOT NULL,
    person    text        NOT NULL,
    address   text        NOT NULL,
    operation text        NOT NULL,
    detail    text        NOT NULL,
    hash      bytea       NOT NULL CHECK (length(hash) = 32)
);
CREATE INDEX access_log_of_person ON identity.access_log (person, number);

CREATE FUNCTION identity.link(previous bytea, number bigint, at timestamptz, VARIADIC texts text[]) RETURNS bytea
    LANGUAGE sql
    IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $$
    SELECT sha256(previous || convert_to(
        number || ' ' || (extract(epoch FROM at) * 1000000)::bigint
            || string_agg(' ' || octet_length(part) || ':' || part, '' ORDER BY place),
        'UTF8'))
    FROM unnest(texts) WITH ORDINALITY AS given (part, place)
$$;

CREATE FUNCTION identity.note(at timestamptz, kind text, person text, address text, operation text, detail text) RETURNS bigint
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    added bigint := 1;
    previous bytea := '\x';
BEGIN
    PERFORM pg_advisory_xact_lock(6000);
    SELECT l.number + 1, l.hash INTO added, previous FROM identity.access_log l ORDER BY l.number DESC LIMIT 1;
    added := coalesce(added, 1);
    previous := coalesce(previous, '\x');
    INSERT INTO identity.access_log (number, at, kind, person, address, operation, detail, hash)
    VALUES (added, at, kind, person, address, operation, detail,
            identity.link(previous, added, at, kind, person, address, operation, detail));
    RETURN added;
END
$$;

CREATE FUNCTION identity.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '%.% is append-only: % refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP USING ERRCODE = 'QX003';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON identity.person
    FOR EACH STATEMENT EXECUTE FUNCTION identity.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON identity.appointment
    FOR EACH STATEMENT EXECUTE FUNCTION identity.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON identity.access_log
    FOR EACH STATEMENT EXECUTE FUNCTION identity.refuse_change();

GRANT SELECT ON identity.person, identity.appointment, identity.access_log TO quota_exchange_app, quota_exchange_auditor;
GRANT INSERT ON identity.person, identity.appointment TO quota_exchange_app;
GRANT SELECT, INSERT, UPDATE ON identity.password, identity.session TO quota_exchange_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.second_factor, identity.recovery_code, identity.failure TO quota_exchange_app;
GRANT EXECUTE ON FUNCTION identity.note(timestamptz, text, text, text, text, text) TO quota_exchange_app;
