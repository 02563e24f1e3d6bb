-- Who holds what. Written by ledger.post alone; see V0012.
CREATE SCHEMA ledger;
GRANT USAGE ON SCHEMA ledger TO quota_exchange_app, quota_exchange_auditor;
ALTER DEFAULT PRIVILEGES IN SCHEMA ledger GRANT SELECT ON TABLES TO quota_exchange_app, quota_exchange_auditor;

CREATE TABLE ledger.account (
    id    bigint PRIMARY KEY CHECK (id >= 1),
    owner text   NOT NULL,
    kind  text   NOT NULL,
    unit  text   NOT NULL CHECK (unit IN ('QUANTITY', 'CAPACITY', 'PADDY', 'CNY')),
    UNIQUE (owner, kind, unit),
    CONSTRAINT owner_may_have_kind CHECK (
        CASE
            WHEN owner = 'SYSTEM' THEN
                kind = ANY (CASE WHEN unit = 'CNY' THEN ARRAY['OUTSIDE', 'FORFEITS']
                            ELSE ARRAY['MINTED', 'WRITTEN_OFF', 'CANCELLED'] END)
            WHEN owner ~ '^[0-9]{2}0000$' THEN
                kind = ANY (CASE WHEN unit = 'CNY' THEN ARRAY['REVENUE']
                            ELSE ARRAY['POOL', 'AWARDED', 'FROZEN'] END)
            WHEN owner ~ '^[0-9]{6}$' THEN
                kind = ANY (CASE WHEN unit = 'CNY' THEN ARRAY['CASH', 'DEPOSIT', 'REVENUE']
                            ELSE ARRAY['RESERVE', 'LISTED', 'AWARDED', 'FROZEN'] END)
            ELSE false
        END)
);

-- Two counters that only grow; the balance is credits − debits. The only table here whose rows change, besides head.
CREATE TABLE ledger.balance (
    account_id      bigint  PRIMARY KEY REFERENCES ledger.account,
    may_be_negative boolean NOT NULL,
    debits          bigint  NOT NULL DEFAULT 0 CHECK (debits >= 0),
    credits         bigint  NOT NULL DEFAULT 0 CHECK (credits >= 0),
    postings        bigint  NOT NULL DEFAULT 0 CHECK (postings >= 0),
    CONSTRAINT balance_is_not_negative CHECK (may_be_negative OR credits >= debits)
) WITH (fillfactor = 40);

CREATE TABLE ledger.settlement (
    sequence        bigint      PRIMARY KEY CHECK (sequence >= 1),
    code            text        NOT NULL,
    idempotency_key text        NOT NULL UNIQUE,
    fingerprint     bytea       NOT NULL CHECK (length(fingerprint) = 32),
    fact_kind       text        NOT NULL,
    fact_id         text        NOT NULL,
    fact_digest     bytea       NOT NULL CHECK (length(fact_digest) = 32),
    maker           text        NOT NULL,
    approver        text,
    recorded_at     timestamptz NOT NULL UNIQUE,
    hash            bytea       NOT NULL CHECK (length(hash) = 32),
    CONSTRAINT four_eyes CHECK (approver <> maker)
);
CREATE UNIQUE INDEX settlement_delivers_once ON ledger.settlement (fact_id) WHERE code = 'DELIVER';
CREATE UNIQUE INDEX settlement_reverses_once ON ledger.settlement (fact_id) WHERE code = 'REVERSE';
CREATE INDEX settlement_of_fact ON ledger.settlement (fact_id, fact_kind);

CREATE TABLE ledger.posting (
    settlement   bigint  NOT NULL REFERENCES ledger.settlement,
    place        integer NOT NULL CHECK (place >= 1),
    from_account bigint  NOT NULL,
    to_account   bigint  NOT NULL,
    amount       bigint  NOT NULL CHECK (amount > 0),
    price_fen    bigint  CHECK (price_fen > 0),
    lot          text,
    from_balance bigint  NOT NULL,
    from_number  bigint  NOT NULL,
    to_balance   bigint  NOT NULL,
    to_number    bigint  NOT NULL,
    PRIMARY KEY (settlement, place),
    CHECK (from_account <> to_account),
    -- A statement reads one account in order; the balance at a past settlement is in the index alone.
    UNIQUE (from_account, from_number) INCLUDE (settlement, from_balance),
    UNIQUE (to_account, to_number) INCLUDE (settlement, to_balance)
);
CREATE INDEX posting_from_at ON ledger.posting (from_account, settlement DESC, from_number DESC) INCLUDE (from_balance);
CREATE INDEX posting_to_at ON ledger.posting (to_account, settlement DESC, to_number DESC) INCLUDE (to_balance);

-- Units are numbered among all units of their indicator; lots never overlap.
CREATE TABLE ledger.lot (
    serial      text   PRIMARY KEY,
    indicator   text   NOT NULL CHECK (indicator IN ('QUANTITY', 'CAPACITY', 'PADDY')),
    county      text   NOT NULL,
    project     text   NOT NULL,
    accepted_on date   NOT NULL,
    first_unit  bigint NOT NULL CHECK (first_unit >= 1),
    last_unit   bigint NOT NULL CHECK (last_unit < 9223372036854775807),
    settlement  bigint  NOT NULL,
    place       integer NOT NULL,
    FOREIGN KEY (settlement, place) REFERENCES ledger.posting,
    CHECK (first_unit <= last_unit),
    CONSTRAINT quantity_lots_do_not_overlap
        EXCLUDE USING gist (int8range(first_unit, last_unit, '[]') WITH &&) WHERE (indicator = 'QUANTITY'),
    CONSTRAINT capacity_lots_do_not_overlap
        EXCLUDE USING gist (int8range(first_unit, last_unit, '[]') WITH &&) WHERE (indicator = 'CAPACITY'),
    CONSTRAINT paddy_lots_do_not_overlap
        EXCLUDE USING gist (int8range(first_unit, last_unit, '[]') WITH &&) WHERE (indicator = 'PADDY')
);
CREATE INDEX lot_of_county ON ledger.lot (county, serial);
CREATE INDEX lot_of_project ON ledger.lot (project, serial);
CREATE INDEX lot_of_settlement ON ledger.lot (settlement, place);

CREATE TABLE ledger.segment (
    id         bigint  PRIMARY KEY CHECK (id >= 1),
    lot        text    NOT NULL REFERENCES ledger.lot,
    first_unit bigint  NOT NULL,
    last_unit  bigint  NOT NULL,
    holder     bigint  NOT NULL REFERENCES ledger.account,
    parent     bigint  REFERENCES ledger.segment CHECK (parent < id),
    settlement bigint  NOT NULL,
    place      integer NOT NULL,
    CHECK (first_unit <= last_unit),
    FOREIGN KEY (settlement, place) REFERENCES ledger.posting
);
CREATE INDEX segment_of_settlement ON ledger.segment (settlement, id);
CREATE INDEX segment_of_lot ON ledger.segment (lot, first_unit);
CREATE INDEX segment_of_holder ON ledger.segment (holder, id);

-- A segment is spent at most once: the primary key says so.
CREATE TABLE ledger.segment_spend (
    segment    bigint  PRIMARY KEY REFERENCES ledger.segment,
    settlement bigint  NOT NULL,
    place      integer NOT NULL,
    FOREIGN KEY (settlement, place) REFERENCES ledger.posting
);
CREATE INDEX segment_spend_of_settlement ON ledger.segment_spend (settlement, place, segment);

-- The fence: one row that every batch moves by compare-and-set. A writer that takes over raises the epoch.
CREATE TABLE ledger.head (
    singleton   boolean     PRIMARY KEY DEFAULT true CHECK (singleton),
    epoch       bigint      NOT NULL,
    sequence    bigint      NOT NULL,
    hash        bytea       NOT NULL CHECK (length(hash) = 32),
    recorded_at timestamptz NOT NULL,
    segments    bigint      NOT NULL
) WITH (fillfactor = 40);
INSERT INTO ledger.head (epoch, sequence, hash, recorded_at, segments)
VALUES (0, 0, decode(repeat('00', 32), 'hex'), 'epoch', 0);

CREATE FUNCTION ledger.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE LOG 'event=append_only_refused operation=% table=%.% user=%', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME, session_user;
    RAISE EXCEPTION '%.% is append-only: % refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP USING ERRCODE = 'QX003';
END
$$;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['settlement', 'posting', 'lot', 'segment', 'segment_spend'] LOOP
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.%I '
                       'FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()', name);
        EXECUTE format('ALTER TABLE ledger.%I ENABLE ALWAYS TRIGGER append_only', name);
    END LOOP;
END
$$;
