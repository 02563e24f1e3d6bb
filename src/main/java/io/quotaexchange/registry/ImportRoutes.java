package io.quotaexchange.registry;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.registry.imports.BadRow;
import io.quotaexchange.registry.imports.ProjectCsv;
import io.quotaexchange.registry.imports.ProjectXlsx;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.refusal.RefusalJson;
import io.quotaexchange.registry.refusal.Warning;
import io.quotaexchange.registry.signing.Signatures;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Projects from files and as files over HTTP: CSV or XLSX. Clause: M13-02.4. */
public final class ImportRoutes {
    private static final int A_TIME = 500;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Registry registry;
    private final ProjectImports imports;

    public ImportRoutes(Registry registry) {
        this.registry = registry;
        this.imports = new ProjectImports(registry);
    }

    public void addTo(Api api) {
        api.commit("importProjects", this::check, this::take);
        api.on("exportProjects", this::export);
    }

    private static ProjectImports.Take take(ApiRequest request, String otherwise) {
        return ProjectImports.Take.valueOf(request.query("take").orElse(otherwise));
    }

    private static String county(ApiRequest request) {
        return request.query("county").orElseThrow();
    }

    /** The whole report to who only asks; what keeps the file from being taken to who wants it taken. */
    private Future<JsonObject> check(ApiRequest request) {
        return imports.review(request.bytes(), county(request), Optional.empty())
                .map(report -> {
                    JsonObject written = write(report);
                    boolean asks = request.query("dryRun").map("true"::equals).orElse(false);
                    if (!asks && !report.permits(take(request, "ALL"))) {
                        throw notTaken(written).asException();
                    }
                    return written;
                });
    }

    private static Problem notTaken(JsonObject report) {
        JsonArray violations = new JsonArray();
        report.getJsonArray("badRows")
                .forEach(row -> violations.add(((JsonObject) row)
                        .copy()
                        .put("code", "BAD_ROW")
                        .put("clause", "M13-02.4")
                        .put("field", ((JsonObject) row).getString("column"))
                        .put("remedyZh", "更正该行后重新导入")
                        .put("remedyEn", "correct the row and import again")));
        report.getJsonArray("projects")
                .forEach(project -> violations.addAll(((JsonObject) project).getJsonArray("refusals")));
        return new Problem(
                422,
                "not-all-good",
                "文件没有导入",
                "The file was not taken",
                "bad rows or refused projects: correct them, or ask for the good ones with take=GOOD",
                "M13-02.4",
                List.of(),
                violations);
    }

    private Future<Api.Answer> take(ApiRequest request) {
        return imports.take(request.bytes(), county(request), take(request, "ALL"), Signatures.of(request))
                .map(report -> Api.Answer.ok(write(report)));
    }

    private static JsonObject write(ProjectImports.Report report) {
        JsonArray projects = new JsonArray();
        report.projects().forEach(line -> projects.add(write(line)));
        JsonArray bad = new JsonArray();
        report.badRows().forEach(row -> bad.add(write(row)));
        return new JsonObject()
                .put("filed", report.filed())
                .put("projects", projects)
                .put("badRows", bad);
    }

    private static JsonObject write(BadRow row) {
        return new JsonObject()
                .put("line", row.line())
                .put("column", row.column())
                .put("zh", row.zh())
                .put("en", row.en());
    }

    private static JsonObject write(ProjectImports.Line line) {
        JsonArray refusals = new JsonArray(RefusalJson.write(line.refusals()));
        for (int i = 0; i < refusals.size(); i++) {
            Refusal refusal = line.refusals().get(i);
            refusals.getJsonObject(i).put("line", line.lineOf(refusal));
        }
        return new JsonObject()
                .put("project", line.read().filing().id())
                .put("lines", new JsonArray(line.read().lines()))
                .put("state", line.state().name())
                .put("indicators", FilingRoutes.indicators(line.indicators()))
                .put("refusals", refusals)
                .put("warnings", Warning.json(line.warnings()));
    }

    private Future<Api.Answer> export(ApiRequest request) {
        ProjectFilter filter = new ProjectFilter(
                request.query("county"), request.query("decision").map(ProjectRecord.Decision::valueOf));
        boolean chinese = !request.query("language").orElse("zh").equals("en");
        boolean xlsx = request.query("format").orElse("csv").equals("xlsx");
        return filings(filter, "", new ArrayList<>())
                .map(filings -> xlsx
                        ? Api.Answer.file(XLSX, "projects.xlsx", Buffer.buffer(ProjectXlsx.write(filings, chinese)))
                        : Api.Answer.file(
                                "text/csv; charset=utf-8",
                                "projects.csv",
                                Buffer.buffer(ProjectCsv.write(filings, chinese))));
    }

    private Future<List<ProjectFiling>> filings(ProjectFilter filter, String after, List<ProjectFiling> before) {
        return registry.projects(filter, after, A_TIME).compose(page -> {
            page.items().forEach(project -> before.add(project.filing()));
            if (before.size() > ProjectImports.MOST_PROJECTS) {
                return Future.failedFuture(Problem.of(
                                422,
                                "too-many-projects",
                                "项目过多，请按县（市、区）导出",
                                "Too many projects for one file",
                                "more than " + ProjectImports.MOST_PROJECTS + " projects: name a county or a decision")
                        .asException());
            }
            return page.nextAfter()
                    .map(next -> filings(filter, next, before))
                    .orElseGet(() -> Future.succeededFuture(before));
        });
    }
}
