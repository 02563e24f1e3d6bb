package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.Poster;
import io.quotaexchange.quantity.IndicatorVector;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The door to rounds: open, enter orders, run stages, return what was not sold.
 *
 * <p>Every call may be repeated after a crash or a lost answer: what was done is not done again. All calls come from one event
 * loop (or one virtual-thread verticle).
 */
public final class Rounds {
    private final RoundStore store;
    private final Poster poster;
    private final Clock clock;
    private final Map<String, RoundSequencer> sequencers = new HashMap<>();
    private Consumer<String> settled = round -> {};

    public Rounds(RoundStore store, Poster poster, Clock clock) {
        this.store = store;
        this.poster = poster;
        this.clock = clock;
    }

    /** Has somebody told of every round that ends, by its id; what comes of it changes nothing here. */
    public Rounds afterSettling(Consumer<String> hears) {
        settled = hears;
        return this;
    }

    public Future<Decision> open(RoundPlan plan) {
        return submit(plan.id(), new RoundCommand.Open(plan));
    }

    /**
     * Enters an order; a listing's units are moved to listed before this completes.
     *
     * @param refusals what was found against it before, for example by the county's eligibility; it is recorded as refused
     * @return what stands in the round: accepted, or refused with every reason
     */
    public Future<RoundState.Entered> enter(String round, Order order, List<Refusal> refusals) {
        return submit(round, new RoundCommand.Enter(order, refusals))
                .compose(decision -> secureIfListing(round, order, decision))
                .compose(done -> state(round))
                .map(state -> state.order(order.id()).orElseThrow());
    }

    private Future<Void> secureIfListing(String round, Order order, Decision decision) {
        if (decision instanceof Decision.Rejected rejected) {
            return Future.failedFuture(new RoundRefusedException(rejected.refusal()));
        }
        return state(round).compose(state -> {
            boolean open = order instanceof Order.Listing
                    && state.order(order.id()).orElseThrow().accepted()
                    && state.securedBy(order.id()).isEmpty();
            return open ? secure(round, (Order.Listing) order) : Future.succeededFuture();
        });
    }

    /** Moves the listing's units from reserve to listed. Clause: M13-03.1, M13-05.2. */
    private Future<Void> secure(String round, Order.Listing listing) {
        return poster.post(ListingSettlements.list(listing))
                .compose(outcome -> submit(
                        round,
                        switch (outcome) {
                            case Outcome.Posted posted ->
                                new RoundCommand.SecureListing(listing.id(), posted.sequence());
                            case Outcome.Repeated repeated ->
                                new RoundCommand.SecureListing(listing.id(), repeated.sequence());
                            case Outcome.Refused refused ->
                                new RoundCommand.RefuseListing(
                                        listing.id(), RoundRefusal.RESERVE_INSUFFICIENT.refusal());
                        }))
                .mapEmpty();
    }

    /**
     * Clears a stage, if it was not cleared before.
     *
     * @param poolFree what the provincial pool holds free now, m² and kg
     */
    public Future<RoundState.Cleared> runStage(String round, int stage, IndicatorVector poolFree) {
        return state(round).compose(state -> {
            if (state.cleared(stage).isPresent()) {
                return Future.succeededFuture(state.cleared(stage).get());
            }
            Clearing cleared;
            try {
                cleared = Clearing.of(StageCase.assemble(state, stage, poolFree));
            } catch (UnconfirmedClearingException unconfirmed) {
                return store.keepUnconfirmed(round, stage, clock.instant(), unconfirmed)
                        .compose(kept -> Future.failedFuture(unconfirmed));
            }
            return submit(
                            round,
                            new RoundCommand.RecordClearing(
                                    stage,
                                    cleared.caseText(),
                                    cleared.resultText(),
                                    StageAwards.of(state, stage, cleared)))
                    .compose(Rounds::accepted)
                    .compose(done -> state(round))
                    .map(now -> now.cleared(stage).orElseThrow());
        });
    }

    /** Returns what the listing has left to its county's reserve, if it has any. */
    public Future<Void> returnUnsold(String round, Order.Listing listing) {
        return state(round).compose(state -> {
            long left = state.left(listing);
            if (left == 0) {
                return Future.succeededFuture();
            }
            return submit(round, new RoundCommand.ReturnListing(listing.id(), left))
                    .compose(Rounds::accepted)
                    .compose(done -> poster.post(ListingSettlements.unlist(listing, left)))
                    .compose(outcome -> outcome instanceof Outcome.Refused refused
                            ? Future.failedFuture("UNLIST of " + listing.id() + " refused: " + refused)
                            : Future.succeededFuture());
        });
    }

    /** Ends the round: every stage cleared, every unsold unit returned. */
    public Future<Void> settle(String round) {
        return submit(round, new RoundCommand.Settle())
                .compose(Rounds::accepted)
                .onSuccess(done -> settled.accept(round));
    }

    /** The round as it stands, as far as it cannot be lost any more. */
    public Future<RoundState> state(String round) {
        return sequencer(round).map(RoundSequencer::state);
    }

    private static Future<Void> accepted(Decision decision) {
        return decision instanceof Decision.Rejected rejected
                ? Future.failedFuture(new RoundRefusedException(rejected.refusal()))
                : Future.succeededFuture();
    }

    private Future<Decision> submit(String round, RoundCommand command) {
        return sequencer(round).compose(sequencer -> sequencer.submit(command));
    }

    private Future<RoundSequencer> sequencer(String round) {
        RoundSequencer running = sequencers.get(round);
        if (running != null && !running.isStopped()) {
            return Future.succeededFuture(running);
        }
        return RoundSequencer.load(round, store, clock).map(loaded -> {
            RoundSequencer other = sequencers.get(round);
            if (other != null && !other.isStopped()) {
                return other;
            }
            sequencers.put(round, loaded);
            return loaded;
        });
    }
}
