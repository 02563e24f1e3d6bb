package io.quotaexchange.registry.imports;

import io.quotaexchange.platform.document.CellText;
import io.quotaexchange.platform.document.Csv;
import io.quotaexchange.platform.document.InvalidDocument;
import io.quotaexchange.registry.project.ProjectDocument;
import io.quotaexchange.registry.project.ProjectFiling;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Projects as rows of text under a header, one row for each row of their land: what CSV and XLSX have in common. */
final class ProjectTable {
    /** Most rows of a file, the header included. */
    static final int MOST_LINES = 20_000;

    private ProjectTable() {}

    /** One line of the file by column. */
    private record Line(int number, Map<ProjectColumn, String> values) {
        String value(ProjectColumn column) {
            return values.getOrDefault(column, "");
        }
    }

    /** Reads every good project, and says of every bad line what is wrong with it. */
    static ProjectImport read(List<Csv.Row> rows) {
        List<BadRow> bad = new ArrayList<>();
        Map<String, List<Line>> projects = new LinkedHashMap<>();
        for (Line line : lines(rows, bad)) {
            projects.computeIfAbsent(line.value(ProjectColumn.NUMBER), number -> new ArrayList<>())
                    .add(line);
        }
        List<ProjectImport.Read> read = new ArrayList<>();
        Map<String, Integer> ministryNumbers = new HashMap<>();
        for (List<Line> lines : projects.values()) {
            filing(lines, ministryNumbers, bad)
                    .ifPresent(filing -> read.add(new ProjectImport.Read(
                            filing, lines.stream().map(Line::number).toList())));
        }
        bad.sort(Comparator.comparingInt(BadRow::line));
        return new ProjectImport(read, bad);
    }

    private static List<Line> lines(List<Csv.Row> rows, List<BadRow> bad) {
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

    /** Every column once, in any order, those that may be left out aside; empty if that is not so. */
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
            if (!column.mayBeLeftOut() && !header.contains(column)) {
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
            values.put(header.get(i), CellText.unguarded(row.values().get(i).strip()));
        }
        return new Line(row.line(), values);
    }

    private static Optional<ProjectFiling> filing(
            List<Line> lines, Map<String, Integer> ministryNumbers, List<BadRow> bad) {
        int before = bad.size();
        Line first = lines.getFirst();
        List<JsonObject> land = new ArrayList<>();
        for (Line line : lines) {
            lookAlone(line, bad);
            differencesFrom(first, line, bad);
            land.add(ofLand(line));
        }
        ministryNumberIsOfOneProject(first, ministryNumbers, bad);
        if (bad.size() > before) {
            return Optional.empty();
        }
        return Optional.of(ProjectDocument.read(document(first, land).encode()));
    }

    /** The second project of a file with the same filing number is a bad one. Clause: M13-02.5. */
    private static void ministryNumberIsOfOneProject(Line line, Map<String, Integer> known, List<BadRow> bad) {
        String number = line.value(ProjectColumn.MINISTRY_NUMBER);
        Integer other = number.isBlank() ? null : known.putIfAbsent(number, line.number());
        if (other != null) {
            bad.add(new BadRow(
                    line.number(),
                    ProjectColumn.MINISTRY_NUMBER.key(),
                    "第" + line.number() + "行报部备案号“" + number + "”已用于第" + other + "行的项目",
                    "line " + line.number() + ", ministryNumber: '" + number + "' is that of the project of line "
                            + other));
        }
    }

    /** Reads the line as if it were a project of its own: what the reader complains of is wrong with this line. */
    private static void lookAlone(Line line, List<BadRow> bad) {
        try {
            ProjectDocument.read(document(line, List.of(ofLand(line))).encode());
        } catch (InvalidDocument invalid) {
            for (ProjectColumn column : ProjectColumn.values()) {
                boolean complained = invalid.problems().stream()
                        .anyMatch(problem ->
                                problem.startsWith(column.place() + ":") || problem.startsWith(column.place() + "/"));
                if (complained) {
                    bad.add(BadRow.of(line.number(), column, line.value(column)));
                }
            }
        }
    }

    private static void differencesFrom(Line first, Line line, List<BadRow> bad) {
        for (ProjectColumn column : ProjectColumn.values()) {
            if (!column.isOfLand() && !line.value(column).equals(first.value(column))) {
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
        JsonObject document = new JsonObject().put("format", "quota-exchange/project/1");
        for (ProjectColumn column : ProjectColumn.values()) {
            if (!column.isOfLand() && !column.isOfRecognition()) {
                document.put(column.key(), typed(column, line.value(column)));
            }
        }
        String number = line.value(ProjectColumn.RECOGNITION_NUMBER);
        String area = line.value(ProjectColumn.RECOGNITION_AREA);
        if (!number.isEmpty() || !area.isEmpty()) {
            document.put("recognition", new JsonObject().put("number", number).put("areaHa", area));
        }
        return document.put("land", new JsonArray(land));
    }

    private static JsonObject ofLand(Line line) {
        JsonObject land = new JsonObject();
        for (ProjectColumn column : ProjectColumn.values()) {
            if (column.isOfLand()) {
                land.put(column.key(), typed(column, line.value(column)));
            }
        }
        return land;
    }

    /** What cannot be a whole number or a yes stays text, so that the reader complains of it. */
    private static Object typed(ProjectColumn column, String value) {
        if (column.isList()) {
            return value.isEmpty() ? new JsonArray() : new JsonArray(List.of(value.split("[;；]")));
        }
        if (column == ProjectColumn.GENERATED) {
            return switch (value) {
                case "", "false", "否" -> false;
                case "true", "是" -> true;
                default -> value;
            };
        }
        return column.isWhole() && value.matches("[0-9]{1,6}") ? (Object) Integer.valueOf(value) : value;
    }

    /** Header and rows as {@link #read} reads them, under Chinese titles or English keys; no cell is guarded yet. */
    static List<List<String>> write(List<ProjectFiling> filings, boolean chinese) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>();
        for (ProjectColumn column : ProjectColumn.values()) {
            header.add(chinese ? column.title() : column.key());
        }
        rows.add(header);
        for (ProjectFiling filing : filings) {
            JsonObject document = new JsonObject(ProjectDocument.write(filing));
            for (Object row : document.getJsonArray("land")) {
                rows.add(values(document, (JsonObject) row));
            }
        }
        return rows;
    }

    private static List<String> values(JsonObject document, JsonObject row) {
        JsonObject recognition = document.getJsonObject("recognition", new JsonObject());
        List<String> values = new ArrayList<>();
        for (ProjectColumn column : ProjectColumn.values()) {
            Object value = switch (column) {
                case RECOGNITION_NUMBER -> recognition.getString("number", "");
                case RECOGNITION_AREA -> recognition.getString("areaHa", "");
                default -> (column.isOfLand() ? row : document).getValue(column.key());
            };
            values.add(
                    value instanceof JsonArray list
                            ? String.join(
                                    ";", list.stream().map(Object::toString).toList())
                            : value.toString());
        }
        return values;
    }
}
