package io.quotaexchange.ledger;

import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
