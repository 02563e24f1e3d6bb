package io.quotaexchange.settlement;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.LedgerRefusal;
import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.Poster;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.round.Award;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes an award through its steps, each once: awarded, confirmed by both, paid, delivered.
 *
 * <p>A step is first posted to the ledger (under a key made from award and step), then recorded; a crash between the two is
 * mended by repeating the step, which posts nothing again. How an award ends, paid or in default, is claimed before either moves
 * anything, so that it never does both.
 */
public final class Settling {
    private final AwardStepStore steps;
    private final Poster poster;
    private final Clock clock;

    public Settling(AwardStepStore steps, Poster poster, Clock clock) {
        this.steps = steps;
        this.poster = poster;
        this.clock = clock;
    }

    /**
     * Takes one step of an award; a step that was taken before is not taken again.
     *
     * @param maker who takes it; {@code approver} another person
     * @return fails with {@link StepRefusedException} if a step before it is missing, or the award ended in default
     */
    public Future<Void> take(Award award, Step step, String maker, String approver) {
        return begin(award, step, maker, approver).compose(open -> {
            if (!open) {
                return Future.succeededFuture();
            }
            return post(award, step, maker, approver)
                    .compose(settlement -> record(award, step, settlement, maker, approver));
        });
    }

    /**
     * Pays an award from the buyer's prefunded cash and delivers it: one settlement moves both.
     *
     * @return fails with {@link StepRefusedException} if it is not confirmed by both, ended in default, or the cash is short
     */
    public Future<Void> payFromCash(Award award, String maker, String approver) {
        return begin(award, Step.PAID, maker, approver).compose(open -> {
            if (!open) {
                return take(award, Step.DELIVERED, maker, approver);
            }
            return post(award, Step.DELIVERED, maker, approver)
                    .compose(settlement -> record(award, Step.PAID, Optional.empty(), maker, approver)
                            .compose(paid -> record(award, Step.DELIVERED, settlement, maker, approver)));
        });
    }

    /** What stands against taking a step now; empty also where it was taken. */
    public Future<Optional<Refusal>> against(Award award, Step step) {
        return taken(award).compose(taken -> {
            if (taken.contains(step)) {
                return Future.succeededFuture(Optional.empty());
            }
            return steps.ending(award.id()).map(ending -> {
                if (ending.filter(Ending.DEFAULTED::equals).isPresent()) {
                    return Optional.of(SettlementRefusal.DEFAULTED.refusal());
                }
                return taken.containsAll(step.before())
                        ? Optional.empty()
                        : Optional.of(SettlementRefusal.OUT_OF_TURN.refusal());
            });
        });
    }

    /** The steps an award has taken. */
    public Future<Set<Step>> taken(Award award) {
        return steps.ofAward(award.id()).map(Settling::steps);
    }

    static Set<Step> steps(List<AwardSteps.Taken> taken) {
        Set<Step> steps = EnumSet.noneOf(Step.class);
        taken.forEach(step -> steps.add(step.step()));
        return steps;
    }

    /** @return whether the step is still to be taken */
    private Future<Boolean> begin(Award award, Step step, String maker, String approver) {
        return taken(award).compose(taken -> {
            if (taken.contains(step)) {
                return Future.succeededFuture(false);
            }
            if (maker.equals(approver)) {
                return refused(award, SettlementRefusal.SAME_PERSON);
            }
            if (!taken.containsAll(step.before())) {
                return refused(award, SettlementRefusal.OUT_OF_TURN);
            }
            return ending(award, step)
                    .compose(ending -> ending == Ending.DEFAULTED
                            ? refused(award, SettlementRefusal.DEFAULTED)
                            : Future.succeededFuture(true));
        });
    }

    /** A payment claims the ending; every other step only looks. */
    private Future<Ending> ending(Award award, Step step) {
        return step == Step.PAID
                ? steps.claim(award.id(), Ending.PAID, clock.instant())
                : steps.ending(award.id()).map(ending -> ending.orElse(Ending.PAID));
    }

    private Future<Void> record(Award award, Step step, Optional<Long> settlement, String maker, String approver) {
        return steps.take(new AwardSteps.Taken(award.id(), step, settlement, maker, approver, clock.instant()));
    }

    /** @return the settlement's sequence; empty for a step that moves nothing */
    private Future<Optional<Long>> post(Award award, Step step, String maker, String approver) {
        Optional<Settlement> settlement = AwardSettlements.of(award, step, maker, approver);
        if (settlement.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return poster.post(settlement.get()).compose(outcome -> switch (outcome) {
            case Outcome.Posted posted -> Future.succeededFuture(Optional.of(posted.sequence()));
            case Outcome.Repeated repeated -> Future.succeededFuture(Optional.of(repeated.sequence()));
            case Outcome.Refused refused ->
                refused.reason() == LedgerRefusal.BUSY
                        ? Future.failedFuture(refused.reason() + ": " + refused.detail())
                        : Future.failedFuture(new StepRefusedException(
                                award.id(), SettlementRefusal.DELIVERY_REFUSED.refusal(refused.detail())));
        });
    }

    private static <T> Future<T> refused(Award award, SettlementRefusal refusal) {
        return Future.failedFuture(new StepRefusedException(award.id(), refusal.refusal()));
    }
}
