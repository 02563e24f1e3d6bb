-- Batches of a monitoring feed: what was sent, and what became of each row, once.
CREATE SCHEMA reserve;

CREATE TABLE reserve.feed_batch (
    id          text        PRIMARY KEY CHECK (id ~ '^fed_[a-z0-9-]{1,40}$'),
    source      text        NOT NULL,
    digest      bytea       NOT NULL CHECK (length(digest) = 32),
    rows        integer     NOT NULL CHECK (rows BETWEEN 1 AND 10000),
    maker       text        NOT NULL,
    approver    text        NOT NULL CHECK (approver <> maker),
    recorded_at timestamptz NOT NULL
);

CREATE TABLE reserve.feed_row (
    batch    text    NOT NULL REFERENCES reserve.feed_batch,
    number   integer NOT NULL CHECK (number >= 1),
    document text    NOT NULL,
    PRIMARY KEY (batch, number)
);

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON reserve.feed_batch
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON reserve.feed_row
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

GRANT USAGE ON SCHEMA reserve TO quota_exchange_app, quota_exchange_auditor;
GRANT SELECT, INSERT ON reserve.feed_batch, reserve.feed_row TO quota_exchange_app;
GRANT SELECT ON reserve.feed_batch, reserve.feed_row TO quota_exchange_auditor;
