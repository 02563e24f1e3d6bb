package io.quotaexchange.round;

import io.quotaexchange.matching.Result;
import io.quotaexchange.matching.allocation.AllocationResult;
import io.quotaexchange.matching.callauction.CallAuctionResult;
import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.List;

/** The awards that follow from a stage's result: one a trade, then one a draw from the pool. Pure. */
public final class StageAwards {
    private final RoundState state;
    private final RoundPlan plan;
    private final int stage;
    private final String caseDigest;
    private final String resultDigest;
    private final List<Award> awards = new ArrayList<>();

    private StageAwards(RoundState state, int stage, Clearing clearing) {
        this.state = state;
        this.plan = state.plan().orElseThrow();
        this.stage = stage;
        this.caseDigest = Sm3.hex(clearing.caseText());
        this.resultDigest = Sm3.hex(clearing.resultText());
    }

    /** @return awards in the order of the result's trades, then of its fills */
    public static List<Award> of(RoundState state, int stage, Clearing clearing) {
        StageAwards made = new StageAwards(state, stage, clearing);
        Result result = clearing.result();
        if (result instanceof AllocationResult allocation) {
            made.allocation(allocation);
        } else if (result instanceof CallAuctionResult auction) {
            made.auction(auction);
        } else {
            throw new IllegalArgumentException("no awards follow from a " + result.mechanism());
        }
        return List.copyOf(made.awards);
    }

    private void allocation(AllocationResult result) {
        for (AllocationResult.Trade trade : result.trades()) {
            add(
                    county(trade.offer()),
                    trade.request(),
                    trade.offer(),
                    trade.indicator(),
                    trade.amount(),
                    trade.priceFen(),
                    trade.valueFen(),
                    trade.paired());
        }
        for (AllocationResult.Fill fill : result.fills()) {
            if (fill.pool() > 0) {
                long priceFen = plan.prices().get(fill.indicator()).fixedFen();
                add(
                        plan.province(),
                        fill.request(),
                        "",
                        fill.indicator(),
                        fill.pool(),
                        priceFen,
                        fill.indicator().value(fill.pool(), priceFen),
                        false);
            }
        }
    }

    private void auction(CallAuctionResult result) {
        IndicatorKind indicator = plan.stages().get(stage - 1).indicator().orElseThrow();
        for (CallAuctionResult.Trade trade : result.trades()) {
            add(
                    county(trade.offer()),
                    trade.bid(),
                    trade.offer(),
                    indicator,
                    trade.amount(),
                    trade.priceFen(),
                    trade.valueFen(),
                    trade.paired());
        }
    }

    private String county(String order) {
        return state.order(order).orElseThrow().order().county();
    }

    private void add(
            String seller,
            String order,
            String offer,
            IndicatorKind indicator,
            long amount,
            long priceFen,
            long valueFen,
            boolean paired) {
        String place = String.format(java.util.Locale.ROOT, "%04d", awards.size() + 1);
        String id = plan.id().replaceFirst("^rnd_", "awd_") + "_" + stage + "_" + place;
        awards.add(new Award(
                id,
                plan.id(),
                stage,
                seller,
                county(order),
                indicator,
                amount,
                priceFen,
                valueFen,
                paired,
                order,
                offer,
                caseDigest,
                resultDigest));
    }
}
