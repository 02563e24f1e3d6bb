package io.quotaexchange.registry.imports;

import io.quotaexchange.platform.document.Csv;
import io.quotaexchange.platform.document.InvalidDocument;
import io.quotaexchange.registry.project.ProjectDocument;
import io.quotaexchange.registry.project.ProjectFiling;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Projects as CSV, one line for each row of their land. */
public final class ProjectCsv {
    private static final int MOST_LINES = 20_000;

    private ProjectCsv() {}

    /** One line of the file by column. */
    private record Line(int number, Map<ProjectColumn, String> values) {
        String project() {
            return values.get(ProjectColumn.NUMBER).strip();
        }
    }

    /** Reads every good project, and says of every bad line what is wrong with it. */
    public static ProjectImport read(String text) {
        List<BadRow> bad = new ArrayList<>();
        Map<String, List<Line>> projects = new LinkedHashMap<>();
        for (Line line : lines(text, bad)) {
            projects.computeIfAbsent(line.project(), number -> new ArrayList<>())
                    .add(line);
        }
        List<ProjectFiling> filings = new ArrayList<>();
        for (List<Line> lines : projects.values()) {
            filing(lines, bad).ifPresent(filings::add);
        }
        bad.sort(Comparator.comparingInt(BadRow::line));
        return new ProjectImport(filings, bad);
    }

    private static List<Line> lines(String text, List<BadRow> bad) {
        List<Csv.Row> rows;
        try {
            rows = Csv.read(text);
        } catch (InvalidDocument malformed) {
            bad.add(new BadRow(1, "", "不是CSV文件：" + malformed.getMessage(), "no CSV: " + malformed.getMessage()));
            return List.of();
        }
        if (rows.isEmpty() || rows.size() > MOST_LINES) {
            bad.add(new BadRow(
                    1, "", "文件应有1至" + MOST_LINES + "行", "the file must have between 1 and " + MOST_LINES + " lines"));
            return List.of();
        }
        List<ProjectColumn> header = header(rows.getFirst(), bad);
        if (header.isEmpty()) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        for (Csv.Row row : rows.subList(1, rows.size())) {
            if (row.values().size() == header.size()) {
                lines.add(line(row, header));
            } else {
                bad.add(new BadRow(
                        row.line(),
                        "",
                        "第" + row.line() + "行有" + row.values().size() + "列，表头有" + header.size() + "列",
                        "line " + row.line() + " has " + row.values().size() + " values, the header has "
                                + header.size()));
            }
        }
        return lines;
    }

    /** Every column once, in any order; empty if that is not so. */
    private static List<ProjectColumn> header(Csv.Row row, List<BadRow> bad) {
        List<ProjectColumn> header = new ArrayList<>();
        for (String name : row.values()) {
            Optional<ProjectColumn> column = ProjectColumn.named(name);
            if (column.isEmpty() || header.contains(column.get())) {
                bad.add(new BadRow(
                        row.line(), name, "表头“" + name + "”未知或重复", "the column '" + name + "' is unknown or repeated"));
            }
            column.ifPresent(header::add);
        }
        for (ProjectColumn column : ProjectColumn.values()) {
            if (!header.contains(column)) {
                bad.add(new BadRow(
                        row.line(),
                        column.key(),
                        "表头缺少“" + column.title() + "”",
                        "the column " + column.key() + " is missing"));
            }
        }
        return bad.isEmpty() ? header : List.of();
    }

    private static Line line(Csv.Row row, List<ProjectColumn> header) {
        Map<ProjectColumn, String> values = new EnumMap<>(ProjectColumn.class);
        for (int i = 0; i < header.size(); i++) {
            values.put(header.get(i), row.values().get(i).strip());
        }
        return new Line(row.line(), values);
    }

    private static Optional<ProjectFiling> filing(List<Line> lines, List<BadRow> bad) {
        int before = bad.size();
        Line first = lines.getFirst();
        List<JsonObject> land = new ArrayList<>();
        for (Line line : lines) {
            lookAlone(line, bad);
            differencesFrom(first, line, bad);
            land.add(object(line, true));
        }
        if (bad.size() > before) {
            return Optional.empty();
        }
        return Optional.of(ProjectDocument.read(document(first, land).encode()));
    }

    /** Reads the line as if it were a project of its own: what the reader complains of is wrong with this line. */
    private static void lookAlone(Line line, List<BadRow> bad) {
        try {
            ProjectDocument.read(document(line, List.of(object(line, true))).encode());
        } catch (InvalidDocument invalid) {
            for (ProjectColumn column : ProjectColumn.values()) {
                String place = (column.isOfLand() ? "/land/0/" : "/") + column.key();
                boolean complained = invalid.problems().stream()
                        .anyMatch(problem -> problem.startsWith(place + ":") || problem.startsWith(place + "/"));
                if (complained) {
                    bad.add(BadRow.of(line.number(), column, line.values().get(column)));
                }
            }
        }
    }

    private static void differencesFrom(Line first, Line line, List<BadRow> bad) {
        for (ProjectColumn column : ProjectColumn.values()) {
            if (!column.isOfLand()
                    && !line.values().get(column).equals(first.values().get(column))) {
                bad.add(new BadRow(
                        line.number(),
                        column.key(),
                        "第" + line.number() + "行“" + column.title() + "”与同一项目的第" + first.number() + "行不一致",
                        "line " + line.number() + ", " + column.key() + ": differs from line " + first.number()
                                + " of the same project"));
            }
        }
    }

    private static JsonObject document(Line line, List<JsonObject> land) {
        return object(line, false)
                .put("format", "quota-exchange/project/1")
                .put("generated", false)
                .put("land", new JsonArray(land));
    }

    private static JsonObject object(Line line, boolean ofLand) {
        JsonObject object = new JsonObject();
        line.values().forEach((column, value) -> {
            if (column.isOfLand() == ofLand) {
                object.put(column.key(), typed(column, value));
            }
        });
        return object;
    }

    /** What cannot be a whole number stays text, so that the reader complains of it. */
    private static Object typed(ProjectColumn column, String value) {
        if (column.isList()) {
            return value.isEmpty() ? new JsonArray() : new JsonArray(List.of(value.split("[;；]")));
        }
        return column.isWhole() && value.matches("[0-9]{1,6}") ? (Object) Integer.valueOf(value) : value;
    }

    /** Writes projects as {@link #read} reads them, under Chinese titles or English keys. */
    public static String write(List<ProjectFiling> filings, boolean chinese) {
        StringBuilder text = new StringBuilder();
        List<String> header = new ArrayList<>();
        for (ProjectColumn column : ProjectColumn.values()) {
            header.add(chinese ? column.title() : column.key());
        }
        text.append(Csv.write(header));
        for (ProjectFiling filing : filings) {
            JsonObject document = new JsonObject(ProjectDocument.write(filing));
            for (Object row : document.getJsonArray("land")) {
                text.append(Csv.write(values(document, (JsonObject) row)));
            }
        }
        return text.toString();
    }

    private static List<String> values(JsonObject document, JsonObject row) {
        List<String> values = new ArrayList<>();
        for (ProjectColumn column : ProjectColumn.values()) {
            Object value = (column.isOfLand() ? row : document).getValue(column.key());
            values.add(
                    value instanceof JsonArray list
                            ? String.join(
                                    ";", list.stream().map(Object::toString).toList())
                            : value.toString());
        }
        return values;
    }
}
