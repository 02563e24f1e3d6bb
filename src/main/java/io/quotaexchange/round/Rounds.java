package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.LedgerRefusal;
import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.Poster;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.round.clearing.Clearing;
import io.quotaexchange.round.clearing.UnconfirmedClearingException;
import io.quotaexchange.round.live.LiveCommand;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The door to rounds: open, enter orders, run stages, return what was not sold.
 *
 * <p>Every call may be repeated after a crash or a lost answer: what was done is not done again. Safe from any thread: everything
 * is decided on the rounds' loop.
 */
public final class Rounds {
    /** Before a sequencer that stopped is loaded anew by itself. */
    private static final long RELOAD_MILLIS = 1_000;

    private static final int CLEARING_ATTEMPTS = 5;
    private static final long PULSE_MILLIS = 1_000;

    private final RoundStore store;
    private final Poster poster;
    private final Clock clock;
    private final RoundLoop loop;
    private final RoundSequencer.Surroundings around;
    /** Different from every other writer's, so that a round taken over by another is not taken back. */
    private final UUID writer;

    private final Map<String, Future<RoundSequencer>> sequencers = new HashMap<>();
    private final Map<String, Future<Void>> securing = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final List<RoundListener> listeners = new CopyOnWriteArrayList<>();
    private Consumer<String> settled = round -> {};
    private Consumer<String> begun = round -> {};
    private Function<String, Future<Void>> permission = round -> Future.succeededFuture();
    private boolean isShared;
    private volatile boolean closed;
    private volatile int servedCount;

    public Rounds(RoundStore store, Poster poster, Clock clock, RoundLoop loop) {
        this(store, poster, clock, loop, UUID.randomUUID());
    }

    /** @param writer by which the store knows this node; different from every other one's, and from its own of an earlier start */
    public Rounds(RoundStore store, Poster poster, Clock clock, RoundLoop loop, UUID writer) {
        this.store = store;
        this.writer = writer;
        this.poster = poster;
        this.clock = clock;
        this.loop = loop;
        around = new RoundSequencer.Surroundings(
                store,
                clock,
                loop,
                (event, state) -> listeners.forEach(listener -> listener.written(event, state)),
                this::stopped);
    }

    /**
     * Has this node ask before it takes a round over, where several nodes share them; to be called before anything else.
     *
     * @param permission completes if this node may take the round over now; fails with {@link RoundNotServedException} if not
     */
    public void takeOverOnly(Function<String, Future<Void>> permission) {
        this.permission = permission;
        isShared = true;
    }

    /** Takes a round over, if it may. @return completes when it is replayed and its deadlines are kept here */
    public Future<Void> serve(String round) {
        return onLoop(() -> sequencer(round).mapEmpty());
    }

    /** How many rounds were served here when somebody last looked. */
    public int servedCount() {
        served();
        return servedCount;
    }

    /** Ids of the rounds that are served here now. */
    public Future<Set<String>> served() {
        return onLoop(() -> {
            Set<String> served = new HashSet<>();
            sequencers.forEach((round, loaded) -> {
                if (!loaded.isComplete()
                        || loaded.succeeded() && loaded.result().stopped().isEmpty()) {
                    served.add(round);
                }
            });
            servedCount = served.size();
            return Future.succeededFuture(served);
        });
    }

    /** Serves a round no longer. @return completes once everything that was taken is answered */
    public Future<Void> release(String round) {
        return onLoop(() -> {
            Future<RoundSequencer> running = sequencers.get(round);
            if (running == null) {
                return Future.succeededFuture();
            }
            return running.compose(RoundSequencer::close)
                    .otherwiseEmpty()
                    .onComplete(done -> loop.run(() -> {
                        sequencers.remove(round, running);
                        taken.remove(round);
                    }));
        });
    }

    /** Has somebody hear of every event that is written from now on, of every round. */
    public void listen(RoundListener listener) {
        listeners.add(listener);
    }

    public void unlisten(RoundListener listener) {
        listeners.remove(listener);
    }

    /**
     * Says from now on, every second, that the rounds are served, so that an outage is known afterwards; to be called before
     * {@link #resume()}.
     *
     * @return completes when it was said for the first time
     */
    public Future<Void> beat() {
        if (closed) {
            return Future.succeededFuture();
        }
        Future<Void> said = store.beat(writer, clock.instant());
        said.onComplete(done -> loop.after(PULSE_MILLIS, this::beat));
        return said;
    }

    /**
     * Takes over every round that has not ended, so that its deadlines are kept; to be called at the start.
     *
     * @return how many
     */
    public Future<Integer> resume() {
        return store.unfinished()
                .compose(ids -> Future.all(ids.stream()
                                .map(id -> onLoop(() -> sequencer(id)))
                                .toList())
                        .map(ids.size()));
    }

    /** Whether it takes no more commands. */
    boolean isClosed() {
        return closed;
    }

    /** Takes no more commands and wakes no round any more. */
    public Future<Void> close() {
        return onLoop(() -> {
            closed = true;
            return Future.join(sequencers.values().stream()
                            .map(loaded -> loaded.compose(RoundSequencer::close).otherwiseEmpty())
                            .toList())
                    .mapEmpty();
        });
    }

    /**
     * Has somebody told of every round whose sequencer was loaded, whoever asked for it: at a start, when it was taken over from another
     * node, after a write that failed. What had been due, and may have been lost with the one before, has to be done. Not of rounds that are
     * over. To be called before anything else.
     */
    public void whenBegun(Consumer<String> hears) {
        begun = hears;
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
     * Announces a round (公告).
     *
     * @return rejected if its calendar or its people are not in order
     */
    public Future<Decision> announce(
            RoundPlan plan, RoundCalendar calendar, RoundTerms terms, String sealKey, Signed by) {
        return submit(plan.id(), new RoundCommand.Announce(plan, calendar, terms, sealKey, by));
    }

    /** Enters an order in the place of another one of its county. */
    public Future<RoundState.Entered> replace(String round, String replaced, Order order, List<Refusal> refusals) {
        return submit(round, new RoundCommand.Replace(replaced, order, refusals))
                .compose(Rounds::accepted)
                .compose(done -> read(round, state -> state.order(order.id()).orElseThrow()));
    }

    /** Withdraws an order inside the entry window; a listing's units go back to the reserve. */
    public Future<Void> withdraw(String round, String order, String county, Signed by) {
        return submit(round, new RoundCommand.WithdrawOrder(order, county, by))
                .compose(Rounds::accepted)
                .compose(done -> read(round, state -> state.order(order).orElseThrow()))
                .compose(entered -> entered.order() instanceof Order.Listing listing
                        ? returnUnsold(round, listing)
                        : Future.succeededFuture());
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
                .compose(done -> read(round, state -> state.order(order.id()).orElseThrow()));
    }

    private Future<Void> secureIfListing(String round, Order order, Decision decision) {
        if (decision instanceof Decision.Rejected rejected) {
            return Future.failedFuture(new RoundRefusedException(rejected.refusal()));
        }
        return order instanceof Order.Listing listing ? secure(round, listing) : Future.succeededFuture();
    }

    /**
     * Moves the listing's units from reserve to listed, unless the ledger has answered for it. One at a time for a listing, so that a
     * second answer of the ledger never contradicts the first.
     *
     * <p>Clause: M13-03.1, M13-05.2.
     */
    Future<Void> secure(String round, Order.Listing listing) {
        return onLoop(() -> {
            Future<Void> running = securing.get(listing.id());
            if (running != null) {
                return running;
            }
            Future<Void> started = sequencer(round)
                    .compose(sequencer -> isPending(sequencer.state(), listing.id())
                            ? postListing(round, listing)
                            : Future.succeededFuture());
            securing.put(listing.id(), started);
            return started.onComplete(done -> loop.run(() -> securing.remove(listing.id())));
        });
    }

    static boolean isPending(RoundState state, String listing) {
        return state.order(listing).filter(RoundState.Entered::accepted).isPresent()
                && state.securedBy(listing).isEmpty();
    }

    private Future<Void> postListing(String round, Order.Listing listing) {
        return poster.post(ListingSettlements.list(listing))
                .compose(Rounds::unlessBusy)
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

    /** A full queue says nothing about the reserve: the caller tries again. */
    private static Future<Outcome> unlessBusy(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.reason() == LedgerRefusal.BUSY
                ? Future.failedFuture(refused.reason() + ": " + refused.detail())
                : Future.succeededFuture(outcome);
    }

    /**
     * Clears a stage, if it was not cleared before.
     *
     * @param poolFree what the provincial pool holds free now, m² and kg
     */
    public Future<RoundState.Cleared> runStage(String round, int stage, IndicatorVector poolFree) {
        return runStage(round, stage, poolFree, 1);
    }

    /** A case that the round outran (an order entered, a stage cleared meanwhile) is assembled anew. */
    private Future<RoundState.Cleared> runStage(String round, int stage, IndicatorVector poolFree, int attempt) {
        return read(round, state -> clearing(state, stage, poolFree))
                .recover(failure -> failure instanceof UnconfirmedClearingException unconfirmed
                        ? keep(round, stage, unconfirmed)
                        : Future.failedFuture(failure))
                .compose(command -> command.isEmpty()
                        ? cleared(round, stage)
                        : submit(round, command.get())
                                .compose(decision -> isOutdated(decision) && attempt < CLEARING_ATTEMPTS
                                        ? runStage(round, stage, poolFree, attempt + 1)
                                        : accepted(decision).compose(done -> cleared(round, stage))));
    }

    private Future<RoundState.Cleared> cleared(String round, int stage) {
        return read(round, state -> state.cleared(stage).orElseThrow());
    }

    /** What records the clearing of a stage as the round stands; empty where it was cleared. */
    private static Optional<RoundCommand> clearing(RoundState state, int stage, IndicatorVector poolFree) {
        if (state.cleared(stage).isPresent()) {
            return Optional.empty();
        }
        Clearing cleared = Clearing.of(StageCase.assemble(state, stage, poolFree));
        return Optional.of(new RoundCommand.RecordClearing(
                stage,
                state.events(),
                cleared.caseText(),
                cleared.resultText(),
                StageAwards.of(state, stage, cleared)));
    }

    private static boolean isOutdated(Decision decision) {
        return decision instanceof Decision.Rejected rejected
                && rejected.refusal().code().equals(RoundRefusal.CASE_OUTDATED.name());
    }

    /** Returns what the listing has left to its county's reserve, if it has any. */
    public Future<Void> returnUnsold(String round, Order.Listing listing) {
        return read(round, state -> state.left(listing)).compose(left -> {
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

    /**
     * The round as it stands, as far as it cannot be lost any more. It moves on with the round: looked at on the rounds' loop only,
     * by {@link #read}; tests that have no other thread may look at it as it is.
     */
    Future<RoundState> state(String round) {
        return onLoop(() -> sequencer(round)).map(RoundSequencer::state);
    }

    /** What somebody wants to know of a round, looked at on the rounds' loop; must be quick. */
    public <T> Future<T> read(String round, Function<RoundState, T> look) {
        return onLoop(() -> sequencer(round).map(sequencer -> look.apply(sequencer.state())));
    }

    /** As {@link #read}, of a round that this program serves now; empty, at no cost, where it does not. */
    public <T> Future<Optional<T>> ifServed(String round, Function<RoundState, T> look) {
        return onLoop(() -> {
            Future<RoundSequencer> serving = sequencers.get(round);
            boolean served = serving != null
                    && serving.succeeded()
                    && serving.result().stopped().isEmpty()
                    && serving.result().state().plan().isPresent();
            return Future.succeededFuture(
                    served ? Optional.of(look.apply(serving.result().state())) : Optional.empty());
        });
    }

    static Future<Void> accepted(Decision decision) {
        return decision instanceof Decision.Rejected rejected
                ? Future.failedFuture(new RoundRefusedException(rejected.refusal()))
                : Future.succeededFuture();
    }

    /**
     * What is asked of a lot or a book.
     *
     * @return the decision, after its events are durable; fails with {@link UnconfirmedClearingException}, once the case is kept, if
     *     the checker does not confirm the lot's result
     */
    public Future<Decision> live(String round, LiveCommand command) {
        return submit(round, new RoundCommand.Live(command))
                .recover(failure -> failure instanceof UnconfirmedClearingException unconfirmed
                                && command instanceof LiveCommand.Decide decide
                        ? read(round, state -> state.live().lot(decide.lot()).orElseThrow())
                                .compose(lot -> keep(round, lot.lot().stage(), unconfirmed))
                        : Future.failedFuture(failure));
    }

    /** Keeps the case for inspection, then fails: nothing is awarded from it. */
    private <T> Future<T> keep(String round, int stage, UnconfirmedClearingException unconfirmed) {
        return store.keepUnconfirmed(round, stage, clock.instant(), unconfirmed)
                .compose(kept -> Future.failedFuture(unconfirmed));
    }

    /** Opens the continuous book of a stage. */
    public Future<Decision> openBook(String round, int stage) {
        return submit(round, new RoundCommand.OpenBook(stage));
    }

    /** Ends a stage of lots that are all decided or withdrawn. */
    public Future<Decision> finishLots(String round, int stage) {
        return submit(round, new RoundCommand.FinishLots(stage));
    }

    /** Ids of the rounds that have begun and not ended. */
    public Future<List<String>> unfinished() {
        return store.unfinished();
    }

    /** What would become of a command now; nothing does. Fails with {@link RoundRefusedException} if it were refused. */
    Future<Void> review(String round, RoundCommand command) {
        return onLoop(() -> sequencer(round).compose(sequencer -> {
            Decision decision = RoundDecisions.decide(sequencer.state(), command, clock.instant());
            if (decision instanceof Decision.Accepted accepted) {
                for (RoundEvent event : accepted.events()) {
                    if (event instanceof RoundEvent.OrderRefused refused) {
                        return Future.failedFuture(new RoundRefusedException(refused.refusals()));
                    }
                }
            }
            return accepted(decision);
        }));
    }

    /** @return the decision, after its events are durable; the one way into a round */
    Future<Decision> submit(String round, RoundCommand command) {
        return onLoop(() -> sequencer(round).compose(sequencer -> sequencer.submit(command)));
    }

    private <T> Future<T> onLoop(Supplier<Future<T>> work) {
        Promise<T> answer = Promise.promise();
        loop.run(() -> {
            try {
                work.get().onComplete(answer);
            } catch (RuntimeException fault) {
                answer.fail(fault);
            }
        });
        return answer.future();
    }

    private Future<RoundSequencer> sequencer(String round) {
        if (closed) {
            return Future.failedFuture("the rounds are closed");
        }
        Future<RoundSequencer> running = sequencers.get(round);
        if (running != null
                && !(running.succeeded() && running.result().stopped().isPresent())) {
            return running;
        }
        boolean again = taken.contains(round);
        Future<Void> permitted = again ? Future.succeededFuture() : permission.apply(round);
        Future<RoundSequencer> loading = permitted.compose(may -> RoundSequencer.load(round, writer, again, around));
        sequencers.put(round, loading);
        return loading.onSuccess(loaded -> {
                    taken.add(round);
                    loaded.wake();
                    if (!loaded.state().isOver()) {
                        begun.accept(round);
                    }
                })
                .onFailure(failure -> {
                    sequencers.remove(round, loading);
                    forgetIfLost(round, failure);
                });
    }

    /** A round keeps its deadlines though nobody asks for it: its sequencer is loaded anew, unless another writer has the round. */
    private void stopped(String round, Throwable reason) {
        if (reason instanceof RoundJournal.StaleWriterException) {
            forgetIfLost(round, reason);
        } else {
            loop.after(RELOAD_MILLIS, () -> sequencer(round));
        }
    }

    /** A round that another writer took is taken back only where nodes share the rounds, and only by permission. */
    private void forgetIfLost(String round, Throwable reason) {
        if (isShared && reason instanceof RoundJournal.StaleWriterException) {
            taken.remove(round);
            sequencers.remove(round);
        }
    }
}
