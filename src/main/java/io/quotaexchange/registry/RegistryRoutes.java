package io.quotaexchange.registry;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.Lot;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.registry.refusal.RefusalJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The reading operations on counties and projects. */
public final class RegistryRoutes {
    private final Registry registry;
    private final Clock clock;
    private final Function<String, Future<List<Lot>>> lotsOfProject;

    /** @param lotsOfProject the lots that a project brought into being */
    public RegistryRoutes(Registry registry, Clock clock, Function<String, Future<List<Lot>>> lotsOfProject) {
        this.registry = registry;
        this.clock = clock;
        this.lotsOfProject = lotsOfProject;
    }

    public void addTo(Api api) {
        api.answer("listCounties", request -> counties());
        api.answer("getCounty", request -> county(request.path("county")));
        api.answer("listProjects", this::projects);
        api.answer("getProject", request -> project(request.path("project")));
    }

    private LocalDate today() {
        return CivilDay.today(clock);
    }

    private Future<JsonObject> counties() {
        return registry.counties(today()).map(counties -> {
            JsonArray items = new JsonArray();
            counties.forEach(county -> items.add(write(county)));
            return new JsonObject().put("items", items);
        });
    }

    private Future<JsonObject> county(String code) {
        return registry.county(code, today()).compose(found -> {
            County county =
                    found.orElseThrow(() -> Problem.notFound("county", code).asException());
            return registry.eligibilityToSell(code, today())
                    .map(refusals -> write(county)
                            .put("maySell", refusals.isEmpty())
                            .put("sellRefusals", new JsonArray(RefusalJson.write(refusals))));
        });
    }

    private static JsonObject write(County county) {
        JsonArray pairs = new JsonArray();
        county.pairedWith()
                .forEach(partner ->
                        pairs.add(new JsonObject().put("code", partner.code()).put("basis", partner.basis())));
        return new JsonObject()
                .put("code", county.code())
                .put("name", county.name())
                .put("city", county.city())
                .put("type", county.type())
                .put("assisted", county.assisted())
                .put("pairedWith", pairs);
    }

    private Future<JsonObject> projects(ApiRequest request) {
        ProjectFilter filter = new ProjectFilter(
                request.query("county"), request.query("decision").map(ProjectRecord.Decision::valueOf));
        return registry.projects(filter, request.query("after").orElse(""), request.limit())
                .map(page -> {
                    JsonArray items = new JsonArray();
                    page.items().forEach(project -> items.add(summary(project)));
                    JsonObject json = new JsonObject().put("items", items);
                    page.nextAfter().ifPresent(after -> json.put("nextAfter", after));
                    return json;
                });
    }

    private Future<JsonObject> project(String id) {
        return registry.project(id)
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("project", id).asException()))
                .compose(project -> lotsOfProject.apply(id).map(lots -> detail(project, lots)));
    }

    /** A project in short, as the contract's schema Project says. */
    public static JsonObject summary(ProjectRecord project) {
        JsonArray clauses = new JsonArray();
        project.refusals().stream().map(Refusal::clause).distinct().forEach(clause -> clauses.add(clause.text()));
        return new JsonObject()
                .put("id", project.id())
                .put("county", project.filing().county())
                .put("name", project.filing().name())
                .put("sourceType", project.filing().sourceType().name())
                .put("fundingSource", project.filing().fundingSource().name())
                .put("acceptedOn", project.filing().acceptedOn().toString())
                .put("decision", project.decision().name())
                .put(
                        "quantity",
                        IndicatorKind.QUANTITY.printAmount(project.indicators().quantity()))
                .put(
                        "capacity",
                        IndicatorKind.CAPACITY.printAmount(project.indicators().capacity()))
                .put(
                        "paddy",
                        IndicatorKind.PADDY.printAmount(project.indicators().paddy()))
                .put("clauses", clauses)
                .put("generated", project.filing().generated());
    }

    private static JsonObject detail(ProjectRecord project, List<Lot> lots) {
        JsonArray written = new JsonArray();
        lots.forEach(lot -> written.add(lotJson(lot)));
        return summary(project)
                .put("document", new JsonObject(project.document()))
                .put("digest", project.digest())
                .put("refusals", new JsonArray(RefusalJson.write(project.refusals())))
                .put("lots", written);
    }

    private static JsonObject lotJson(Lot lot) {
        return new JsonObject()
                .put("serial", lot.serial())
                .put("indicator", lot.indicator().name())
                .put("county", lot.county())
                .put("project", lot.project())
                .put("amount", lot.indicator().printAmount(lot.amount()))
                .put("acceptedOn", lot.acceptedOn().toString());
    }

    /** For a trace: the project of a lot, if it is on record. */
    public Future<Optional<JsonObject>> summaryOf(String project) {
        return registry.project(project).map(found -> found.map(RegistryRoutes::summary));
    }
}
