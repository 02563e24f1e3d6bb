package io.quotaexchange.construction;

import io.quotaexchange.rulebook.Approval;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.ConstructionKind;
import io.quotaexchange.rulebook.FarmlandZone;
import io.quotaexchange.rulebook.LandClass;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.RulebookDocument;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Construction projects for tests. */
public final class Lands {
    public static final Rulebook ZHEJIANG =
            RulebookDocument.parse(RulebookDocument.shippedText("zhejiang-2018"), ClauseCatalogue.shipped());
    public static final Rulebook NATIONAL =
            RulebookDocument.parse(RulebookDocument.shippedText("national-2017"), ClauseCatalogue.shipped());
    public static final LocalDate DAY = LocalDate.parse("2022-05-05");

    private Lands() {}

    /** @param area m² */
    public static OccupiedLand ordinary(LandClass land, int grade, long area) {
        return new OccupiedLand(land, grade, area, FarmlandZone.ORDINARY);
    }

    /** A railway of Qingyuan, completed in three years. */
    public static ConstructionProject railway(String id, SupplementMode mode, OccupiedLand... lands) {
        return project(id, ConstructionKind.RAILWAY, mode, "m", lands);
    }

    public static ConstructionProject project(
            String id, ConstructionKind sort, SupplementMode mode, String maker, OccupiedLand... lands) {
        boolean isProtected = Arrays.stream(lands).anyMatch(land -> land.zone() != FarmlandZone.ORDINARY);
        List<ApprovalPaper> papers = isProtected
                ? Arrays.stream(Approval.values())
                        .map(approval -> new ApprovalPaper(approval, "文〔2022〕" + approval.ordinal()))
                        .toList()
                : List.of();
        return new ConstructionProject(
                id,
                "331126",
                "衢丽铁路庆元段",
                "Quzhou-Lishui railway, Qingyuan section",
                sort,
                SiteForm.SINGLE_SITE,
                mode,
                DAY,
                DAY.plusYears(3),
                "",
                "",
                List.of(lands),
                papers,
                ZHEJIANG.digest(),
                maker,
                "a");
    }
}
