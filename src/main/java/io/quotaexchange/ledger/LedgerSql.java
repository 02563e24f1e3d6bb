package io.quotaexchange.ledger;

/** Queries of the ledger. */
final class LedgerSql {
    private LedgerSql() {}

    static final String TAKE_OVER = "SELECT epoch, sequence, hash, recorded_at, segments FROM ledger.take_over($1, $2)";

    static final String EPOCH = "SELECT epoch FROM ledger.head";

    static final String HEAD = "SELECT epoch, sequence, hash, recorded_at, segments FROM ledger.head";

    static final String ALL_BALANCES = """
            SELECT a.id, a.owner, a.kind, a.unit, b.debits, b.credits, b.postings
            FROM ledger.account a JOIN ledger.balance b ON b.account_id = a.id
            ORDER BY a.id
            """;

    static final String ALL_LOTS = """
            SELECT serial, indicator, county, project, accepted_on, first_unit, last_unit
            FROM ledger.lot
            """;

    static final String LIVE_SEGMENTS = """
            SELECT g.id, g.lot, g.first_unit, g.last_unit, g.parent, g.place, a.owner, a.kind, a.unit
            FROM ledger.segment g JOIN ledger.account a ON a.id = g.holder
            WHERE NOT EXISTS (SELECT FROM ledger.segment_spend x WHERE x.segment = g.id)
            """;

    /** One look-up a key: a plan for all keys at once, kept from when the journal was short, reads the whole journal for each batch. */
    static final String ANSWERED = """
            SELECT s.sequence, s.recorded_at, s.fingerprint, s.idempotency_key
            FROM unnest($1::text[]) AS asked (key)
            CROSS JOIN LATERAL (
                SELECT sequence, recorded_at, fingerprint, idempotency_key
                FROM ledger.settlement
                WHERE idempotency_key = asked.key
                LIMIT 1) AS s
            """;

    static final String DELIVERED = """
            SELECT fact_id FROM ledger.settlement WHERE code = 'DELIVER' AND fact_id = ANY ($1)
            """;

    static final String REVERSED = """
            SELECT fact_id FROM ledger.settlement WHERE code = 'REVERSE' AND fact_id = ANY ($1)
            """;

    static final String BALANCES_OF_OWNER = """
            SELECT a.owner, a.kind, a.unit, b.debits, b.credits, b.postings
            FROM ledger.account a JOIN ledger.balance b ON b.account_id = a.id
            WHERE a.owner = $1
            ORDER BY a.id
            """;

    static final String LAST_MOVED = """
            SELECT s.recorded_at FROM ledger.settlement s
            WHERE s.sequence = (
                SELECT max(greatest(
                    (SELECT max(p.settlement) FROM ledger.posting p WHERE p.from_account = a.id),
                    (SELECT max(p.settlement) FROM ledger.posting p WHERE p.to_account = a.id)))
                FROM ledger.account a WHERE a.owner = $1)
            """;

    static final String BALANCE_AT = """
            SELECT ledger.balance_at(a.id, $4) AS balance
            FROM ledger.account a
            WHERE a.owner = $1 AND a.kind = $2 AND a.unit = $3
            """;

    static final String BALANCE_AT_TIME = """
            SELECT ledger.balance_at(a.id, ledger.sequence_at($4)) AS balance
            FROM ledger.account a
            WHERE a.owner = $1 AND a.kind = $2 AND a.unit = $3
            """;

    static final String SEQUENCE_AT = "SELECT ledger.sequence_at($1) AS sequence";

    static final String BALANCES_AT = """
            SELECT a.owner, a.kind, a.unit, ledger.balance_at(a.id, $2) AS balance
            FROM ledger.account a
            WHERE a.owner = $1
            ORDER BY a.id
            """;

    /** The account's number is looked up first, so that a page begins in the index by account and number where it begins. */
    static final String STATEMENT = """
            WITH asked AS MATERIALIZED (
                SELECT a.id FROM ledger.account a WHERE a.owner = $1 AND a.kind = $2 AND a.unit = $3
            )
            SELECT e.number, e.settlement, s.recorded_at, s.code, s.fact_kind, s.fact_id, o.owner, o.kind, o.unit,
                   e.change, e.balance
            FROM (
                (SELECT p.from_number AS number, p.settlement, p.to_account AS other, -p.amount AS change,
                        p.from_balance AS balance
                 FROM ledger.posting p
                 WHERE p.from_account = (SELECT id FROM asked) AND p.from_number > $4 AND p.from_number <= $4 + $5)
                UNION ALL
                (SELECT p.to_number, p.settlement, p.from_account, p.amount, p.to_balance
                 FROM ledger.posting p
                 WHERE p.to_account = (SELECT id FROM asked) AND p.to_number > $4 AND p.to_number <= $4 + $5)
            ) e
            JOIN ledger.settlement s ON s.sequence = e.settlement
            JOIN ledger.account o ON o.id = e.other
            ORDER BY e.number
            """;

    static final String STATEMENT_LOTS = """
            SELECT e.number, g.lot, l.project, sum(g.last_unit - g.first_unit + 1)::bigint AS amount
            FROM (
                SELECT p.from_number AS number, p.settlement, p.place, p.to_account AS holder
                FROM ledger.posting p
                JOIN ledger.account a ON a.id = p.from_account AND a.owner = $1 AND a.kind = $2 AND a.unit = $3
                WHERE p.from_number > $4 AND p.from_number <= $5
                UNION ALL
                SELECT p.to_number, p.settlement, p.place, p.to_account
                FROM ledger.posting p
                JOIN ledger.account a ON a.id = p.to_account AND a.owner = $1 AND a.kind = $2 AND a.unit = $3
                WHERE p.to_number > $4 AND p.to_number <= $5
            ) e
            JOIN ledger.segment g ON g.settlement = e.settlement AND g.place = e.place AND g.holder = e.holder
            JOIN ledger.lot l ON l.serial = g.lot
            GROUP BY e.number, g.lot, l.project
            ORDER BY e.number, g.lot
            LIMIT 20000
            """;

    /** A few rows an account, whatever its history. */
    static final String TURNOVER = """
            SELECT a.unit, t.code, x.incoming, sum(x.amount)::bigint AS amount
            FROM ledger.account a
            JOIN ledger.turnover t ON t.account_id = a.id
            CROSS JOIN LATERAL (VALUES (true, t.credits), (false, t.debits)) AS x (incoming, amount)
            WHERE a.owner = $1 AND x.amount > 0 AND (a.kind = 'RESERVE' OR (a.kind = 'AWARDED' AND NOT x.incoming))
            GROUP BY a.unit, t.code, x.incoming
            """;

    static final String SETTLEMENTS_BEFORE = """
            SELECT * FROM ledger.settlement WHERE sequence < $1 ORDER BY sequence DESC LIMIT $2
            """;

    /** Keys that begin with the fact's id and a colon are one stretch of their index (a semicolon comes next); other keys have their own. */
    static final String SETTLEMENTS_OF_FACT = """
            SELECT *
            FROM (
                SELECT * FROM ledger.settlement
                WHERE idempotency_key >= $2::text || ':' AND idempotency_key < $2::text || ';'
                  AND fact_kind = $1 AND fact_id = $2::text
                UNION ALL
                SELECT * FROM ledger.settlement
                WHERE NOT starts_with(idempotency_key, fact_id || ':') AND fact_kind = $1 AND fact_id = $2::text
            ) s
            ORDER BY sequence
            LIMIT 1000
            """;

    static final String SETTLEMENTS_BETWEEN = """
            SELECT * FROM ledger.settlement WHERE sequence BETWEEN $1 AND $2 ORDER BY sequence
            """;

    static final String POSTINGS_BETWEEN = """
            SELECT p.settlement, f.owner || '/' || f.kind || '/' || f.unit AS from_account,
                   t.owner || '/' || t.kind || '/' || t.unit AS to_account,
                   p.amount, p.price_fen, p.lot, p.from_balance, p.from_number, p.to_balance, p.to_number
            FROM ledger.posting p
            JOIN ledger.account f ON f.id = p.from_account
            JOIN ledger.account t ON t.id = p.to_account
            WHERE p.settlement BETWEEN $1 AND $2
            ORDER BY p.settlement, p.place
            """;

    static final String LOTS_BETWEEN = """
            SELECT settlement, serial, indicator, county, project, accepted_on, first_unit, last_unit
            FROM ledger.lot
            WHERE settlement BETWEEN $1 AND $2
            ORDER BY settlement, place
            """;

    static final String SPENT_BETWEEN = """
            SELECT settlement, segment, place
            FROM ledger.segment_spend
            WHERE settlement BETWEEN $1 AND $2
            ORDER BY settlement, place, segment
            """;

    static final String CREATED_BETWEEN = """
            SELECT g.settlement, g.id, g.lot, g.first_unit, g.last_unit, g.parent, g.place, a.owner, a.kind, a.unit
            FROM ledger.segment g JOIN ledger.account a ON a.id = g.holder
            WHERE g.settlement BETWEEN $1 AND $2
            ORDER BY g.id
            """;

    static final String LOTS = """
            SELECT serial, indicator, county, project, accepted_on, first_unit, last_unit, settlement
            FROM ledger.lot
            WHERE ($1::text IS NULL OR county = $1) AND ($2::text IS NULL OR indicator = $2)
              AND ($3::text IS NULL OR project = $3) AND serial > $4
            ORDER BY serial
            LIMIT $5
            """;

    static final String LOT = """
            SELECT serial, indicator, county, project, accepted_on, first_unit, last_unit, settlement
            FROM ledger.lot
            WHERE serial = $1
            """;

    static final String LIVE_OF_LOT = """
            SELECT g.id, g.lot, g.first_unit, g.last_unit, g.parent, g.place, a.owner, a.kind, a.unit
            FROM ledger.segment g JOIN ledger.account a ON a.id = g.holder
            WHERE g.lot = $1 AND NOT EXISTS (SELECT FROM ledger.segment_spend x WHERE x.segment = g.id)
            ORDER BY g.first_unit
            """;

    static final String LIVE_OF_ACCOUNT = """
            SELECT g.id, g.lot, g.first_unit, g.last_unit, g.parent, g.place, a.owner, a.kind, a.unit
            FROM ledger.segment g JOIN ledger.account a ON a.id = g.holder
            WHERE a.owner = $1 AND a.kind = $2 AND a.unit = $3 AND g.id > $4
              AND NOT EXISTS (SELECT FROM ledger.segment_spend x WHERE x.segment = g.id)
            ORDER BY g.id
            LIMIT $5
            """;

    static final String TRACE = """
            SELECT g.id, g.lot, g.first_unit, g.last_unit, g.parent, g.place, a.owner, a.kind, a.unit,
                   s.sequence, s.code, s.fact_kind, s.fact_id, s.recorded_at
            FROM ledger.segment g
            JOIN ledger.account a ON a.id = g.holder
            JOIN ledger.settlement s ON s.sequence = g.settlement
            WHERE g.lot = $1 AND $2 BETWEEN g.first_unit AND g.last_unit
            ORDER BY g.id
            """;
}
