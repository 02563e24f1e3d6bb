-- What the exchange signs about its journal, and the keys it signs with. Append-only; see io.quotaexchange.checkpoint.
CREATE SCHEMA checkpoint;
GRANT USAGE ON SCHEMA checkpoint TO quota_exchange_app, quota_exchange_auditor;

-- Public keys, from the first on; each but the first is signed by the one before it. Private keys never come here.
CREATE TABLE checkpoint.signing_key (
    number      integer     PRIMARY KEY CHECK (number >= 1),
    id          bytea       NOT NULL UNIQUE CHECK (length(id) = 32),
    public_key  bytea       NOT NULL CHECK (length(public_key) BETWEEN 64 AND 200),
    since       timestamptz NOT NULL UNIQUE,
    endorsed_by bytea       NOT NULL REFERENCES checkpoint.signing_key (id),
    signature   bytea       NOT NULL CHECK (length(signature) BETWEEN 8 AND 100),
    CHECK (number > 1 OR endorsed_by = id)
);

CREATE TABLE checkpoint.checkpoint (
    number      bigint      PRIMARY KEY CHECK (number >= 1),
    settlements bigint      NOT NULL CHECK (settlements >= 1),
    head        bytea       NOT NULL CHECK (length(head) = 32),
    merkle_root bytea       NOT NULL CHECK (length(merkle_root) = 32),
    -- The peaks of the Merkle tree, so that the next checkpoint reads only what is new. Not signed: the root is.
    peaks       bytea       NOT NULL CHECK (length(peaks) % 32 = 0),
    taken_at    timestamptz NOT NULL,
    key_id      bytea       NOT NULL REFERENCES checkpoint.signing_key (id),
    signature   bytea       NOT NULL CHECK (length(signature) BETWEEN 8 AND 100)
);

-- A second guard: whatever signs, a checkpoint names a settlement that is there, and never fewer than the one before it.
CREATE FUNCTION checkpoint.check_next() RETURNS trigger
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM ledger.settlement WHERE sequence = NEW.settlements AND hash = NEW.head) THEN
        RAISE EXCEPTION 'checkpoint % names settlement %, which is not there with that hash', NEW.number, NEW.settlements
            USING ERRCODE = 'QX005';
    END IF;
    IF NEW.number > 1 AND NOT EXISTS (
        SELECT FROM checkpoint.checkpoint
         WHERE number = NEW.number - 1 AND settlements <= NEW.settlements AND taken_at < NEW.taken_at
    ) THEN
        RAISE EXCEPTION 'checkpoint % does not follow one with fewer settlements', NEW.number USING ERRCODE = 'QX005';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER next_in_line
    BEFORE INSERT ON checkpoint.checkpoint
    FOR EACH ROW EXECUTE FUNCTION checkpoint.check_next();

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint.signing_key
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE checkpoint.signing_key ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint.checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE checkpoint.checkpoint ENABLE ALWAYS TRIGGER append_only;

GRANT SELECT, INSERT ON checkpoint.signing_key, checkpoint.checkpoint TO quota_exchange_app;
GRANT SELECT ON checkpoint.signing_key, checkpoint.checkpoint TO quota_exchange_auditor;
