package io.quotaexchange.assessment;

import io.quotaexchange.platform.document.CellText;
import io.quotaexchange.platform.document.Csv;
import io.quotaexchange.platform.document.Xlsx;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.stream.Collectors;

/** The yearly table over HTTP: for a page, or as CSV or XLSX to be handed on. Clause: M13-07.4. */
public final class AssessmentRoutes {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /** So that office programs take the file for UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Assessments assessments;
    private final String province;

    /** @param province division code that the last rows stand under */
    public AssessmentRoutes(Assessments assessments, String province) {
        this.assessments = assessments;
        this.province = province;
    }

    public void addTo(Api api) {
        api.answer("getAssessment", request -> of(request).map(AssessmentTable::json));
        api.on("exportAssessment", this::export);
    }

    private Future<Assessment> of(ApiRequest request) {
        return assessments.of((int) request.pathLong("year"));
    }

    private Future<Api.Answer> export(ApiRequest request) {
        boolean chinese = !request.query("language").orElse("zh").equals("en");
        boolean xlsx = request.query("format").orElse("csv").equals("xlsx");
        return of(request).map(assessment -> {
            List<List<String>> rows = AssessmentTable.rows(assessment, province, chinese).stream()
                    .map(row -> row.stream().map(CellText::guarded).toList())
                    .toList();
            String name = "assessment-" + assessment.year();
            return xlsx
                    ? Api.Answer.file(
                            XLSX, name + ".xlsx", Buffer.buffer(Xlsx.write(chinese ? "年度考核" : "assessment", rows)))
                    : Api.Answer.file("text/csv; charset=utf-8", name + ".csv", Buffer.buffer(csv(rows)));
        });
    }

    private static String csv(List<List<String>> rows) {
        return rows.stream().map(Csv::write).collect(Collectors.joining("", BYTE_ORDER_MARK, ""));
    }
}
