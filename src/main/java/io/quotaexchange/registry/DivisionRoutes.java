package io.quotaexchange.registry;

import io.quotaexchange.platform.document.DivisionCode;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.registry.signing.Signatures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Divisions with the days on which they are valid, over HTTP. Clause: M13-03.1. */
public final class DivisionRoutes {
    private final DivisionChanges changes;

    public DivisionRoutes(DivisionChanges changes) {
        this.changes = changes;
    }

    public void addTo(Api api) {
        api.answer("getDivision", request -> history(request.path("county")));
        api.commit("changeDivision", this::check, this::change);
    }

    private Future<JsonObject> history(String code) {
        return changes.of(code).map(rows -> {
            if (rows.isEmpty()) {
                throw Problem.notFound("division", code).asException();
            }
            JsonArray items = new JsonArray();
            rows.forEach(row -> {
                JsonObject item = new JsonObject()
                        .put("code", row.code())
                        .put("name", row.name())
                        .put("city", row.city())
                        .put("type", row.type())
                        .put("assisted", row.assisted())
                        .put("validFrom", row.validFrom().toString());
                row.validTo().ifPresent(last -> item.put("validTo", last.toString()));
                items.add(item);
            });
            return new JsonObject().put("items", items);
        });
    }

    private Future<JsonObject> check(ApiRequest request) {
        DivisionChange change = request.read(document -> read(
                request.path("county"),
                document,
                new Signatures(request.caller().person(), "")));
        return changes.review(change).map(refusals -> {
            if (!refusals.isEmpty()) {
                throw RefusalProblem.of(refusals).asException();
            }
            return new JsonObject().put("code", change.code());
        });
    }

    private Future<Api.Answer> change(ApiRequest request) {
        String code = request.path("county");
        DivisionChange change = request.read(document -> read(code, document, Signatures.of(request)));
        return changes.make(change)
                .compose(refusals -> refusals.isEmpty()
                        ? history(code).map(Api.Answer::ok)
                        : Future.failedFuture(RefusalProblem.of(refusals).asException()));
    }

    private static DivisionChange read(String code, DocumentReader document, Signatures signatures) {
        DivisionChange.Kind kind = document.choice("kind", DivisionChange.Kind.class);
        boolean ends = kind == DivisionChange.Kind.ENDED;
        if (!code.matches("[1-9][0-9]{5}") || code.endsWith("0000")) {
            document.note("county", "is not the code of a county, a city by itself or a development zone");
        }
        return new DivisionChange(
                code,
                document.date("effectiveOn"),
                kind,
                ends
                        ? Optional.empty()
                        : Optional.of(new DivisionChange.Named(
                                document.text("name"),
                                document.text("city"),
                                document.text("type"),
                                document.flag("assisted"))),
                ends ? Optional.of(DivisionCode.of(document, "successor")) : Optional.empty(),
                document.text("documentNumber"),
                document.text("issuedBy"),
                signatures);
    }
}
