package io.quotaexchange.ledger;

/** What reconciliation asks; every answer is a row that says what does not agree, or where the next slice begins. */
final class ReconciliationSql {
    private ReconciliationSql() {}

    static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    static final String LIMIT = "SET LOCAL statement_timeout = '5s'";

    /** The head is the last settlement, which has postings; nothing lies beyond it. */
    static final String HEAD = """
            SELECT h.sequence,
                   h.sequence = coalesce((SELECT max(s.sequence) FROM ledger.settlement s), 0)
                       AND h.sequence = coalesce((SELECT max(p.settlement) FROM ledger.posting p), 0)
                       AND h.segments = coalesce((SELECT max(g.id) FROM ledger.segment g), 0) AS ends_here,
                   h.sequence = 0 OR EXISTS (
                       SELECT FROM ledger.settlement s
                       WHERE s.sequence = h.sequence AND s.hash = h.hash AND s.recorded_at = h.recorded_at) AS is_last
            FROM ledger.head h
            """;

    /** Accounts after $1, at most $2: the counters beside the account's last posting. Two look-ups in an index each. */
    static final String BALANCES = """
            SELECT a.id, a.owner, a.kind, a.unit, b.credits - b.debits AS balance, b.postings,
                   CASE WHEN f.from_number > coalesce(t.to_number, 0) THEN f.from_balance ELSE t.to_balance END AS last_balance,
                   greatest(f.from_number, t.to_number) AS last_number,
                   a.unit = 'CNY' OR (
                       SELECT coalesce(sum(c.debits), 0) = coalesce(b.debits, 0)
                           AND coalesce(sum(c.credits), 0) = coalesce(b.credits, 0)
                       FROM ledger.turnover c WHERE c.account_id = a.id) AS turned
            FROM (SELECT * FROM ledger.account WHERE id > $1 ORDER BY id LIMIT $2) a
            LEFT JOIN ledger.balance b ON b.account_id = a.id
            LEFT JOIN LATERAL (SELECT p.from_number, p.from_balance FROM ledger.posting p
                               WHERE p.from_account = a.id ORDER BY p.from_number DESC LIMIT 1) f ON true
            LEFT JOIN LATERAL (SELECT p.to_number, p.to_balance FROM ledger.posting p
                               WHERE p.to_account = a.id ORDER BY p.to_number DESC LIMIT 1) t ON true
            ORDER BY a.id
            """;

    /** The first account with a number above $1. */
    static final String NEXT_ACCOUNT = """
            SELECT a.id, a.owner, a.kind, a.unit FROM ledger.account a WHERE a.id > $1 ORDER BY a.id LIMIT 1
            """;

    /** Postings of account $1 with numbers above $2 and up to $3: their sums, and whether each goes on where the one before it ended. */
    static final String POSTINGS = """
            SELECT count(*) AS postings, coalesce(sum(greatest(-e.change, 0)), 0)::bigint AS debits,
                   coalesce(sum(greatest(e.change, 0)), 0)::bigint AS credits,
                   min(e.number) FILTER (WHERE NOT e.follows) AS broken,
                   (SELECT b.postings FROM ledger.balance b WHERE b.account_id = $1) AS stands_postings,
                   (SELECT b.debits FROM ledger.balance b WHERE b.account_id = $1) AS stands_debits,
                   (SELECT b.credits FROM ledger.balance b WHERE b.account_id = $1) AS stands_credits
            FROM (
                SELECT x.number, x.change,
                       x.number = lag(x.number, 1, $2) OVER in_order + 1
                           AND x.balance = lag(x.balance, 1, $4) OVER in_order + x.change AS follows
                FROM (
                    SELECT p.from_number AS number, -p.amount AS change, p.from_balance AS balance
                    FROM ledger.posting p WHERE p.from_account = $1 AND p.from_number > $2 AND p.from_number <= $3
                    UNION ALL
                    SELECT p.to_number, p.amount, p.to_balance
                    FROM ledger.posting p WHERE p.to_account = $1 AND p.to_number > $2 AND p.to_number <= $3
                ) x
                WINDOW in_order AS (ORDER BY x.number)
            ) e
            """;

    /** Lots after $1, at most $2: whether live segments cover each without a gap or an overlap. */
    static final String LOTS = """
            SELECT l.serial, l.last_unit - l.first_unit + 1 AS amount, coalesce(g.held, 0)::bigint AS held,
                   coalesce(g.adjoin AND g.first = l.first_unit AND g.last = l.last_unit, false) AS covered
            FROM (SELECT * FROM ledger.lot WHERE serial > $1 ORDER BY serial LIMIT $2) l
            LEFT JOIN LATERAL (
                SELECT sum(s.last_unit - s.first_unit + 1) AS held, min(s.first_unit) AS first, max(s.last_unit) AS last,
                       bool_and(s.adjoins) AS adjoin
                FROM (
                    SELECT g.first_unit, g.last_unit,
                           g.first_unit = lag(g.last_unit, 1, l.first_unit - 1) OVER (ORDER BY g.first_unit) + 1 AS adjoins
                    FROM ledger.segment g
                    WHERE g.lot = l.serial AND NOT EXISTS (SELECT FROM ledger.segment_spend x WHERE x.segment = g.id)
                ) s
            ) g ON true
            ORDER BY l.serial
            """;
}
