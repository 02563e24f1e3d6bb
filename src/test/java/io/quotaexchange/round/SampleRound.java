package io.quotaexchange.round;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.ascending.Seed;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Ratio;
import io.quotaexchange.round.live.Lot;
import io.quotaexchange.round.live.LotKey;
import io.quotaexchange.round.live.LotSecrets;
import io.quotaexchange.rulebook.StageKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A small round: one paired and assisted seller, one other seller, two buyers. */
public final class SampleRound {
    static final String ASSISTED_SELLER = "331126";
    static final String OTHER_SELLER = "330881";
    static final String PAIRED_BUYER = "330281";
    static final String OTHER_BUYER = "330106";

    private SampleRound() {}

    public static RoundPlan plan() {
        return new RoundPlan(
                "rnd_test-1",
                "测试场次",
                "Test round",
                "zhejiang-2018",
                "00".repeat(32),
                "330000",
                true,
                LocalDate.of(2018, 6, 1),
                Map.of(
                        IndicatorKind.QUANTITY,
                        new RoundPlan.Price(8_000_000, 8_000_000, 6_400_000, 9_600_000, 100_000),
                        IndicatorKind.CAPACITY,
                        new RoundPlan.Price(2_000, 2_000, 1_600, 2_400, 10)),
                new Pairings(List.of(Pairings.Pair.of(ASSISTED_SELLER, PAIRED_BUYER))),
                new TreeSet<>(List.of(ASSISTED_SELLER)),
                Ratio.of("0.5"),
                RoundPlan.NO_LIMIT,
                List.of(
                        stage(1, StageKind.FIRST_REFUSAL, Optional.empty()),
                        stage(2, StageKind.PRIORITY_ALLOCATION, Optional.empty()),
                        stage(3, StageKind.CALL_AUCTION, Optional.of(IndicatorKind.QUANTITY))));
    }

    private static RoundPlan.Stage stage(int number, StageKind kind, Optional<IndicatorKind> indicator) {
        Mechanism mechanism = kind == StageKind.CALL_AUCTION ? Mechanism.CALL_AUCTION : Mechanism.PRIORITY_ALLOCATION;
        return new RoundPlan.Stage(
                number, kind, mechanism, indicator, "阶段", "Stage", List.of(new ClauseId("M13-05.4")));
    }

    /** What is sealed for a lot of this round. */
    static final LotKey KEY = LotKey.derive(new byte[32], "rnd_test-1", "lot_1");

    static Lot.Seals seals(String lot) {
        Seed seed = new Seed("5a".repeat(32));
        return new Lot.Seals(KEY.digest(), seed.commitment(), LotSecrets.sealSeed(KEY, lot, seed));
    }

    static RoundEvent opened() {
        return new RoundEvent.Opened(plan());
    }

    static Order.Listing listing(String id, String county, long squareMetres) {
        return new Order.Listing(
                id, county, IndicatorKind.QUANTITY, squareMetres, 7_000_000, county + "-trader", county + "-approver");
    }

    static Order.Request request(String id, String county, long squareMetres) {
        return new Order.Request(
                id,
                county,
                "测试铁路",
                "Test railway",
                1,
                Map.of(IndicatorKind.QUANTITY, squareMetres),
                true,
                true,
                county + "-trader",
                county + "-approver");
    }

    static Order.Bid bid(String id, String county, long squareMetres, long limitFen) {
        return new Order.Bid(
                id, county, IndicatorKind.QUANTITY, squareMetres, limitFen, county + "-trader", county + "-approver");
    }
}
