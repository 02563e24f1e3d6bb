package io.quotaexchange.demo;

import io.quotaexchange.act.Acts;
import io.quotaexchange.construction.ApprovalPaper;
import io.quotaexchange.construction.ConstructionProject;
import io.quotaexchange.construction.ConstructionProjects;
import io.quotaexchange.construction.FeePayment;
import io.quotaexchange.construction.OccupiedLand;
import io.quotaexchange.construction.SiteForm;
import io.quotaexchange.construction.SupplementMode;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.rulebook.Approval;
import io.quotaexchange.rulebook.ConstructionKind;
import io.quotaexchange.rulebook.FarmlandZone;
import io.quotaexchange.rulebook.LandClass;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.writeoff.Commitments;
import io.quotaexchange.writeoff.ProjectWriteOffs;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Three construction projects of one county: a road on basic farmland, its fee paid and written off; a railway whose commitment is kept
 * by itself; a motorway whose commitment is overdue. Every step may be repeated.
 */
final class DemoConstruction {
    /** Jingning, which has an opening balance. */
    private static final String COUNTY = "331127";

    private static final LocalDate DUE = LocalDate.of(DemoProvince.DAY.getYear(), 12, 31);
    private static final String ROAD = "con_" + COUNTY + "-2022-0001";
    private static final String RAILWAY = "con_" + COUNTY + "-2022-0002";
    static final String MOTORWAY = "con_" + COUNTY + "-2022-0003";

    private final Registry registry;
    private final ConstructionProjects projects;
    private final ProjectWriteOffs writeOffs;
    private final Commitments commitments;

    DemoConstruction(Acts acts, Rulebooks rulebooks, Registry registry, LedgerReading ledger) {
        this.registry = registry;
        this.projects = new ConstructionProjects(
                acts, rulebooks, (county, day) -> registry.county(county, day).map(Optional::isPresent));
        this.writeOffs = new ProjectWriteOffs(projects, acts, ledger, registry);
        this.commitments = new Commitments(projects, writeOffs, acts, registry);
    }

    ConstructionProjects projects() {
        return projects;
    }

    /** Blocks the virtual thread. @param supplement a registered project that the commitments name */
    void carryOut(String supplement) {
        register(
                ROAD,
                "景宁县城至云和公路改建（演示）",
                "Jingning to Yunhe road (demonstration)",
                ConstructionKind.PROVINCIAL_INFRASTRUCTURE,
                SupplementMode.ENTRUSTED,
                land(LandClass.PADDY, 8, 12_000, FarmlandZone.ORDINARY),
                land(LandClass.DRY, 9, 8_000, FarmlandZone.BASIC_FARMLAND));
        pay(1, 60_000_000);
        pay(2, Future.await(projects.find(ROAD)).orElseThrow().feeFen() - 60_000_000);
        done(Future.await(writeOffs.writeOff(ROAD, DemoProvince.DAY, People.trader(COUNTY), People.approver(COUNTY))));
        register(
                RAILWAY,
                "衢丽铁路景宁段（演示）",
                "Quzhou-Lishui railway, Jingning section (demonstration)",
                ConstructionKind.RAILWAY,
                SupplementMode.SELF,
                land(LandClass.DRY, 10, 30_000, FarmlandZone.ORDINARY));
        register(
                MOTORWAY,
                "庆景高速公路（演示）",
                "Qingyuan-Jingning motorway (demonstration)",
                ConstructionKind.MOTORWAY,
                SupplementMode.SELF,
                land(LandClass.PADDY, 7, 50_000_000, FarmlandZone.ORDINARY));
        commit(RAILWAY, supplement);
        commit(MOTORWAY, supplement);
        Future.await(commitments.expire(DUE.plusDays(1)));
    }

    private static OccupiedLand land(LandClass land, int grade, long area, FarmlandZone zone) {
        return new OccupiedLand(land, grade, area, zone);
    }

    private void register(
            String id, String zh, String en, ConstructionKind sort, SupplementMode mode, OccupiedLand... lands) {
        List<ApprovalPaper> papers = Arrays.stream(Approval.values())
                .filter(approval -> mode == SupplementMode.ENTRUSTED)
                .map(approval -> new ApprovalPaper(approval, "（演示）2022-" + (approval.ordinal() + 1)))
                .toList();
        ConstructionProjects.Outcome outcome = Future.await(projects.register(new ConstructionProject(
                id,
                COUNTY,
                zh,
                en,
                sort,
                SiteForm.SINGLE_SITE,
                mode,
                DemoProvince.DAY,
                DUE.plusYears(1),
                "",
                "",
                List.of(lands),
                papers,
                "",
                People.trader(COUNTY),
                People.approver(COUNTY))));
        if (outcome instanceof ConstructionProjects.Outcome.Refused refused) {
            throw new IllegalStateException(id + " was refused: " + refused.refusals());
        }
    }

    private void pay(int number, long fen) {
        ConstructionProjects.Outcome outcome = Future.await(projects.pay(new FeePayment(
                "fee_" + ROAD.substring("con_".length()) + "-" + number,
                COUNTY,
                ROAD,
                fen,
                DemoProvince.DAY,
                "（演示）缴款书 " + number,
                People.trader(COUNTY),
                People.approver(COUNTY))));
        if (outcome instanceof ConstructionProjects.Outcome.Refused refused) {
            throw new IllegalStateException("a fee was refused: " + refused.refusals());
        }
    }

    private static void done(ProjectWriteOffs.Outcome outcome) {
        if (outcome instanceof ProjectWriteOffs.Outcome.Refused refused) {
            throw new IllegalStateException("a write-off was refused: " + refused.refusals());
        }
    }

    private void commit(String project, String supplement) {
        Commitments.Outcome outcome = Future.await(commitments.commit(new Commitments.Promise(
                project,
                DemoProvince.DAY,
                DUE,
                List.of(supplement),
                "（演示）承诺备案",
                People.trader(COUNTY),
                People.approver(COUNTY))));
        if (outcome instanceof Commitments.Outcome.Refused refused) {
            throw new IllegalStateException(project + " was not committed: " + refused.refusals());
        }
    }

    /** The first of the projects that was registered and of which the pool took a share. */
    String supplement(List<String> filed) {
        return filed.stream()
                .filter(id -> Future.await(registry.project(id))
                        .filter(project ->
                                project.isAccepted() && project.levy().quantity() > 0)
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }
}
