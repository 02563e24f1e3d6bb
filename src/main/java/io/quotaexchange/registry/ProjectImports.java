package io.quotaexchange.registry;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.imports.BadRow;
import io.quotaexchange.registry.imports.ProjectFile;
import io.quotaexchange.registry.imports.ProjectImport;
import io.quotaexchange.registry.refusal.Warning;
import io.quotaexchange.registry.signing.Signatures;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files the projects of a CSV or XLSX file, as far as asked to. Clause: M13-02.4. */
public final class ProjectImports {
    /** Most projects of one file. */
    public static final int MOST_PROJECTS = 2_000;

    /** What to do with the good ones. */
    public enum Take {
        /** File the good ones beside bad ones. */
        GOOD,
        /** File all, or nothing if a row is bad or a project would be refused. */
        ALL
    }

    /** What became of a project of the file. */
    public enum State {
        /** Nothing stands against it, and nobody asked to file it, or others kept it from being filed. */
        GOOD,
        FILED,
        REFUSED
    }

    /**
     * One project of the file.
     *
     * @param lines of the file, one a row of its land
     * @param indicators it earned or would earn, m² and kg
     */
    public record Line(
            ProjectImport.Read read,
            State state,
            List<Refusal> refusals,
            List<Warning> warnings,
            IndicatorVector indicators) {
        public Line {
            refusals = List.copyOf(refusals);
            warnings = List.copyOf(warnings);
        }

        /** The line of the file that a refusal is about: that of the row of land it names, or the project's first. */
        public int lineOf(Refusal refusal) {
            String[] place = refusal.field().split("/");
            boolean ofRow = place.length > 1 && place[0].equals("land") && place[1].matches("[0-9]{1,5}");
            int row = ofRow ? Integer.parseInt(place[1]) : 0;
            return read.lines().get(Math.min(row, read.lines().size() - 1));
        }
    }

    /** What became of the file: projects in its order, and every bad row. */
    public record Report(List<Line> projects, List<BadRow> badRows) {
        public Report {
            projects = List.copyOf(projects);
            badRows = List.copyOf(badRows);
        }

        /** Whether something would be filed: any good one, or all of them. */
        public boolean permits(Take take) {
            boolean all = badRows.isEmpty() && projects.stream().allMatch(line -> line.state() == State.GOOD);
            return take == Take.GOOD
                    ? projects.stream().anyMatch(line -> line.state() == State.GOOD)
                    : all && !projects.isEmpty();
        }

        public long filed() {
            return projects.stream().filter(line -> line.state() == State.FILED).count();
        }
    }

    private final Registry registry;

    public ProjectImports(Registry registry) {
        this.registry = registry;
    }

    /**
     * Reads the file and says what would become of it; files nothing.
     *
     * @param county whose projects they must be
     * @param signatures empty while nobody has approved it
     */
    public Future<Report> review(byte[] content, String county, Optional<Signatures> signatures) {
        ProjectImport read = ProjectFile.read(content).ofCounty(county);
        if (read.projects().size() > MOST_PROJECTS) {
            return Future.succeededFuture(new Report(
                    List.of(),
                    List.of(new BadRow(
                            1,
                            "",
                            "文件有" + read.projects().size() + "个项目，一次最多" + MOST_PROJECTS + "个，请分成几个文件",
                            "the file has " + read.projects().size() + " projects, at most " + MOST_PROJECTS
                                    + " at a time: split it"))));
        }
        return inOrder(read.projects(), project -> review(project, signatures))
                .map(lines -> new Report(lines, read.badRows()));
    }

    /** Files as much of the file as asked to; the same file again files nothing twice. */
    public Future<Report> take(byte[] content, String county, Take take, Signatures signatures) {
        return review(content, county, Optional.of(signatures))
                .compose(report -> report.permits(take)
                        ? inOrder(report.projects(), line -> file(line, signatures))
                                .map(filed -> new Report(filed, report.badRows()))
                        : Future.succeededFuture(report));
    }

    private Future<Line> review(ProjectImport.Read read, Optional<Signatures> signatures) {
        return registry.review(read.filing(), signatures)
                .map(review -> new Line(
                        read,
                        review.refusals().isEmpty() ? State.GOOD : State.REFUSED,
                        review.refusals(),
                        review.warnings(),
                        review.indicators()));
    }

    private Future<Line> file(Line line, Signatures signatures) {
        if (line.state() != State.GOOD) {
            return Future.succeededFuture(line);
        }
        return registry.file(line.read().filing(), signatures.maker(), signatures.approver())
                .map(outcome -> switch (outcome) {
                    case FilingOutcome.Registered registered -> as(line, State.FILED, List.of());
                    case FilingOutcome.Refused refused ->
                        as(line, State.REFUSED, refused.project().refusals());
                    case FilingOutcome.NotTaken notTaken -> as(line, State.REFUSED, notTaken.refusals());
                });
    }

    private static Line as(Line line, State state, List<Refusal> refusals) {
        return new Line(line.read(), state, refusals, line.warnings(), line.indicators());
    }

    private static <A, B> Future<List<B>> inOrder(List<A> values, java.util.function.Function<A, Future<B>> step) {
        List<B> done = new ArrayList<>();
        Future<Void> chain = Future.succeededFuture();
        for (A value : values) {
            chain = chain.compose(before -> step.apply(value).map(result -> {
                done.add(result);
                return null;
            }));
        }
        return chain.map(end -> done);
    }
}
