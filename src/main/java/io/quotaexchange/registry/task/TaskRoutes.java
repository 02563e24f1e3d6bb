package io.quotaexchange.registry.task;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Annual tasks over HTTP: from the province to its counties in hectares, from a county to its towns in mu. Clause: L-02.2. */
public final class TaskRoutes {
    private static final int MOST_MU = 100_000_000;

    private final ProvincialTasks provincial;
    private final TaskBreakdowns breakdowns;
    private final Clock clock;
    private final Function<LocalDate, Future<Set<String>>> counties;

    /** @param counties codes of the counties that exist on a day */
    public TaskRoutes(
            ProvincialTasks provincial,
            TaskBreakdowns breakdowns,
            Clock clock,
            Function<LocalDate, Future<Set<String>>> counties) {
        this.provincial = provincial;
        this.breakdowns = breakdowns;
        this.clock = clock;
        this.counties = counties;
    }

    public void addTo(Api api) {
        api.answer("getProvincialTask", request -> provincialTask(year(request)));
        api.commit("setProvincialTask", this::checkProvincialTask, this::setProvincialTask);
        api.answer("getTownTasks", request -> townTasks(request.path("county"), year(request)));
        api.commit("setTownTasks", this::checkTownTasks, this::setTownTasks);
    }

    private static int year(ApiRequest request) {
        return (int) request.pathLong("year");
    }

    private Future<JsonObject> provincialTask(int year) {
        return provincial
                .of(year)
                .map(found -> write(
                        found.orElseThrow(() -> Problem.notFound("provincial task of year", Integer.toString(year))
                                .asException())));
    }

    private static ProvincialTask provincialTaskIn(ApiRequest request) {
        return request.read(document -> readProvincial(year(request), document));
    }

    private Future<JsonObject> checkProvincialTask(ApiRequest request) {
        ProvincialTask task = provincialTaskIn(request);
        return counties.apply(CivilDay.today(clock)).compose(known -> nothing(task.refusals(known::contains)));
    }

    /** Nothing to say where nothing stands against it. */
    private static Future<JsonObject> nothing(List<Refusal> refusals) {
        return refusals.isEmpty()
                ? Future.succeededFuture(new JsonObject())
                : Future.failedFuture(RefusalProblem.of(refusals).asException());
    }

    private Future<Api.Answer> setProvincialTask(ApiRequest request) {
        ProvincialTask task = provincialTaskIn(request);
        return checkProvincialTask(request)
                .compose(fine -> provincial.set(
                        task, request.signatures().maker(), request.signatures().approver()))
                .compose(done -> provincialTask(task.year()))
                .map(Api.Answer::ok);
    }

    private static ProvincialTask readProvincial(int year, DocumentReader document) {
        List<ProvincialTask.CountyTask> tasks = new ArrayList<>();
        for (DocumentReader county : document.objects("counties")) {
            tasks.add(new ProvincialTask.CountyTask(county.text("county"), area(county, "taskHa")));
        }
        return new ProvincialTask(year, area(document, "totalHa"), tasks);
    }

    private static long area(DocumentReader place, String key) {
        return place.parsed(key, IndicatorKind.QUANTITY::parseAmount, 0L);
    }

    private Future<JsonObject> townTasks(String county, int year) {
        return breakdowns
                .of(county, year)
                .map(found -> write(found.orElseThrow(() ->
                        Problem.notFound("breakdown of", county + " " + year).asException())));
    }

    private static TaskBreakdown townTasksIn(ApiRequest request) {
        return request.read(document -> readTowns(request.path("county"), year(request), document));
    }

    private Future<JsonObject> checkTownTasks(ApiRequest request) {
        TaskBreakdown breakdown = townTasksIn(request);
        return counties.apply(CivilDay.today(clock))
                .compose(known -> provincial
                        .of(breakdown.year())
                        .compose(task -> nothing(breakdown.refusalsOf(known.contains(breakdown.county()), task))));
    }

    private Future<Api.Answer> setTownTasks(ApiRequest request) {
        TaskBreakdown breakdown = townTasksIn(request);
        return checkTownTasks(request)
                .compose(fine -> breakdowns.set(
                        breakdown,
                        request.signatures().maker(),
                        request.signatures().approver()))
                .compose(TaskRoutes::nothing)
                .compose(done -> townTasks(breakdown.county(), breakdown.year()))
                .map(Api.Answer::ok);
    }

    private static TaskBreakdown readTowns(String county, int year, DocumentReader document) {
        List<TaskBreakdown.TownTask> towns = new ArrayList<>();
        for (DocumentReader town : document.objects("towns")) {
            towns.add(new TaskBreakdown.TownTask(town.text("town"), town.whole("mu", 0, MOST_MU)));
        }
        return new TaskBreakdown(county, year, document.whole("countyMu", 1, MOST_MU), towns);
    }

    private static JsonObject write(ProvincialTask task) {
        JsonArray counties = new JsonArray();
        task.counties()
                .forEach(county -> counties.add(new JsonObject()
                        .put("county", county.county())
                        .put("taskHa", IndicatorKind.QUANTITY.printAmount(county.task()))));
        return new JsonObject()
                .put("year", task.year())
                .put("totalHa", IndicatorKind.QUANTITY.printAmount(task.total()))
                .put("counties", counties);
    }

    private static JsonObject write(TaskBreakdown breakdown) {
        JsonArray towns = new JsonArray();
        breakdown
                .towns()
                .forEach(town ->
                        towns.add(new JsonObject().put("town", town.town()).put("mu", town.mu())));
        return new JsonObject()
                .put("county", breakdown.county())
                .put("year", breakdown.year())
                .put("countyMu", breakdown.countyMu())
                .put("towns", towns);
    }
}
