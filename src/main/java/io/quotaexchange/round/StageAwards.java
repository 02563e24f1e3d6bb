package io.quotaexchange.round;

import io.quotaexchange.matching.Result;
import io.quotaexchange.matching.allocation.AllocationResult;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.BookEvent;
import io.quotaexchange.matching.book.BookResult;
import io.quotaexchange.matching.callauction.CallAuctionResult;
import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.round.clearing.Clearing;
import io.quotaexchange.round.live.LiveEvent;
import io.quotaexchange.round.live.Lot;
import io.quotaexchange.round.live.LotOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The awards that follow from a stage's result: one a trade, then one a draw from the pool. Pure. */
public final class StageAwards {
    private final RoundState state;
    private final RoundPlan plan;
    private final int stage;
    private final String caseDigest;
    private final String resultDigest;
    private final List<Award> awards = new ArrayList<>();
    private int before;

    private StageAwards(RoundState state, int stage, String caseText, String resultText) {
        this.state = state;
        this.plan = state.plan().orElseThrow();
        this.stage = stage;
        this.caseDigest = Sm3.hex(caseText);
        this.resultDigest = Sm3.hex(resultText);
    }

    /** @return awards in the order of the result's trades, then of its fills */
    public static List<Award> of(RoundState state, int stage, Clearing clearing) {
        StageAwards made = new StageAwards(state, stage, clearing.caseText(), clearing.resultText());
        Result result = clearing.result();
        if (result instanceof AllocationResult allocation) {
            made.allocation(allocation);
        } else if (result instanceof CallAuctionResult auction) {
            made.auction(auction);
        } else if (result instanceof BookResult book) {
            made.book(book);
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

    private void book(BookResult result) {
        IndicatorKind indicator = plan.stages().get(stage - 1).indicator().orElseThrow();
        for (BookEvent event : result.events()) {
            if (event instanceof BookEvent.Traded trade) {
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
    }

    /** The award of a lot that was sold: numbered after the stage's awards so far; empty if it was not sold. Clause: M13-05.5. */
    static Optional<Award> ofLot(RoundState state, LiveEvent.LotDecided decided) {
        Lot lot = state.live().lot(decided.lot()).orElseThrow().lot();
        return LotOutcome.of(decided).map(sold -> {
            StageAwards made = new StageAwards(state, lot.stage(), decided.caseText(), decided.resultText());
            made.before = (int) state.awards().stream()
                    .filter(award -> award.stage() == lot.stage())
                    .count();
            made.add(
                    lot.county(),
                    sold.winner(),
                    sold.bid(),
                    lot.listing(),
                    lot.indicator(),
                    lot.amount(),
                    sold.priceFen(),
                    sold.valueFen(),
                    made.plan.pairings().arePaired(lot.county(), sold.winner()));
            return made.awards.get(0);
        });
    }

    private String county(String order) {
        return state.order(order)
                .map(entered -> entered.order().county())
                .or(() -> state.live()
                        .book(stage)
                        .flatMap(book -> book.made(order))
                        .map(BookCommand::county))
                .orElseThrow();
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
        add(seller, county(order), order, offer, indicator, amount, priceFen, valueFen, paired);
    }

    private void add(
            String seller,
            String buyer,
            String order,
            String offer,
            IndicatorKind indicator,
            long amount,
            long priceFen,
            long valueFen,
            boolean paired) {
        String place = String.format(java.util.Locale.ROOT, "%04d", before + awards.size() + 1);
        String id = plan.id().replaceFirst("^rnd_", "awd_") + "_" + stage + "_" + place;
        awards.add(new Award(
                id,
                plan.id(),
                stage,
                seller,
                buyer,
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
