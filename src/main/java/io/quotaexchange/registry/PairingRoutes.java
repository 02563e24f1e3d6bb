package io.quotaexchange.registry;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.document.DivisionCode;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.registry.signing.Signatures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Pairs of counties over HTTP: made, listed, ended. Clause: Z10-21.1. */
public final class PairingRoutes {
    private static final int CREATED = 201;

    private final Registry registry;
    private final PairingEnds pairs;
    private final Supplier<Future<Boolean>> rulesAdopted;
    private final Clock clock;

    /** @param rulesAdopted whether any rulebook was ever adopted */
    public PairingRoutes(Registry registry, PairingEnds pairs, Supplier<Future<Boolean>> rulesAdopted, Clock clock) {
        this.registry = registry;
        this.pairs = pairs;
        this.rulesAdopted = rulesAdopted;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.answer("listPairings", request -> list());
        api.commit(
                "addPairing",
                request -> pairing(request, unsigned(request)).map(fine -> new JsonObject()),
                this::addPairing);
        api.commit(
                "endPairing",
                request -> end(request, unsigned(request)).map(fine -> new JsonObject()),
                this::endPairing);
    }

    /** While it is only looked at, nobody has approved. */
    private static Signatures unsigned(ApiRequest request) {
        return new Signatures(request.caller().person(), "");
    }

    private LocalDate today() {
        return CivilDay.today(clock);
    }

    private Future<JsonObject> list() {
        return pairs.all().map(all -> {
            JsonArray items = new JsonArray();
            all.forEach(listed -> items.add(write(listed)));
            return new JsonObject().put("items", items);
        });
    }

    private static JsonObject write(PairingEnds.Listed listed) {
        Pairing pair = listed.pair();
        JsonObject json = new JsonObject()
                .put("scheme", pair.scheme())
                .put("one", pair.first())
                .put("other", pair.second())
                .put("basis", pair.basis())
                .put("validFrom", pair.validFrom().toString());
        listed.end()
                .ifPresent(end -> json.put("validTo", end.validTo().toString()).put("endReason", end.reason()));
        return json;
    }

    private static String scheme(String text) {
        if (!text.matches("[A-Z0-9_]{2,20}")) {
            throw new IllegalArgumentException("must be 2 to 20 of A-Z, 0-9 and _, for example SHANHAI");
        }
        return text;
    }

    private static void refuse(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw RefusalProblem.of(refusals).asException();
        }
    }

    private Future<Pairing> pairing(ApiRequest request, Signatures by) {
        Pairing asked = request.read(document -> new Pairing(
                document.parsed("scheme", PairingRoutes::scheme, ""),
                DivisionCode.of(document, "one"),
                DivisionCode.of(document, "other"),
                "published",
                document.date("validFrom"),
                Optional.of(by)));
        Pairing pair = new Pairing(
                asked.scheme(), asked.first(), asked.second(), asked.basis(), asked.validFrom(), asked.by());
        LocalDate day = pair.validFrom();
        return Future.all(
                        registry.countyRefusals(pair.one(), day),
                        registry.countyRefusals(pair.other(), day),
                        pairs.all(),
                        rulesAdopted.get())
                .map(all -> {
                    List<Refusal> refusals = new ArrayList<>(all.<List<Refusal>>resultAt(0));
                    refusals.addAll(all.<List<Refusal>>resultAt(1));
                    Optional<Pairing> known = all.<List<PairingEnds.Listed>>resultAt(2).stream()
                            .map(PairingEnds.Listed::pair)
                            .filter(other -> other.scheme().equals(pair.scheme())
                                    && other.first().equals(pair.first())
                                    && other.second().equals(pair.second()))
                            .map(other -> by.approver().isEmpty() ? signed(other, pair.by()) : other)
                            .findFirst();
                    refusals.addAll(StandingRules.pairing(pair, known, all.<Boolean>resultAt(3), today()));
                    refuse(refusals);
                    return pair;
                });
    }

    private static Pairing signed(Pairing pair, Optional<Signatures> by) {
        return new Pairing(pair.scheme(), pair.first(), pair.second(), pair.basis(), pair.validFrom(), by);
    }

    /** Two counties help each other from then on. Clause: Z10-21.1. */
    private Future<Api.Answer> addPairing(ApiRequest request) {
        return pairing(request, Signatures.of(request))
                .compose(pair -> registry.addDivisions(List.of(), List.of(pair))
                        .map(done -> new Api.Answer(
                                CREATED,
                                write(new PairingEnds.Listed(pair, Optional.empty()))
                                        .encode())));
    }

    /** The pair with the end that is asked for. */
    private Future<PairingEnds.Listed> end(ApiRequest request, Signatures by) {
        PairingEnd asked = request.read(document -> new PairingEnd(
                document.parsed("scheme", PairingRoutes::scheme, ""),
                DivisionCode.of(document, "one"),
                DivisionCode.of(document, "other"),
                document.date("validTo"),
                document.text("reason"),
                by));
        return pairs.all().map(all -> {
            Optional<PairingEnds.Listed> known =
                    all.stream().filter(listed -> asked.isOf(listed.pair())).findFirst();
            refuse(StandingRules.pairingEnd(asked, known, today()));
            return new PairingEnds.Listed(known.orElseThrow().pair(), Optional.of(asked));
        });
    }

    /** After its last day the two are a pair no longer; rounds that were announced before keep it. Clause: Z10-21.1. */
    private Future<Api.Answer> endPairing(ApiRequest request) {
        Signatures by = Signatures.of(request);
        return end(request, by)
                .compose(ended -> pairs.keep(ended.end().orElseThrow())
                        // Kept before: by this request, or by another one that is then refused.
                        .compose(kept -> kept ? Future.succeededFuture(ended) : end(request, by)))
                .map(ended -> Api.Answer.ok(write(ended)));
    }
}
