package io.quotaexchange;

import io.quotaexchange.bidding.BiddingRoutes;
import io.quotaexchange.bidding.LiveTrading;
import io.quotaexchange.bidding.LiveViews;
import io.quotaexchange.bidding.LotKeys;
import io.quotaexchange.bidding.Watching;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.RoundLoop;
import io.quotaexchange.round.RoundRunner;
import io.quotaexchange.round.Rounds;
import io.quotaexchange.round.SealKeys;
import io.quotaexchange.round.live.Signed;
import io.quotaexchange.settlement.AwardFiles;
import io.quotaexchange.settlement.Settling;
import io.quotaexchange.settlement.Step;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The rounds of this node with all that follows them: who runs their stages, who trades in them live, who watches. */
record RoundsAtWork(Rounds rounds, SealKeys seals, LiveTrading trading, LiveViews views, Watching watching) {

    /** Has them followed; nothing of them is taken up yet. */
    static RoundsAtWork of(
            Foundation parts,
            Rounds rounds,
            RoundLoop loop,
            Path keys,
            Optional<Figures> figures,
            Consumer<String> say) {
        Settling settling = parts.settling();
        LotKeys lotKeys = new LotKeys(keys);
        LiveTrading trading = new LiveTrading(rounds, lotKeys, awarding(settling), say);
        LiveViews views = new LiveViews(lotKeys);
        Watching watching = new Watching(parts.vertx(), parts.archive(), views, parts.clock(), Watching.Limits.USUAL);
        rounds.listen(trading);
        rounds.listen(watching);
        SealKeys seals = new SealKeys(parts.pool(), keys);
        AwardFiles awards = parts.awards(parts.archive());
        RoundRunner runner = new RoundRunner(
                rounds,
                seals,
                loop,
                new RoundRunner.Surroundings(
                        () -> parts.reading().poolFree(Exchange.PROVINCE),
                        (award, by) -> settling.take(award, Step.AWARDED, by.maker(), by.approver()),
                        state -> awards.open(state.plan().orElseThrow().id()).map(List::isEmpty)),
                say);
        rounds.listen(runner);
        figures.ifPresent(rounds::listen);
        rounds.whenBegun(round -> {
            runner.look(round);
            trading.resume(round);
        });
        return new RoundsAtWork(rounds, seals, trading, views, watching);
    }

    private static BiFunction<Award, Signed, Future<Void>> awarding(Settling settling) {
        return (award, signed) -> settling.take(award, Step.AWARDED, signed.maker(), signed.approver());
    }

    BiddingRoutes routes(Foundation parts) {
        return new BiddingRoutes(
                rounds,
                trading,
                views,
                watching,
                parts.archive(),
                RoundParts.bidders(parts.registry(), parts.rulebooks(), parts.deposits(), parts.clock()),
                awarding(parts.settling()));
    }
}
