package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.time.CivilDay;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Where counties seal bids and enter orders into an announced round. */
public final class RoundDesk {
    /**
     * A bid that was sealed.
     *
     * @param opening what is sealed: with it, the county's second pair of eyes checks the commitment
     */
    public record Made(Order.SealedBid bid, String opening) {}

    private final Rounds rounds;
    private final SealKeys seals;
    private final RoundEligibility eligibility;
    private final Clock clock;

    public RoundDesk(Rounds rounds, SealKeys seals, RoundEligibility eligibility, Clock clock) {
        this.rounds = rounds;
        this.seals = seals;
        this.eligibility = eligibility;
        this.clock = clock;
    }

    private record Place(RoundPlan plan, String sealKey) {}

    private Future<Place> place(String round) {
        return rounds.read(
                        round,
                        state -> state.timeline()
                                .map(timeline -> new Place(state.plan().orElseThrow(), timeline.sealKey())))
                .compose(place -> place.map(Future::succeededFuture)
                        .orElseGet(() -> refuse(List.of(RoundRefusal.NO_CALENDAR.refusal()))));
    }

    private static <T> Future<T> refuse(List<Refusal> refusals) {
        return Future.failedFuture(new RoundRefusedException(refusals));
    }

    /**
     * Looks at a bid and seals it. Nothing of it is kept, and no refusal is recorded: it would tell what the bid says.
     *
     * <p>Clause: M13-05.5, M13-05.8.
     *
     * @return fails with {@link RoundRefusedException} if the auction could not take it
     */
    public Future<Made> seal(String round, Order.Bid bid) {
        return place(round).compose(place -> {
            List<Refusal> wrong = place.sealKey().isEmpty()
                    ? List.of(RoundRefusal.NOT_OFFERED.refusal())
                    : OrderRules.checkBeforeSealing(place.plan(), bid);
            return wrong.isEmpty() ? Future.succeededFuture(seals.seal(round, place.sealKey(), bid)) : refuse(wrong);
        });
    }

    /** What would become of an order now; fails with {@link RoundRefusedException} if it were refused. */
    Future<Void> review(String round, Order order, Optional<String> replaces) {
        return place(round)
                .compose(place -> standing(place, order))
                .compose(standing -> rounds.review(
                        round,
                        replaces.isPresent()
                                ? new RoundCommand.Replace(replaces.get(), order, standing)
                                : new RoundCommand.Enter(order, standing)));
    }

    private Future<List<Refusal>> standing(Place place, Order order) {
        return eligibility.against(order, CivilDay.today(clock), place.plan().rulebookDigest());
    }

    /**
     * Enters an order.
     *
     * @param order a bid is sealed
     * @param replaces the order whose place it takes, if any
     * @return what stands in the round; fails with {@link RoundRefusedException} where nothing was recorded
     */
    public Future<RoundState.Entered> enter(String round, Order order, Optional<String> replaces) {
        return place(round)
                .compose(place -> standing(place, order))
                .compose(standing -> replaces.isPresent()
                        ? rounds.replace(round, replaces.get(), order, standing)
                        : rounds.enter(round, order, standing));
    }
}
