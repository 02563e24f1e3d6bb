package io.quotaexchange.ledger;

import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The reading operations on reserves, statements, lots and traces. */
public final class ReserveRoutes {
    private final LedgerReading ledger;
    private final Function<String, Future<Optional<JsonObject>>> projectOf;

    private final Function<String, Future<JsonArray>> holdsOf;

    /**
     * @param projectOf a project in short by its id, for a trace
     * @param holdsOf what of an owner is held until a day
     */
    public ReserveRoutes(
            LedgerReading ledger,
            Function<String, Future<Optional<JsonObject>>> projectOf,
            Function<String, Future<JsonArray>> holdsOf) {
        this.ledger = ledger;
        this.projectOf = projectOf;
        this.holdsOf = holdsOf;
    }

    public void addTo(Api api) {
        api.answer("getReserve", request -> reserve(request.path("county")));
        api.answer("listEntries", this::entries);
        api.answer("listLots", this::lots);
        api.answer("getLot", request -> lot(request.path("serial")).compose(this::lotDetail));
        api.answer("traceUnit", this::trace);
    }

    private Future<JsonObject> reserve(String owner) {
        return ledger.head()
                .compose(head -> ledger.balances(owner)
                        .compose(balances -> ledger.turnover(owner)
                                .compose(turnover -> holdsOf.apply(owner)
                                        .map(holds -> new ReserveJson(balances, turnover)
                                                .write(owner, head.sequence())
                                                .put("holds", holds)))));
    }

    /** Newest first: numbers of an account have no gap, so the page before is reckoned, not searched. */
    private Future<JsonObject> entries(ApiRequest request) {
        Account account = new Account(
                request.path("county"),
                AccountKind.valueOf(request.query("account").orElseThrow()),
                Unit.valueOf(request.query("unit").orElseThrow()));
        return ledger.balances(account.owner()).compose(balances -> {
            long last = balances.stream()
                    .filter(balance -> balance.account().equals(account))
                    .mapToLong(AccountBalance::postings)
                    .findFirst()
                    .orElse(0);
            long before = Math.min(request.queryLong("before").orElse(Long.MAX_VALUE), last + 1);
            long after = Math.max(0, before - 1 - request.limit());
            int rows = (int) (before - 1 - after);
            if (rows == 0) {
                return Future.succeededFuture(new JsonObject().put("items", new JsonArray()));
            }
            return ledger.statement(account, after, rows)
                    .compose(lines -> ledger.statementLots(account, after, before - 1)
                            .map(lots -> {
                                JsonArray items = new JsonArray();
                                lines.reversed()
                                        .forEach(line -> items.add(LedgerJson.line(account, line)
                                                .put("lots", LedgerJson.lots(account, line.number(), lots))));
                                JsonObject page = new JsonObject().put("items", items);
                                return after == 0 ? page : page.put("nextBefore", after + 1);
                            }));
        });
    }

    private Future<JsonObject> lots(ApiRequest request) {
        LotFilter filter = new LotFilter(
                request.query("county"),
                request.query("indicator").map(IndicatorKind::valueOf),
                request.query("project"));
        int limit = request.limit();
        return ledger.lots(filter, request.query("after").orElse(""), limit + 1).map(lots -> {
            JsonArray items = new JsonArray();
            lots.stream().limit(limit).forEach(lot -> items.add(LedgerJson.lot(lot.lot())));
            JsonObject page = new JsonObject().put("items", items);
            return lots.size() <= limit
                    ? page
                    : page.put("nextAfter", lots.get(limit - 1).lot().serial());
        });
    }

    private Future<MintedLot> lot(String serial) {
        return ledger.lot(serial)
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("lot", serial).asException()));
    }

    private Future<JsonObject> lotDetail(MintedLot minted) {
        return ledger.liveSegments(minted.lot().serial())
                .compose(segments -> Future.all(segments.stream()
                                .map(segment -> ledger.trace(minted.lot().serial(), segment.firstUnit()))
                                .toList())
                        .map(traces -> {
                            JsonArray written = new JsonArray();
                            for (int i = 0; i < segments.size(); i++) {
                                List<TraceStep> steps = traces.resultAt(i);
                                written.add(LedgerJson.segment(
                                        segments.get(i),
                                        minted.lot(),
                                        steps.getLast().settlement()));
                            }
                            return LedgerJson.lot(minted.lot()).put("segments", written);
                        }));
    }

    private Future<JsonObject> trace(ApiRequest request) {
        long number = request.queryLong("unit").orElse(1);
        return lot(request.path("serial")).compose(minted -> {
            Lot lot = minted.lot();
            if (number > lot.amount()) {
                throw Problem.notFound("unit of lot " + lot.serial(), Long.toString(number))
                        .asException();
            }
            return ledger.trace(lot.serial(), lot.firstUnit() + number - 1)
                    .compose(steps -> Future.all(steps.stream()
                                    .map(step -> ledger.entry(step.settlement()))
                                    .toList())
                            .map(entries -> steps(lot, steps, entries.list())))
                    .compose(steps -> projectOf.apply(lot.project()).map(project -> {
                        JsonObject json = new JsonObject().put("lot", LedgerJson.lot(lot));
                        project.ifPresent(found -> json.put("project", found));
                        return json.put("unit", number).put("steps", steps);
                    }));
        });
    }

    private static JsonArray steps(Lot lot, List<TraceStep> steps, List<Optional<JournalEntry>> entries) {
        JsonArray written = new JsonArray();
        for (int i = 0; i < steps.size(); i++) {
            TraceStep step = steps.get(i);
            // Units beside this one moved, and it stays with its holder in a shorter segment: nothing happened to it.
            if (i > 0 && step.holder().equals(steps.get(i - 1).holder())) {
                continue;
            }
            Transfer transfer = entries.get(i)
                    .orElseThrow()
                    .postings()
                    .get(step.segment().place() - 1)
                    .transfer();
            JsonObject json = new JsonObject()
                    .put("settlement", step.settlement())
                    .put("code", step.code().name())
                    .put("recordedAt", step.recordedAt().toString())
                    .put("fact", LedgerJson.fact(step.factKind(), step.factId()))
                    .put("from", transfer.from().toString())
                    .put("to", step.holder().toString())
                    .put("segment", step.segment().id())
                    .put("firstUnit", step.segment().firstUnit() - lot.firstUnit() + 1)
                    .put("lastUnit", step.segment().lastUnit() - lot.firstUnit() + 1)
                    .put("amount", lot.indicator().printAmount(step.segment().amount()));
            transfer.priceFen()
                    .ifPresent(fen -> json.put("price", UnitPrice.ofFen(fen).yuan()));
            written.add(json);
        }
        return written;
    }
}
