package io.quotaexchange.ledger;

import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The reading operations on the journal. */
public final class LedgerRoutes {
    private final LedgerReading ledger;

    public LedgerRoutes(LedgerReading ledger) {
        this.ledger = ledger;
    }

    public void addTo(Api api) {
        api.answer("getLedgerHead", request -> head());
        api.answer("listSettlements", this::settlements);
        api.answer("listPastBalances", this::pastBalances);
        api.answer("getSettlement", request -> settlement(request.pathLong("sequence")));
    }

    private Future<JsonObject> head() {
        return ledger.head().map(head -> {
            JsonObject json = new JsonObject()
                    .put("sequence", head.sequence())
                    .put("hash", head.hash().toString());
            return head.sequence() == 0
                    ? json
                    : json.put("recordedAt", head.recordedAt().toString());
        });
    }

    private Future<JsonObject> settlements(ApiRequest request) {
        long before = request.queryLong("before").orElse(Long.MAX_VALUE);
        return ledger.settlements(before, request.limit())
                .compose(page -> Future.all(page.stream()
                                .map(summary -> ledger.entry(summary.sequence()))
                                .toList())
                        .map(entries -> {
                            JsonArray items = new JsonArray();
                            for (int i = 0; i < entries.size(); i++) {
                                entries.<Optional<JournalEntry>>resultAt(i)
                                        .ifPresent(entry -> items.add(LedgerJson.entry(entry)));
                            }
                            JsonObject json = new JsonObject().put("items", items);
                            boolean more = !page.isEmpty() && page.getLast().sequence() > 1;
                            return more ? json.put("nextBefore", page.getLast().sequence()) : json;
                        }));
    }

    /** Where units and money come from outside, the system's own account goes below zero. */
    private static String signed(Unit unit, long balance) {
        return (balance < 0 ? "-" : "") + LedgerJson.amount(unit, Math.abs(balance));
    }

    /** After a settlement, or at a moment; now where neither is named. */
    private Future<JsonObject> pastBalances(ApiRequest request) {
        String owner = request.query("owner").orElseThrow();
        return ledger.head()
                .compose(head -> sequence(request, head)
                        .compose(sequence -> ledger.balancesAt(owner, sequence).map(balances -> {
                            JsonArray items = new JsonArray();
                            balances.forEach(held -> items.add(new JsonObject()
                                    .put("account", held.account().kind().name())
                                    .put("unit", held.account().unit().name())
                                    .put("balance", signed(held.account().unit(), held.balance()))));
                            return new JsonObject()
                                    .put("owner", owner)
                                    .put("sequence", sequence)
                                    .put("items", items);
                        })));
    }

    private Future<Long> sequence(ApiRequest request, JournalHead head) {
        Optional<Instant> moment = request.query("at").map(LedgerRoutes::moment);
        OptionalLong asked = request.queryLong("sequence");
        if (moment.isPresent() && asked.isPresent()) {
            throw wrong("at", "sequence and at exclude each other", "give one of them")
                    .asException();
        }
        return moment.map(ledger::sequenceAt)
                .orElseGet(() -> Future.succeededFuture(Math.min(asked.orElse(head.sequence()), head.sequence())));
    }

    private static Instant moment(String text) {
        try {
            // A plus in an address may arrive as the space it also stands for.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw wrong("at", "no moment: " + text, "write it as 2026-03-31T23:59:59+08:00")
                    .asException();
        }
    }

    private static Problem wrong(String field, String message, String remedy) {
        return new Problem(
                400,
                "invalid-request",
                "请求不正确",
                "The request is not valid",
                message,
                "",
                List.of(new Problem.Field(field, message, remedy)));
    }

    private Future<JsonObject> settlement(long sequence) {
        return ledger.entry(sequence)
                .map(found -> found.orElseThrow(() ->
                        Problem.notFound("settlement", Long.toString(sequence)).asException()))
                .compose(entry -> previous(sequence)
                        .compose(hash -> lots(entry).map(lots -> LedgerJson.detail(entry, hash, lots))));
    }

    /** The lots, by serial, whose units the settlement moved. */
    private Future<Map<String, Lot>> lots(JournalEntry entry) {
        List<Future<Optional<MintedLot>>> reads = entry.created().stream()
                .map(Segment::lot)
                .distinct()
                .map(ledger::lot)
                .toList();
        return Future.all(reads)
                .map(read -> read.<Optional<MintedLot>>list().stream()
                        .map(found -> found.orElseThrow().lot())
                        .collect(Collectors.toMap(Lot::serial, lot -> lot)));
    }

    private Future<Hash> previous(long sequence) {
        return sequence == 1
                ? Future.succeededFuture(Hash.GENESIS)
                : ledger.entry(sequence - 1).map(entry -> entry.orElseThrow().hash());
    }
}
