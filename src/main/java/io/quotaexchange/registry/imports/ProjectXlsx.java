package io.quotaexchange.registry.imports;

import io.quotaexchange.platform.document.CellText;
import io.quotaexchange.platform.document.InvalidDocument;
import io.quotaexchange.platform.document.Xlsx;
import io.quotaexchange.registry.project.ProjectFiling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Projects as the first sheet of an XLSX workbook, one row for each row of their land; every cell is text. */
public final class ProjectXlsx {
    private ProjectXlsx() {}

    /** Reads every good project, and says of every bad row what is wrong with it; a project with a formula in a cell is not read. */
    public static ProjectImport read(byte[] content) {
        Xlsx.Sheet sheet;
        try {
            sheet = Xlsx.read(content, ProjectTable.MOST_LINES);
        } catch (InvalidDocument malformed) {
            return ProjectImport.unreadable(
                    "不是可读的XLSX文件：" + malformed.getMessage(), "no XLSX that can be read: " + malformed.getMessage());
        }
        ProjectImport read = ProjectTable.read(sheet.rows());
        if (sheet.formulas().isEmpty()) {
            return read;
        }
        Set<Integer> lines = sheet.formulas().stream().map(Xlsx.Place::line).collect(Collectors.toSet());
        List<BadRow> bad = new ArrayList<>(read.badRows());
        sheet.formulas().forEach(place -> bad.add(formula(place, sheet)));
        bad.sort(Comparator.comparingInt(BadRow::line));
        List<ProjectImport.Read> good = read.projects().stream()
                .filter(project -> project.lines().stream().noneMatch(lines::contains))
                .toList();
        return new ProjectImport(good, bad);
    }

    private static BadRow formula(Xlsx.Place place, Xlsx.Sheet sheet) {
        List<String> header =
                sheet.rows().isEmpty() ? List.of() : sheet.rows().getFirst().values();
        String name = place.column() < header.size() ? header.get(place.column()) : "";
        String key = ProjectColumn.named(name).map(ProjectColumn::key).orElse(name);
        return new BadRow(
                place.line(),
                key,
                "第" + place.line() + "行“" + name + "”是公式，应改为数值或文字",
                "line " + place.line() + ", " + key + ": is a formula; put its value there");
    }

    /** Writes projects as {@link #read} reads them, under Chinese titles or English keys. */
    public static byte[] write(List<ProjectFiling> filings, boolean chinese) {
        List<List<String>> rows = ProjectTable.write(filings, chinese).stream()
                .map(row -> row.stream().map(CellText::guarded).toList())
                .toList();
        return Xlsx.write(chinese ? "项目" : "projects", rows);
    }
}
