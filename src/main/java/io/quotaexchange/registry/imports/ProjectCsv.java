package io.quotaexchange.registry.imports;

import io.quotaexchange.platform.document.CellText;
import io.quotaexchange.platform.document.Csv;
import io.quotaexchange.platform.document.InvalidDocument;
import io.quotaexchange.registry.project.ProjectFiling;
import java.util.List;

/** Projects as CSV, one line for each row of their land; no cell is one that a spreadsheet program takes for a formula. */
public final class ProjectCsv {
    /** A spreadsheet program takes the text for UTF-8 when it begins so. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ProjectCsv() {}

    /** Reads every good project, and says of every bad line what is wrong with it. */
    public static ProjectImport read(String text) {
        List<Csv.Row> rows;
        try {
            rows = Csv.read(text);
        } catch (InvalidDocument malformed) {
            return ProjectImport.unreadable("不是CSV文件：" + malformed.getMessage(), "no CSV: " + malformed.getMessage());
        }
        return ProjectTable.read(rows);
    }

    /** Writes projects as {@link #read} reads them, under Chinese titles or English keys. */
    public static String write(List<ProjectFiling> filings, boolean chinese) {
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
        for (List<String> row : ProjectTable.write(filings, chinese)) {
            text.append(Csv.write(row.stream().map(CellText::guarded).toList()));
        }
        return text.toString();
    }
}
