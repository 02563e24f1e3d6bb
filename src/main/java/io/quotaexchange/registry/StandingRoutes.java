package io.quotaexchange.registry;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.registry.eligibility.CountyStanding;
import io.quotaexchange.registry.refusal.RefusalJson;
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
import java.util.OptionalLong;

/** How counties stand, over HTTP: read, and reported by who answers for it. Clause: Z10-08.3, M13-05.2, L-02.1. */
public final class StandingRoutes {
    private static final int CREATED = 201;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final int MOST_PROJECTS = 100_000;

    /** The task that the province set a county for a year. */
    public interface Tasks {
        /** @return m²; empty if none is set */
        Future<OptionalLong> of(String county, int year);
    }

    private final Registry registry;
    private final Tasks tasks;
    private final Clock clock;

    public StandingRoutes(Registry registry, Tasks tasks, Clock clock) {
        this.registry = registry;
        this.tasks = tasks;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.answer("getStanding", request -> standing(request.path("county")));
        api.commit("reportTask", request -> checked(task(request, unsigned(request))), this::reportTask);
        api.commit("reportOwnBalance", request -> checked(balance(request, unsigned(request))), this::reportOwnBalance);
        api.commit("declareShortage", request -> checked(shortage(request, unsigned(request))), this::declareShortage);
    }

    private LocalDate today() {
        return CivilDay.today(clock);
    }

    private Future<JsonObject> standing(String county) {
        LocalDate today = today();
        return known(county)
                .compose(fine -> registry.standing(county, today))
                .compose(standing -> registry.eligibilityToSell(county, today)
                        .compose(sell -> registry.eligibilityToBuy(county, today)
                                .map(buy -> write(standing)
                                        .put("sellRefusals", new JsonArray(RefusalJson.write(sell)))
                                        .put("buyRefusals", new JsonArray(RefusalJson.write(buy))))));
    }

    private static JsonObject write(CountyStanding standing) {
        JsonObject json = new JsonObject()
                .put("county", standing.county())
                .put("unbalancedProjects", standing.unbalancedProjects())
                .put("overdueCommitments", standing.overdueCommitments());
        standing.task()
                .ifPresent(task -> json.put(
                        "task",
                        new JsonObject()
                                .put("year", task.year())
                                .put("taskHa", IndicatorKind.QUANTITY.printAmount(task.task()))
                                .put("doneHa", IndicatorKind.QUANTITY.printAmount(task.done()))));
        standing.suspension()
                .ifPresent(suspension -> json.put(
                        "suspension",
                        new JsonObject()
                                .put("from", suspension.from().toString())
                                .put("reason", suspension.reason())));
        standing.shortageDeclaredOn().ifPresent(day -> json.put("shortageDeclaredOn", day.toString()));
        standing.excludedUntil().ifPresent(day -> json.put("excludedUntil", day.toString()));
        return json;
    }

    private Future<Void> known(String county) {
        return registry.county(county, today())
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture()
                        : Future.failedFuture(Problem.notFound("county", county).asException()));
    }

    /** While it is only looked at, nobody has approved. */
    private static Signatures unsigned(ApiRequest request) {
        return new Signatures(request.caller().person(), "");
    }

    private static Future<JsonObject> checked(Future<? extends Report<?>> reported) {
        return reported.map(report -> new JsonObject());
    }

    /** Something that nothing stands against. */
    private record Report<T>(T fact) {}

    private static <T> Report<T> orRefused(T fact, List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw RefusalProblem.of(refusals).asException();
        }
        return new Report<>(fact);
    }

    /** That the county is one, then the rest; the same report again stands as it is. */
    private Future<Report<StandingFact>> look(StandingFact fact, String county, List<Refusal> against) {
        return registry.countyRefusals(county, today())
                .compose(wrong -> registry.fact(fact.id()).map(known -> {
                    List<Refusal> refusals = new ArrayList<>(wrong);
                    refusals.addAll(StandingRules.taken(fact, known.map(other -> unsignedLike(other, fact))));
                    if (known.isEmpty()) {
                        refusals.addAll(against);
                    }
                    return orRefused(fact, refusals);
                }));
    }

    /** Before anybody approved, who signed is not compared. */
    private static StandingFact unsignedLike(StandingFact known, StandingFact asked) {
        Optional<Signatures> by = by(asked);
        boolean open = by.map(two -> two.approver().isEmpty()).orElse(false);
        return open ? signed(known, by) : known;
    }

    private static Optional<Signatures> by(StandingFact fact) {
        if (fact instanceof StandingFact.Task task) {
            return task.by();
        }
        if (fact instanceof StandingFact.OwnBalance balance) {
            return balance.by();
        }
        return fact instanceof StandingFact.Shortage shortage ? shortage.by() : Optional.empty();
    }

    private static StandingFact signed(StandingFact fact, Optional<Signatures> by) {
        if (fact instanceof StandingFact.Task it) {
            return new StandingFact.Task(it.id(), it.county(), it.year(), it.taskM2(), it.doneM2(), by);
        }
        if (fact instanceof StandingFact.OwnBalance it) {
            return new StandingFact.OwnBalance(it.id(), it.county(), it.asOf(), it.unbalancedProjects(), by);
        }
        return fact instanceof StandingFact.Shortage it
                ? new StandingFact.Shortage(it.id(), it.county(), it.declaredOn(), it.endsOn(), it.statement(), by)
                : fact;
    }

    private Future<Api.Answer> record(ApiRequest request, Future<Report<StandingFact>> report) {
        return report.compose(fine -> registry.record(List.of(fine.fact())))
                .compose(done -> standing(request.path("county")))
                .map(json -> new Api.Answer(CREATED, json.encode()));
    }

    private record Done(String id, int year, long doneM2) {
        static Done read(DocumentReader document) {
            return new Done(
                    StandingRoutes.id(document, "tsk"),
                    document.whole("year", FIRST_YEAR, LAST_YEAR),
                    document.parsed("doneHa", IndicatorKind.QUANTITY::parseAmount, 0L));
        }
    }

    private static String id(DocumentReader document, String prefix) {
        return document.parsed(
                "id",
                text -> {
                    if (!text.matches(prefix + "_[a-z0-9-]{1,40}")) {
                        throw new IllegalArgumentException("must be " + prefix + "_ and 1 to 40 of a-z, 0-9 and -");
                    }
                    return text;
                },
                "");
    }

    private Future<Report<StandingFact>> task(ApiRequest request, Signatures by) {
        String county = request.path("county");
        Done done = request.read(Done::read);
        return tasks.of(county, done.year())
                .compose(task -> look(
                        new StandingFact.Task(
                                done.id(), county, done.year(), task.orElse(0), done.doneM2(), Optional.of(by)),
                        county,
                        StandingRules.taskIsSet(county, done.year(), task)));
    }

    /** What is done of the annual task, as entered in the ministry's system. Clause: Z10-08.3, L-02.1. */
    private Future<Api.Answer> reportTask(ApiRequest request) {
        return record(request, task(request, Signatures.of(request)));
    }

    private Future<Report<StandingFact>> balance(ApiRequest request, Signatures by) {
        String county = request.path("county");
        StandingFact.OwnBalance fact = request.read(document -> new StandingFact.OwnBalance(
                id(document, "own"),
                county,
                document.date("asOf"),
                document.whole("unbalancedProjects", 0, MOST_PROJECTS),
                Optional.of(by)));
        return look(fact, county, StandingRules.balance(fact, today()));
    }

    /** How many of the county's own projects are not balanced. Clause: Z10-08.3. */
    private Future<Api.Answer> reportOwnBalance(ApiRequest request) {
        return record(request, balance(request, Signatures.of(request)));
    }

    private Future<Report<StandingFact>> shortage(ApiRequest request, Signatures by) {
        String county = request.path("county");
        StandingFact.Shortage fact = request.read(document -> new StandingFact.Shortage(
                id(document, "sho"),
                county,
                document.date("declaredOn"),
                document.date("endsOn"),
                document.text("statement"),
                Optional.of(by)));
        return look(fact, county, StandingRules.shortage(fact, today()));
    }

    /** The county government declares that it truly cannot balance at home. Clause: M13-05.2. */
    private Future<Api.Answer> declareShortage(ApiRequest request) {
        return record(request, shortage(request, Signatures.of(request)));
    }
}
