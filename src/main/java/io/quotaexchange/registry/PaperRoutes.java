package io.quotaexchange.registry;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.registry.paper.Paper;
import io.quotaexchange.registry.paper.PaperRules;
import io.quotaexchange.registry.paper.Papers;
import io.quotaexchange.registry.project.ProjectNumber;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.rulebook.Evidence;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * Papers of projects over HTTP. Anybody sees which there are; the files, which name people, go to those of the business.
 *
 * <p>Clause: L-03.4c.
 */
public final class PaperRoutes {
    private final Registry registry;
    private final Papers papers;
    private final Clock clock;

    public PaperRoutes(Registry registry, Papers papers, Clock clock) {
        this.registry = registry;
        this.papers = papers;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.answer("listPapers", request -> list(number(request)));
        api.write("addPaper", this::add);
        api.on("getPaperFile", this::content);
    }

    private static ProjectNumber number(ApiRequest request) {
        return ProjectNumber.ofId(request.path("project"))
                .orElseThrow(() ->
                        Problem.notFound("project", request.path("project")).asException());
    }

    /** The papers, and what the rulebook asks for that is not there. */
    private Future<JsonObject> list(ProjectNumber project) {
        return requireKnown(project)
                .compose(known -> papers.of(project.projectId())
                        .compose(found -> registry.archive(project, CivilDay.today(clock))
                                .map(demands -> {
                                    JsonArray items = new JsonArray();
                                    found.forEach(paper -> items.add(paper.json()));
                                    JsonArray archive = new JsonArray();
                                    demands.forEach(demand -> archive.add(write(demand, found)));
                                    return new JsonObject().put("items", items).put("archive", archive);
                                })));
    }

    private static JsonObject write(ArchiveDemand demand, List<Paper> papers) {
        JsonArray numbers = new JsonArray();
        papers.stream()
                .filter(paper -> paper.evidence() == demand.evidence())
                .forEach(paper -> numbers.add(paper.number()));
        return new JsonObject()
                .put("evidence", demand.evidence().name())
                .put("zh", demand.evidence().zh())
                .put("en", demand.evidence().en())
                .put("clause", demand.clause().text())
                .put("declared", demand.isDeclared())
                .put("papers", numbers);
    }

    private Future<Void> requireKnown(ProjectNumber project) {
        return registry.isKnown(project)
                .compose(known -> known
                        ? Future.succeededFuture()
                        : Future.failedFuture(
                                Problem.notFound("project", project.projectId()).asException()));
    }

    private Future<Api.Answer> add(ApiRequest request) {
        ProjectNumber project = number(request);
        PaperRules.Handed handed = new PaperRules.Handed(
                Evidence.valueOf(request.query("evidence").orElseThrow()),
                request.query("documentNumber").orElse(""),
                request.query("issuedBy").orElseThrow(),
                LocalDate.parse(request.query("issuedOn").orElseThrow()),
                request.query("fileName").orElseThrow(),
                request.bytes());
        return requireKnown(project)
                .compose(known -> papers.of(project.projectId()))
                .compose(found -> {
                    List<Refusal> refusals =
                            PaperRules.refusals(new PaperRules.Question(handed, found.size(), CivilDay.today(clock)));
                    return refusals.isEmpty()
                            ? papers.add(
                                            project.projectId(),
                                            handed,
                                            request.caller().person())
                                    .map(paper -> Api.Answer.ok(paper.json()))
                            : Future.failedFuture(RefusalProblem.of(refusals).asException());
                });
    }

    private Future<Api.Answer> content(ApiRequest request) {
        ProjectNumber project = number(request);
        int number = (int) request.pathLong("number");
        return papers.content(project.projectId(), number).map(found -> {
            Papers.WithContent file =
                    found.orElseThrow(() -> Problem.notFound("paper", project.projectId() + " " + number)
                            .asException());
            String name = project.projectId() + "-" + number + "."
                    + file.paper().format().name().toLowerCase(java.util.Locale.ROOT);
            return Api.Answer.file(file.paper().format().mediaType(), name, file.content());
        });
    }
}
