package io.quotaexchange.agreement;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.document.DivisionCode;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.rulebook.LandClass;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Transfers by agreement over HTTP: a county offers, another one answers. Clause: M13-05.6. */
public final class AgreementRoutes {
    private static final int CREATED = 201;

    private final Agreements agreements;

    public AgreementRoutes(Agreements agreements) {
        this.agreements = agreements;
    }

    public void addTo(Api api) {
        api.answer("listAgreements", this::list);
        api.answer("getAgreement", request -> file(request).map(AgreementRoutes::write));
        api.commit(
                "offerAgreement",
                request -> agreements
                        .draw(wish(request, request.caller().person(), ""))
                        .map(drawn -> {
                            refuse(drawn.refusals());
                            return drawn.offer().orElseThrow().document();
                        }),
                this::offer);
        answer(api, "acceptAgreement", AgreementAnswer.Kind.ACCEPTED);
        answer(api, "declineAgreement", AgreementAnswer.Kind.DECLINED);
        answer(api, "withdrawAgreement", AgreementAnswer.Kind.WITHDRAWN);
    }

    private Future<JsonObject> list(ApiRequest request) {
        int limit = request.limit();
        return agreements
                .page(request.query("county"), request.query("after").orElse(""), limit + 1)
                .map(found -> {
                    JsonArray items = new JsonArray();
                    found.stream().limit(limit).forEach(file -> items.add(write(file)));
                    JsonObject page = new JsonObject().put("items", items);
                    return found.size() <= limit
                            ? page
                            : page.put("nextAfter", found.get(limit - 1).offer().id());
                });
    }

    private Future<Agreements.File> file(ApiRequest request) {
        String id = request.path("agreement");
        return agreements
                .find(id)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("agreement", id).asException()));
    }

    private static JsonObject write(Agreements.File file) {
        Agreement offer = file.offer();
        JsonObject json = offer.document();
        json.remove("kind");
        json.put(
                        "value",
                        Money.ofFen(offer.indicator().value(offer.amount(), offer.priceFen()))
                                .yuan())
                .put("state", file.state())
                .put("offeredAt", file.offered().recordedAt().toString());
        if (offer.landClass().isEmpty()) {
            json.remove("landClass");
        }
        file.answer().ifPresent(answer -> {
            json.put(
                    "answer",
                    new JsonObject()
                            .put("answer", answer.answer().name())
                            .put("county", answer.county())
                            .put("reason", answer.reason())
                            .put("on", answer.on().toString())
                            .put("maker", answer.maker())
                            .put("approver", answer.approver()));
            if (answer.answer() == AgreementAnswer.Kind.ACCEPTED) {
                json.put("award", offer.awardId());
            }
        });
        return json;
    }

    private static String id(String text) {
        if (!text.matches("agr_[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("must be agr_ and 1 to 40 of a-z, 0-9 and -");
        }
        return text;
    }

    private static Agreements.Wish wish(ApiRequest request, String maker, String approver) {
        return request.read(document -> {
            IndicatorKind indicator = document.choice("indicator", IndicatorKind.class);
            return new Agreements.Wish(
                    document.parsed("id", AgreementRoutes::id, ""),
                    DivisionCode.of(document, "seller"),
                    DivisionCode.of(document, "buyer"),
                    indicator,
                    document.has("landClass")
                            ? Optional.of(document.choice("landClass", LandClass.class))
                            : Optional.empty(),
                    document.parsed("amount", indicator::parseAmount, 0L),
                    document.parsed("price", UnitPrice::ofYuan, UnitPrice.ofFen(1))
                            .fen(),
                    document.text("documentNumber"),
                    document.date("answerBy"),
                    maker,
                    approver);
        });
    }

    private static void refuse(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw RefusalProblem.of(refusals).asException();
        }
    }

    private Future<Api.Answer> offer(ApiRequest request) {
        Agreements.Wish wish =
                wish(request, request.signatures().maker(), request.signatures().approver());
        return agreements.offer(wish).compose(refusals -> {
            refuse(refusals);
            return agreements
                    .find(wish.id())
                    .map(file ->
                            new Api.Answer(CREATED, write(file.orElseThrow()).encode()));
        });
    }

    private void answer(Api api, String operationId, AgreementAnswer.Kind kind) {
        api.commit(
                operationId,
                request -> {
                    String reason = reason(request, kind);
                    return theirs(request, kind)
                            .compose(file -> agreements
                                    .against(
                                            file,
                                            agreements.answer(
                                                    file,
                                                    kind,
                                                    reason,
                                                    request.caller().person(),
                                                    ""))
                                    .map(refusals -> {
                                        refuse(refusals);
                                        return write(file);
                                    }));
                },
                request -> {
                    String reason = reason(request, kind);
                    return theirs(request, kind)
                            .compose(file -> agreements.carryOut(
                                    file,
                                    agreements.answer(
                                            file,
                                            kind,
                                            reason,
                                            request.signatures().maker(),
                                            request.signatures().approver())))
                            .compose(refusals -> {
                                refuse(refusals);
                                return file(request).map(AgreementRoutes::write).map(Api.Answer::ok);
                            });
                });
    }

    /** An acceptance has no body. */
    private static String reason(ApiRequest request, AgreementAnswer.Kind kind) {
        return kind == AgreementAnswer.Kind.ACCEPTED ? "" : request.read(document -> document.text("reason"));
    }

    private Future<Agreements.File> theirs(ApiRequest request, AgreementAnswer.Kind kind) {
        return file(request).map(file -> {
            request.requireActsFor(
                    kind == AgreementAnswer.Kind.WITHDRAWN
                            ? file.offer().seller()
                            : file.offer().buyer());
            return file;
        });
    }
}
