package io.quotaexchange.registry.imports;

import io.quotaexchange.registry.project.ProjectFiling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a file of projects says.
 *
 * @param projects all of whose lines are good, in the order of the file
 * @param badRows every problem, by line
 */
public record ProjectImport(List<Read> projects, List<BadRow> badRows) {
    /** @param lines of the file, one a row of its land, from 1, the header being 1 */
    public record Read(ProjectFiling filing, List<Integer> lines) {
        public Read {
            lines = List.copyOf(lines);
        }
    }

    public ProjectImport {
        projects = List.copyOf(projects);
        badRows = List.copyOf(badRows);
    }

    /** As far as it is about one county: projects of others are bad rows. */
    public ProjectImport ofCounty(String county) {
        List<BadRow> bad = new ArrayList<>(badRows);
        List<Read> own = new ArrayList<>();
        for (Read project : projects) {
            String given = project.filing().county();
            if (given.equals(county)) {
                own.add(project);
            } else {
                int line = project.lines().getFirst();
                bad.add(new BadRow(
                        line,
                        ProjectColumn.COUNTY.key(),
                        "第" + line + "行区划代码“" + given + "”不是本县（市、区）" + county,
                        "line " + line + ", county: '" + given + "' is not " + county));
            }
        }
        bad.sort(Comparator.comparingInt(BadRow::line));
        return new ProjectImport(own, bad);
    }

    static ProjectImport unreadable(String zh, String en) {
        return new ProjectImport(List.of(), List.of(new BadRow(1, "", zh, en)));
    }

    public List<ProjectFiling> filings() {
        return projects.stream().map(Read::filing).toList();
    }
}
