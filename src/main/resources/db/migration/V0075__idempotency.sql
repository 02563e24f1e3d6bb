-- Requests that came with an Idempotency-Key, each try at them, and the first answer; kept for ever.
CREATE SCHEMA idempotency;
GRANT USAGE ON SCHEMA idempotency TO quota_exchange_app, quota_exchange_auditor;

-- key: digest of the person and what they sent as key. fingerprint: keyed digest of method, path, query, If-Match and body.
CREATE TABLE idempotency.request (
    key         bytea       PRIMARY KEY CHECK (length(key) = 32),
    person      text        NOT NULL CHECK (length(person) BETWEEN 1 AND 60),
    operation   text        NOT NULL CHECK (length(operation) BETWEEN 1 AND 100),
    fingerprint bytea       NOT NULL CHECK (length(fingerprint) = 32),
    begun_at    timestamptz NOT NULL
);

-- Nobody else tries before lease_until, unless the attempt was given up.
CREATE TABLE idempotency.attempt (
    key         bytea       NOT NULL REFERENCES idempotency.request,
    number      integer     NOT NULL CHECK (number >= 1),
    lease_until timestamptz NOT NULL,
    PRIMARY KEY (key, number)
);

-- Ended without an answer that is final.
CREATE TABLE idempotency.given_up (
    key         bytea       NOT NULL,
    number      integer     NOT NULL,
    given_up_at timestamptz NOT NULL,
    PRIMARY KEY (key, number),
    FOREIGN KEY (key, number) REFERENCES idempotency.attempt
);

-- The first final answer, sealed with SM4-GCM under a key that is not in this database; empty where it was too long.
CREATE TABLE idempotency.answer (
    key         bytea       PRIMARY KEY,
    number      integer     NOT NULL,
    status      integer     NOT NULL CHECK (status BETWEEN 200 AND 299 OR status BETWEEN 400 AND 499 AND status NOT IN (401, 403, 429)),
    sealed      bytea       NOT NULL CHECK (length(sealed) <= 400000),
    answered_at timestamptz NOT NULL,
    FOREIGN KEY (key, number) REFERENCES idempotency.attempt
);

-- What is answered is not tried again, and attempts follow each other.
CREATE FUNCTION idempotency.only_unanswered() RETURNS trigger
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF EXISTS (SELECT FROM idempotency.answer a WHERE a.key = NEW.key)
        OR NEW.number > 1 AND NOT EXISTS (SELECT FROM idempotency.attempt t WHERE t.key = NEW.key AND t.number = NEW.number - 1) THEN
        RAISE EXCEPTION 'idempotency.attempt: number % refused', NEW.number USING ERRCODE = 'QX001';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER only_unanswered BEFORE INSERT ON idempotency.attempt
    FOR EACH ROW EXECUTE FUNCTION idempotency.only_unanswered();

CREATE FUNCTION idempotency.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '%.% is append-only: % refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP USING ERRCODE = 'QX003';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON idempotency.request
    FOR EACH STATEMENT EXECUTE FUNCTION idempotency.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON idempotency.attempt
    FOR EACH STATEMENT EXECUTE FUNCTION idempotency.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON idempotency.given_up
    FOR EACH STATEMENT EXECUTE FUNCTION idempotency.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON idempotency.answer
    FOR EACH STATEMENT EXECUTE FUNCTION idempotency.refuse_change();

GRANT SELECT, INSERT ON idempotency.request, idempotency.attempt, idempotency.given_up, idempotency.answer TO quota_exchange_app;
GRANT SELECT ON idempotency.request, idempotency.attempt, idempotency.given_up TO quota_exchange_auditor;
