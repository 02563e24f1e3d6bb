package io.quotaexchange.registry.imports;

import io.quotaexchange.registry.project.ProjectFiling;
import java.util.List;

/**
 * @param filings projects all of whose lines are good, in the order of the file
 * @param badRows every problem, by line
 */
public record ProjectImport(List<ProjectFiling> filings, List<BadRow> badRows) {
    public ProjectImport {
        filings = List.copyOf(filings);
        badRows = List.copyOf(badRows);
    }
}
