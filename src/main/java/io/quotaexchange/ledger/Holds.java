package io.quotaexchange.ledger;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Holds with a deadline. A hold ends once: given back, lost, or, past its deadline, given back by whichever job comes first. All ends of a
 * hold have the same idempotency key, so that the ledger itself lets only one of them be posted; killed anywhere, what was begun is
 * repeated with the same outcome.
 */
public final class Holds {
    /** Who gives back what nobody ended: the maker of such a settlement. */
    public static final String DEADLINE = "deadline";

    private static final int AT_A_TIME = 500;

    private static final String KEEP =
            "INSERT INTO ledger.hold (id, deadline, document) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING";

    private static final String KEPT = "SELECT document FROM ledger.hold WHERE id = $1";

    /** Posted, not ended, and their deadline before $1; those after the last one seen. */
    private static final String DUE = """
            SELECT h.document FROM ledger.hold h
            WHERE h.deadline < $1 AND (h.deadline, h.id) > ($2, $3)
              AND EXISTS (SELECT FROM ledger.settlement s WHERE s.idempotency_key = 'hold:' || h.id)
              AND NOT EXISTS (SELECT FROM ledger.settlement s WHERE s.idempotency_key = 'hold:' || h.id || ':end')
            ORDER BY h.deadline, h.id LIMIT $4
            """;

    private static final String POSTED = "SELECT FROM ledger.settlement WHERE idempotency_key = $1";

    private final SqlClient client;
    private final Poster poster;

    public Holds(SqlClient client, Poster poster) {
        this.client = client;
        this.poster = poster;
    }

    /** Takes the amount from the county's cash. Repeated, it is the first answer again; another hold of the same id is refused. */
    public Future<Outcome> hold(Hold hold, Instant now) {
        if (!hold.deadline().isAfter(now)) {
            return refused(LedgerRefusal.NOT_PERMITTED, "the deadline of hold " + hold.id() + " is over");
        }
        String document = hold.document().encode();
        Tuple row = Tuple.of(hold.id(), hold.deadline().atOffset(ZoneOffset.UTC), document);
        return client.preparedQuery(KEEP)
                .execute(row)
                .compose(kept -> find(hold.id()))
                .compose(kept -> kept.orElseThrow().equals(hold)
                        ? poster.post(settlement(
                                SettlementCode.DEPOSIT_HOLD,
                                key(hold.id()),
                                hold,
                                hold.maker(),
                                Optional.of(hold.approver())))
                        : refused(LedgerRefusal.KEY_REUSED, "hold " + hold.id() + " was made with other content"));
    }

    /** Gives it back before its deadline. KEY_REUSED if it has ended already. */
    public Future<Outcome> release(String id, String maker, String approver) {
        return end(SettlementCode.DEPOSIT_RELEASE, id, maker, approver);
    }

    /** It is lost. KEY_REUSED if it has ended already. */
    public Future<Outcome> forfeit(String id, String maker, String approver) {
        return end(SettlementCode.DEPOSIT_FORFEIT, id, maker, approver);
    }

    /** Gives back everything whose deadline is over. Any process may ask at any time. @return how many this call gave back */
    public Future<Integer> releaseExpired(Instant now) {
        return releaseExpired(now, Instant.EPOCH, "", 0);
    }

    private Future<Integer> releaseExpired(Instant now, Instant after, String id, int before) {
        Tuple asked = Tuple.of(now.atOffset(ZoneOffset.UTC), after.atOffset(ZoneOffset.UTC), id, AT_A_TIME);
        return client.preparedQuery(DUE).execute(asked).compose(rows -> {
            List<Hold> due = rows.stream().map(Holds::read).toList();
            List<Future<Outcome>> ends = due.stream()
                    .map(hold -> poster.post(settlement(
                            SettlementCode.DEPOSIT_RELEASE, endKey(hold.id()), hold, DEADLINE, Optional.empty())))
                    .toList();
            return Future.all(ends).compose(all -> {
                int released = before
                        + (int) ends.stream()
                                .filter(end -> end.result() instanceof Outcome.Posted)
                                .count();
                return due.size() < AT_A_TIME
                        ? Future.succeededFuture(released)
                        : releaseExpired(
                                now, due.getLast().deadline(), due.getLast().id(), released);
            });
        });
    }

    private Future<Outcome> end(SettlementCode code, String id, String maker, String approver) {
        return client.preparedQuery(POSTED)
                .execute(Tuple.of(key(id)))
                .compose(posted -> posted.rowCount() == 0
                        ? refused(LedgerRefusal.NOT_PERMITTED, "there is no hold " + id)
                        : find(id).compose(hold -> poster.post(
                                settlement(code, endKey(id), hold.orElseThrow(), maker, Optional.of(approver)))));
    }

    private Future<Optional<Hold>> find(String id) {
        return client.preparedQuery(KEPT)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(Holds::read));
    }

    private static Hold read(Row row) {
        return Hold.read(new JsonObject(row.getString("document")));
    }

    private static Future<Outcome> refused(LedgerRefusal reason, String detail) {
        return Future.succeededFuture(new Outcome.Refused(reason, detail));
    }

    private static String key(String id) {
        return "hold:" + id;
    }

    private static String endKey(String id) {
        return key(id) + ":end";
    }

    private static Settlement settlement(
            SettlementCode code, String key, Hold hold, String maker, Optional<String> approver) {
        Account cash = new Account(hold.county(), AccountKind.CASH, Unit.CNY);
        Account deposit = new Account(hold.county(), AccountKind.DEPOSIT, Unit.CNY);
        Transfer transfer = switch (code) {
            case DEPOSIT_HOLD -> Transfer.of(cash, deposit, hold.amountFen());
            case DEPOSIT_FORFEIT ->
                Transfer.of(deposit, Account.system(AccountKind.FORFEITS, Unit.CNY), hold.amountFen());
            default -> Transfer.of(deposit, cash, hold.amountFen());
        };
        return new Settlement(code, key, hold.fact(), maker, approver, List.of(transfer), List.of());
    }
}
