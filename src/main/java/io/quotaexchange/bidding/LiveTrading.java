package io.quotaexchange.bidding;

import io.quotaexchange.matching.ascending.Seed;
import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.Decision;
import io.quotaexchange.round.RoundEvent;
import io.quotaexchange.round.RoundJournal;
import io.quotaexchange.round.RoundListener;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.round.Rounds;
import io.quotaexchange.round.live.LiveCommand;
import io.quotaexchange.round.live.LiveEvent;
import io.quotaexchange.round.live.Lot;
import io.quotaexchange.round.live.LotKey;
import io.quotaexchange.round.live.LotPhase;
import io.quotaexchange.round.live.LotSecrets;
import io.quotaexchange.round.live.LotState;
import io.quotaexchange.round.live.Signed;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The door to lots and books: seals what is secret, and does what is due when the round's clock has moved a lot: lets proxies bid at
 * the opening, decides a lot at its end, has its award posted.
 */
public final class LiveTrading implements RoundListener {
    private final Rounds rounds;
    private final LotKeys keys;
    private final BiFunction<Award, Signed, Future<Void>> award;
    private final Consumer<String> say;

    /**
     * @param award moves an award's units out of the listing, in the name of two people; may be repeated
     * @param say hears of what had to be put off, and why
     */
    public LiveTrading(
            Rounds rounds, LotKeys keys, BiFunction<Award, Signed, Future<Void>> award, Consumer<String> say) {
        this.rounds = rounds;
        this.keys = keys;
        this.award = award;
        this.say = say;
    }

    /** What a lot is announced with, but for what is drawn for it. */
    public record Announcement(
            String id, int stage, String listing, long amount, long incrementFen, int confirmSteps, Lot.Times times) {}

    /** Announces a lot: key and seed are made for it, their digests published. Clause: M13-05.5. */
    public Future<Decision> announce(
            String round,
            Announcement wanted,
            io.quotaexchange.round.Order.Listing listing,
            long capFen,
            Signed signed) {
        LotKey key = keys.of(round, wanted.id());
        return rounds.read(round, state -> state.live().lot(wanted.id()).map(LotState::lot))
                .compose(known -> {
                    // A repeated announcement finds the seed that was drawn for it the first time.
                    Lot.Seals seals = known.map(Lot::seals).orElseGet(() -> seals(wanted.id(), key));
                    return rounds.live(
                            round,
                            new LiveCommand.Announce(
                                    new Lot(
                                            wanted.id(),
                                            wanted.stage(),
                                            wanted.listing(),
                                            listing.county(),
                                            listing.indicator(),
                                            wanted.amount(),
                                            new Lot.Prices(
                                                    listing.limitFen(),
                                                    wanted.incrementFen(),
                                                    capFen,
                                                    wanted.confirmSteps()),
                                            wanted.times(),
                                            seals),
                                    signed));
                });
    }

    private Lot.Seals seals(String lot, LotKey key) {
        Seed seed = new Seed(keys.freshSeed());
        return new Lot.Seals(key.digest(), seed.commitment(), LotSecrets.sealSeed(key, lot, seed));
    }

    public Future<Decision> withdraw(String round, String lot, String reason, Signed signed) {
        return rounds.live(round, new LiveCommand.Withdraw(lot, reason, signed));
    }

    /** @param priceFen fen per mu or kg; sealed before it goes anywhere */
    public Future<Decision> setReserve(
            String round, String lot, String id, String county, long priceFen, Signed signed) {
        LotKey key = keys.of(round, lot);
        String sealed = LotSecrets.sealPrice(key, lot, id, county, priceFen);
        return rounds.live(round, new LiveCommand.SetReserve(lot, id, county, sealed, signed, key));
    }

    /** @param priceFen fen per mu or kg; sealed before it goes anywhere */
    public Future<Decision> setLimit(
            String round, String lot, String id, String county, long priceFen, boolean proxy, Signed signed) {
        LotKey key = keys.of(round, lot);
        String sealed = LotSecrets.sealPrice(key, lot, id, county, priceFen);
        return rounds.live(round, new LiveCommand.SetLimit(lot, id, county, sealed, proxy, signed, key));
    }

    public Future<Decision> bid(
            String round, String lot, String id, String county, long priceFen, boolean confirmed, String maker) {
        return rounds.live(
                round, new LiveCommand.Bid(lot, id, county, priceFen, confirmed, maker, keys.of(round, lot)));
    }

    public Future<Decision> match(String round, String lot, String id, String county, String maker) {
        return rounds.live(round, new LiveCommand.Match(lot, id, county, maker, keys.of(round, lot)));
    }

    public Future<Decision> book(String round, LiveCommand.TakeBookCommand command) {
        return rounds.live(round, command);
    }

    /** Goes on with what was due at the last stop: proxies that had not bid, lots that had not been decided, awards not posted. */
    public Future<Void> resume() {
        return rounds.unfinished()
                .compose(ids ->
                        Future.all(ids.stream().map(this::resume).toList()).mapEmpty());
    }

    /** As {@link #resume()}, for one round. */
    public Future<Void> resume(String round) {
        return rounds.read(round, state -> {
            goOn(round, state);
            Map<String, Signed> signers = signersByCase(state);
            for (Award made : List.copyOf(state.awards())) {
                if (signers.containsKey(made.caseDigest())) {
                    post(made, signers.get(made.caseDigest()));
                }
            }
            return null;
        });
    }

    /** Who signed each decided lot, by the digest of its case: a stage may have several lots, each in the name of others. */
    private static Map<String, Signed> signersByCase(RoundState state) {
        Map<String, Signed> signers = new HashMap<>();
        for (LotState lot : state.live().lots()) {
            lot.decided().ifPresent(decided -> signers.put(Sm3.hex(decided.caseText()), lot.signed()));
        }
        return signers;
    }

    /** What a stop of the server or a pause of the round may have kept from being done. */
    private void goOn(String round, RoundState state) {
        for (LotState lot : state.live().lots()) {
            if (lot.phase() == LotPhase.OPEN) {
                letProxiesBid(round, lot.lot().id());
            } else if (lot.phase() == LotPhase.ENDED) {
                decide(round, lot.lot().id());
            }
        }
    }

    @Override
    public void written(RoundJournal.Recorded recorded, RoundState state) {
        if (recorded.event() instanceof RoundEvent.Resumed) {
            goOn(recorded.round(), state);
        }
        if (!(recorded.event() instanceof RoundEvent.Live live)) {
            return;
        }
        switch (live.event()) {
            case LiveEvent.LotOpened opened -> letProxiesBid(recorded.round(), opened.lot());
            case LiveEvent.LotEnded ended -> decide(recorded.round(), ended.lot());
            case LiveEvent.LotDecided decided -> {
                Signed signed = state.live().lot(decided.lot()).orElseThrow().signed();
                live.awards().forEach(made -> post(made, signed));
            }
            default -> {}
        }
    }

    private void letProxiesBid(String round, String lot) {
        rounds.live(round, new LiveCommand.LetProxiesBid(lot, keys.of(round, lot)))
                .onFailure(failure -> say.accept("The proxies of " + lot + " wait: " + failure.getMessage()));
    }

    private void decide(String round, String lot) {
        rounds.live(round, new LiveCommand.Decide(lot, keys.of(round, lot)))
                .onSuccess(decision -> {
                    if (decision instanceof Decision.Rejected rejected) {
                        say.accept("Lot " + lot + " is not decided: "
                                + rejected.refusal().en());
                    }
                })
                .onFailure(failure -> say.accept("Lot " + lot + " waits for its decision: " + failure.getMessage()));
    }

    private void post(Award made, Signed signed) {
        award.apply(made, signed)
                .onFailure(failure -> say.accept("Award " + made.id() + " waits: " + failure.getMessage()));
    }
}
