package io.quotaexchange.simulation;

import io.quotaexchange.registry.FilingOutcome;
import io.quotaexchange.registry.ProjectRecord;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.project.SampleFiling;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Counties file projects: good ones, bad ones, and under a number that is taken. */
final class Filing {
    private static final int SLOPE_TENTHS = 120;
    private static final int TOO_STEEP_TENTHS = 300;

    private final SplittableRandom random;
    private final Audit audit;
    private final Stores stores;
    private final List<ProjectFiling> filed = new ArrayList<>();
    private int numbers;

    Filing(SplittableRandom random, Audit audit, Stores stores) {
        this.random = random;
        this.audit = audit;
        this.stores = stores;
    }

    Job file() {
        ProjectFiling filing = random.nextInt(25) == 0 && !filed.isEmpty() ? underATakenNumber() : fresh();
        return Job.of(
                "file " + filing.number().text() + " of " + filing.county() + ", slope " + filing.slopeTenths(),
                node -> node.registry().file(filing, filing.county() + "-trader", filing.county() + "-approver"),
                answer -> answered(filing, (FilingOutcome) answer));
    }

    private ProjectFiling fresh() {
        List<String> all = random.nextInt(4) == 0 ? Province.BUYERS : Province.SELLERS;
        ProjectFiling filing = filing(all.get(random.nextInt(all.size())), ++numbers, random.nextInt(12) == 0);
        filed.add(filing);
        return filing;
    }

    private ProjectFiling underATakenNumber() {
        ProjectFiling other = filed.get(random.nextInt(filed.size()));
        int number = Integer.parseInt(other.number().text().substring(10));
        return filing(other.county(), number, random.nextInt(3) == 0);
    }

    private ProjectFiling filing(String county, int number, boolean bad) {
        int year = 2019;
        long hectares = 1 + random.nextInt(40);
        return SampleFiling.with(document -> document.put("number", county + year + "%04d".formatted(number))
                .put("county", county)
                .put("ministryNumber", "BA-" + year + "-" + county + "-" + number)
                .put("slopeTenths", bad ? TOO_STEEP_TENTHS : SLOPE_TENTHS)
                .put(
                        "land",
                        new io.vertx.core.json.JsonArray()
                                .add(SampleFiling.row(
                                        "UNUSED",
                                        0,
                                        "PADDY",
                                        7,
                                        hectares + ".0000",
                                        Long.toString(hectares * 13_500)))));
    }

    private void answered(ProjectFiling filing, FilingOutcome outcome) {
        switch (outcome) {
            case FilingOutcome.Registered registered -> {
                ProjectRecord.Minted minted = registered.project().minted().orElseThrow();
                audit.posted(filing.id() + ":mint", minted.mintSequence());
                minted.levySequence().ifPresent(sequence -> audit.posted(filing.id() + ":levy", sequence));
            }
            case FilingOutcome.Refused refused -> {
                audit.same(filing.id() + " kept", true, stores.registry().isKept(filing.id()));
            }
            case FilingOutcome.NotTaken notTaken -> {
                if (notTaken.refusals().isEmpty()) {
                    throw new AssertionError(filing.id() + " was not taken, for no reason");
                }
            }
        }
    }
}
