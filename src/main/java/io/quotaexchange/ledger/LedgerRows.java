package io.quotaexchange.ledger;

import io.quotaexchange.quantity.IndicatorKind;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.OptionalLong;

/** Rows of the ledger's tables as values; the names of the columns are those of the queries in {@link LedgerSql}. */
final class LedgerRows {
    private LedgerRows() {}

    static JournalHead head(Row row) {
        return new JournalHead(
                row.getLong("sequence"),
                hash(row, "hash"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getLong("segments"));
    }

    static Account account(Row row) {
        return new Account(
                row.getString("owner"),
                AccountKind.valueOf(row.getString("kind")),
                Unit.valueOf(row.getString("unit")));
    }

    static AccountBalance balance(Row row) {
        return new AccountBalance(account(row), row.getLong("debits"), row.getLong("credits"), row.getLong("postings"));
    }

    static Lot lot(Row row) {
        return new Lot(
                row.getString("serial"),
                IndicatorKind.valueOf(row.getString("indicator")),
                row.getString("county"),
                row.getString("project"),
                row.getLocalDate("accepted_on"),
                row.getLong("first_unit"),
                row.getLong("last_unit"));
    }

    static Segment segment(Row row) {
        return new Segment(
                row.getLong("id"),
                row.getString("lot"),
                row.getLong("first_unit"),
                row.getLong("last_unit"),
                account(row),
                optional(row.getLong("parent")),
                row.getInteger("place"));
    }

    static Posting posting(Row row) {
        Transfer transfer = new Transfer(
                Account.parse(row.getString("from_account")),
                Account.parse(row.getString("to_account")),
                row.getLong("amount"),
                Optional.ofNullable(row.getString("lot")),
                optional(row.getLong("price_fen")));
        return new Posting(
                transfer,
                new Standing(row.getLong("from_balance"), row.getLong("from_number")),
                new Standing(row.getLong("to_balance"), row.getLong("to_number")));
    }

    static SettlementSummary summary(Row row) {
        return new SettlementSummary(
                row.getLong("sequence"),
                SettlementCode.valueOf(row.getString("code")),
                row.getString("idempotency_key"),
                hash(row, "fingerprint"),
                new Fact(
                        row.getString("fact_kind"),
                        row.getString("fact_id"),
                        row.getBuffer("fact_digest").getBytes()),
                row.getString("maker"),
                Optional.ofNullable(row.getString("approver")),
                row.getOffsetDateTime("recorded_at").toInstant(),
                hash(row, "hash"));
    }

    static Hash hash(Row row, String column) {
        return Hash.of(row.getBuffer(column).getBytes());
    }

    private static OptionalLong optional(Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
