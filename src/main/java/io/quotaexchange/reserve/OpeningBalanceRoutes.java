package io.quotaexchange.reserve;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.registry.signing.Signatures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Opening balances over HTTP. Clause: M13-08.2. */
public final class OpeningBalanceRoutes {
    private final OpeningBalances openings;
    private final BiFunction<String, LocalDate, Future<List<Refusal>>> countyRefusals;

    /** @param countyRefusals what stands against a county being one of the province on a day */
    public OpeningBalanceRoutes(
            OpeningBalances openings, BiFunction<String, LocalDate, Future<List<Refusal>>> countyRefusals) {
        this.openings = openings;
        this.countyRefusals = countyRefusals;
    }

    public void addTo(Api api) {
        api.commit("openReserve", this::check, this::open);
    }

    private Future<JsonObject> check(ApiRequest request) {
        OpeningBalance balance = request.read(document ->
                read(request.path("county"), document, request.caller().person(), ""));
        return standsAgainst(balance).map(refusals -> {
            if (!refusals.isEmpty()) {
                throw RefusalProblem.of(refusals).asException();
            }
            return balance.document();
        });
    }

    private Future<List<Refusal>> standsAgainst(OpeningBalance balance) {
        return countyRefusals.apply(balance.county(), balance.asOf()).map(unknown -> {
            List<Refusal> all = new ArrayList<>(unknown);
            all.addAll(balance.faults());
            return all;
        });
    }

    private Future<Api.Answer> open(ApiRequest request) {
        Signatures signatures = Signatures.of(request);
        OpeningBalance balance = request.read(
                document -> read(request.path("county"), document, signatures.maker(), signatures.approver()));
        return standsAgainst(balance)
                .compose(refusals -> refusals.isEmpty() ? openings.open(balance) : Future.succeededFuture(refusals))
                .compose(refusals -> refusals.isEmpty()
                        ? Future.succeededFuture(Api.Answer.ok(balance.document()))
                        : Future.failedFuture(RefusalProblem.of(refusals).asException()));
    }

    private static OpeningBalance read(String county, DocumentReader document, String maker, String approver) {
        DocumentReader given = document.object("amounts");
        IndicatorVector amounts = IndicatorVector.ZERO;
        for (IndicatorKind indicator : IndicatorKind.values()) {
            amounts = amounts.with(indicator, given.parsed(indicator.name(), indicator::parseAmount, 0L));
        }
        return new OpeningBalance(
                county,
                document.date("asOf"),
                amounts,
                document.optionalText("documentNumber"),
                document.optionalText("issuedBy"),
                maker,
                approver);
    }
}
