package io.quotaexchange.rulebook;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.document.InvalidDocument;
import io.quotaexchange.platform.document.StrictJson;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Adopting a rulebook version, and comparing two. */
public final class RulebookWriting {
    private static final int CREATED = 201;
    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final ClauseId POLICY = new ClauseId("M13-05.3");

    private final Rulebooks rulebooks;
    private final ClauseCatalogue catalogue;
    private final Clock clock;

    public RulebookWriting(Rulebooks rulebooks, ClauseCatalogue catalogue, Clock clock) {
        this.rulebooks = rulebooks;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.commit(
                "adoptRulebook",
                request -> look(request).map(rulebook -> new JsonObject().put("digest", rulebook.digest())),
                this::adopt);
        api.answer("compareRulebooks", this::compare);
    }

    private Future<Rulebook> look(ApiRequest request) {
        Rulebook rulebook;
        try {
            rulebook = RulebookDocument.parse(document(request).encode(), catalogue);
        } catch (InvalidDocument invalid) {
            return Future.failedFuture(invalid(invalid).asException());
        }
        return rulebooks
                .all()
                .compose(all -> against(rulebook, all, CivilDay.today(clock))
                        .<Future<Rulebook>>map(refusal -> Future.failedFuture(
                                RefusalProblem.of(List.of(refusal)).asException()))
                        .orElse(Future.succeededFuture(rulebook)));
    }

    /** The first rulebook may take effect at once; every later one from the next day on. Clause: M13-05.3. */
    static Optional<Refusal> against(Rulebook rulebook, List<Rulebook> adopted, LocalDate today) {
        boolean known = adopted.stream().anyMatch(other -> other.digest().equals(rulebook.digest()));
        LocalDate earliest = adopted.isEmpty() ? today : today.plusDays(1);
        return known || !rulebook.effectiveFrom().isBefore(earliest)
                ? Optional.empty()
                : Optional.of(takesEffectLater());
    }

    private Future<Api.Answer> adopt(ApiRequest request) {
        return look(request)
                .compose(rulebook -> rulebooks
                        .adopt(
                                document(request).encode(),
                                request.signatures().maker(),
                                request.signatures().approver())
                        .recover(RulebookWriting::sayIfTaken))
                .map(adopted ->
                        new Api.Answer(CREATED, PolicyRoutes.write(adopted).encode()));
    }

    /** The document is taken out of the request as it is. */
    private static JsonObject document(ApiRequest request) {
        JsonObject body = StrictJson.object(new String(request.bytes(), StandardCharsets.UTF_8));
        if (!(body.getValue("rulebook") instanceof JsonObject document) || body.size() != 1) {
            throw new InvalidDocument(List.of("the body is one object with rulebook, an object, and nothing else"));
        }
        return document;
    }

    private static Problem invalid(InvalidDocument invalid) {
        List<Problem.Field> fields = invalid.problems().stream()
                .map(problem -> new Problem.Field("rulebook", problem, "correct the value"))
                .toList();
        return new Problem(
                BAD_REQUEST,
                "invalid-rulebook",
                "规则文件不符合要求",
                "The rulebook is not valid",
                invalid.getMessage(),
                "",
                fields);
    }

    /** What happened under the rules of a day stays what the rules of that day said. */
    private static Refusal takesEffectLater() {
        return new Refusal(
                "EFFECTIVE_TOO_EARLY",
                POLICY,
                "rulebook/effectiveFrom",
                "规则最早自公布次日起生效",
                "a rulebook takes effect on the day after its adoption at the earliest",
                "推迟生效日期",
                "let it take effect later");
    }

    private static <T> Future<T> sayIfTaken(Throwable failure) {
        boolean taken = failure instanceof PgException postgres && UNIQUE_VIOLATION.equals(postgres.getSqlState());
        return Future.failedFuture(
                taken
                        ? Problem.of(
                                        CONFLICT,
                                        "version-taken",
                                        "该版本号已用于另一份规则",
                                        "The version is taken by another document",
                                        "give the rulebook another version")
                                .asException()
                        : failure);
    }

    private Future<JsonObject> compare(ApiRequest request) {
        String left = request.query("left").orElse("");
        String right = request.query("right").orElse("");
        return Future.all(text(left), text(right)).map(both -> {
            JsonArray items = new JsonArray();
            for (RulebookComparison.Difference difference : RulebookComparison.of(
                    new JsonObject(both.<String>resultAt(0)), new JsonObject(both.<String>resultAt(1)))) {
                items.add(new JsonObject()
                        .put("place", difference.place())
                        .put("left", difference.left())
                        .put("leftClause", difference.leftClause())
                        .put("right", difference.right())
                        .put("rightClause", difference.rightClause()));
            }
            return new JsonObject().put("items", items);
        });
    }

    private Future<String> text(String digest) {
        return rulebooks
                .text(digest)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("rulebook version", digest).asException()));
    }
}
