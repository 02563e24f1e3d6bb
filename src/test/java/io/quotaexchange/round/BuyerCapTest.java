package io.quotaexchange.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.quantity.Ratio;
import io.quotaexchange.round.clearing.Clearing;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuyerCapTest {
    private static RoundPlan plan(Ratio buyerShare) {
        RoundPlan open = SampleRound.plan();
        return new RoundPlan(
                open.id(),
                open.nameZh(),
                open.nameEn(),
                open.rulebook(),
                open.rulebookDigest(),
                open.province(),
                open.generated(),
                open.day(),
                open.prices(),
                open.pairings(),
                open.assisted(),
                open.poolRatio(),
                buyerShare,
                open.stages());
    }

    private static RoundState state(Ratio buyerShare) {
        RoundState state = new RoundState();
        state.apply(new RoundEvent.Opened(plan(buyerShare)), Instant.EPOCH);
        state.apply(
                new RoundEvent.OrderEntered(1, SampleRound.listing("lst_1", SampleRound.ASSISTED_SELLER, 80_001)),
                Instant.EPOCH);
        state.apply(
                new RoundEvent.OrderEntered(2, SampleRound.listing("lst_2", SampleRound.OTHER_SELLER, 20_000)),
                Instant.EPOCH);
        state.apply(
                new RoundEvent.OrderEntered(3, SampleRound.request("req_1", SampleRound.PAIRED_BUYER, 60_000)),
                Instant.EPOCH);
        state.apply(
                new RoundEvent.OrderEntered(4, SampleRound.request("req_2", SampleRound.OTHER_BUYER, 60_000)),
                Instant.EPOCH);
        return state;
    }

    private static List<AllocationCase.BuyerCap> caps(RoundState state, int stage) {
        return ((AllocationCase) StageCase.assemble(state, stage, IndicatorVector.ZERO))
                .rules()
                .buyerCaps();
    }

    @Test
    void m13_05_8_aCountyTakesAtMostItsShareOfWhatIsListed() {
        RoundState state = state(Ratio.of("0.25"));
        assertThat(caps(state, 1))
                .containsExactly(
                        new AllocationCase.BuyerCap(SampleRound.OTHER_BUYER, IndicatorKind.QUANTITY, 25_000),
                        new AllocationCase.BuyerCap(SampleRound.OTHER_BUYER, IndicatorKind.CAPACITY, 0),
                        new AllocationCase.BuyerCap(SampleRound.PAIRED_BUYER, IndicatorKind.QUANTITY, 25_000),
                        new AllocationCase.BuyerCap(SampleRound.PAIRED_BUYER, IndicatorKind.CAPACITY, 0));
    }

    @Test
    void m13_05_8_whatItTookInAnEarlierStageCounts() {
        RoundState state = state(Ratio.of("0.25"));
        RoundState.Cleared first = cleared(state);
        state.apply(
                new RoundEvent.StageCleared(1, first.caseText(), first.resultText(), first.awards()), Instant.EPOCH);
        assertThat(first.awards())
                .singleElement()
                .satisfies(award -> assertThat(award.amount()).isEqualTo(25_000));
        assertThat(caps(state, 2))
                .contains(
                        new AllocationCase.BuyerCap(SampleRound.OTHER_BUYER, IndicatorKind.QUANTITY, 25_000),
                        new AllocationCase.BuyerCap(SampleRound.PAIRED_BUYER, IndicatorKind.QUANTITY, 0));
    }

    @Test
    void m13_05_8_withoutALimitThereAreNoCaps() {
        assertThat(caps(state(RoundPlan.NO_LIMIT), 1)).isEmpty();
    }

    @Test
    void planKeepsItsShare() {
        RoundPlan plan = plan(Ratio.of("0.08"));
        assertThat(RoundPlanJson.read(RoundPlanJson.write(plan)))
                .usingRecursiveComparison()
                .isEqualTo(plan);
        assertThat(RoundPlanJson.write(SampleRound.plan()).containsKey("buyerShare"))
                .isFalse();
    }

    private static RoundState.Cleared cleared(RoundState state) {
        Clearing cleared = Clearing.of(StageCase.assemble(state, 1, IndicatorVector.ZERO));
        return new RoundState.Cleared(1, cleared.caseText(), cleared.resultText(), StageAwards.of(state, 1, cleared));
    }
}
