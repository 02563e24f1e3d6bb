package io.quotaexchange.round;

import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.round.live.BookState;
import io.quotaexchange.rulebook.StageKind;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Does what an announced round asks for outside of itself: moves units, releases the key, clears stages, ends it.
 *
 * <p>Everything it does can be done again, so it looks at the round after each event, and after a start, and does the first thing
 * that is not done; what fails is tried again. It decides nothing: when a stage begins, and who gets what, the round decides.
 */
public final class RoundRunner implements RoundListener {
    private static final long AGAIN_MILLIS = 2_000;
    private static final long LOOK_AGAIN_MILLIS = 10_000;

    /**
     * What the round asks of other features.
     *
     * @param poolFree what the provincial pool holds free now, m² and kg
     * @param award moves an award's units out of the listing, in the name of two people
     * @param awardsSettled whether every award of the round is delivered, or has ended otherwise
     */
    public record Surroundings(
            Supplier<Future<IndicatorVector>> poolFree,
            BiFunction<Award, Signed, Future<Void>> award,
            Function<RoundState, Future<Boolean>> awardsSettled) {}

    private final Rounds rounds;
    private final SealKeys seals;
    private final RoundLoop loop;
    private final Surroundings around;
    private final Map<String, Boolean> busy = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final Consumer<String> say;

    /** @param say hears of what had to be put off, and why */
    public RoundRunner(Rounds rounds, SealKeys seals, RoundLoop loop, Surroundings around, Consumer<String> say) {
        this.rounds = rounds;
        this.seals = seals;
        this.loop = loop;
        this.around = around;
        this.say = say;
    }

    @Override
    public void written(RoundJournal.Recorded event, RoundState state) {
        if (state.timeline().isPresent()) {
            look(event.round());
        }
    }

    /** Looks at a round now: after a start, or when an award has gone on. */
    public void look(String round) {
        loop.run(() -> {
            if (busy.put(round, true) == null) {
                turn(round);
            }
        });
    }

    private void turn(String round) {
        busy.put(round, false);
        rounds.read(round, state -> next(round, state))
                .compose(todo -> todo.map(work -> work.get().map(true)).orElse(Future.succeededFuture(false)))
                .onComplete(worked -> loop.run(() -> {
                    if (rounds.isClosed() || worked.cause() instanceof RoundNotServedException) {
                        busy.remove(round);
                    } else if (worked.failed()) {
                        say.accept(
                                "Round " + round + " waits: " + worked.cause().getMessage());
                        busy.remove(round);
                        loop.after(AGAIN_MILLIS, () -> look(round));
                    } else if (worked.result() || busy.get(round)) {
                        turn(round);
                    } else {
                        busy.remove(round);
                    }
                }));
    }

    /** The first thing that is not done. Looks only. */
    private Optional<Supplier<Future<?>>> next(String round, RoundState state) {
        Optional<RoundTimeline> timeline = state.timeline();
        if (timeline.isEmpty() || timeline.get().phase().isOver()) {
            return Optional.empty();
        }
        return list(round, state)
                .or(() -> giveBack(round, state))
                .or(() -> award(state, timeline.get()))
                .or(() -> clear(round, state, timeline.get()))
                .or(() -> end(round, state, timeline.get()));
    }

    private Optional<Supplier<Future<?>>> list(String round, RoundState state) {
        return state.everListed().stream()
                .map(entered -> (Order.Listing) entered.order())
                .filter(listing -> Rounds.isPending(state, listing.id()))
                .findFirst()
                .map(listing -> () -> rounds.secure(round, listing));
    }

    private Optional<Supplier<Future<?>>> giveBack(String round, RoundState state) {
        return state.everListed().stream()
                .map(entered -> (Order.Listing) entered.order())
                .filter(listing -> state.left(listing) > 0)
                .filter(listing -> state.isWithdrawn(listing.id()) || CalendarDecisions.mayReturn(state))
                .filter(listing -> !done.contains("returned " + listing.id()))
                .findFirst()
                .map(listing -> () -> once("returned " + listing.id(), rounds.returnUnsold(round, listing)));
    }

    private Optional<Supplier<Future<?>>> award(RoundState state, RoundTimeline timeline) {
        return state.awards().stream()
                .filter(award -> !done.contains("awarded " + award.id()))
                .findFirst()
                .map(award -> () -> once("awarded " + award.id(), around.award().apply(award, timeline.announcedBy())));
    }

    private Future<Void> once(String what, Future<Void> work) {
        return work.onSuccess(ended -> loop.run(() -> done.add(what)));
    }

    private Optional<Supplier<Future<?>>> clear(String round, RoundState state, RoundTimeline timeline) {
        int stage = timeline.begun();
        boolean open = timeline.phase() == RoundPhase.STAGES
                && !timeline.isPaused()
                && stage > state.clearedStages().size();
        if (!open) {
            return Optional.empty();
        }
        StageKind kind = state.plan().orElseThrow().stages().get(stage - 1).kind();
        // A book is cleared once it is closed; lots are decided one by one, and their stage ends by itself.
        boolean live = kind.isLive()
                && state.live().book(stage).filter(BookState::isClosed).isEmpty();
        if (live) {
            return Optional.empty();
        }
        if (kind == StageKind.CALL_AUCTION && timeline.releasedKey().isEmpty()) {
            return Optional.of(() -> seals.release(timeline.sealKey())
                    .compose(key -> rounds.submit(round, new RoundCommand.OpenSeals(key)))
                    .compose(Rounds::accepted));
        }
        return Optional.of(() -> around.poolFree().get().compose(free -> rounds.runStage(round, stage, free)));
    }

    /** The round ends when every award has; that is looked at again and again, for awards go on outside of the round. */
    private Optional<Supplier<Future<?>>> end(String round, RoundState state, RoundTimeline timeline) {
        if (timeline.phase() != RoundPhase.SETTLING && timeline.phase() != RoundPhase.STOPPED) {
            return Optional.empty();
        }
        Future<Boolean> settled = around.awardsSettled().apply(state);
        settled.onComplete(answer -> loop.run(() -> {
            if (rounds.isClosed()) {
                return;
            }
            if (answer.succeeded() && answer.result()) {
                rounds.settle(round).onFailure(failure -> loop.after(AGAIN_MILLIS, () -> look(round)));
            } else {
                loop.after(LOOK_AGAIN_MILLIS, () -> look(round));
            }
        }));
        return Optional.empty();
    }
}
