package io.quotaexchange.settlement;

import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.Poster;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.round.Award;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes an award through its steps, each once, in order: awarded, confirmed by both, paid, delivered.
 *
 * <p>A step is first posted to the ledger (under a key made from award and step), then recorded; a crash between the two is
 * mended by repeating the step, which posts nothing again.
 */
public final class Settling {
    /** A step taken out of its turn. */
    public static final class OutOfTurnException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfTurnException(String award, Step step, Step next) {
            super("award " + award + " cannot be " + step + " now: next is " + next);
        }
    }

    /** The ledger refused a step. */
    public static final class StepRefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StepRefusedException(String award, Step step, Outcome.Refused refused) {
            super("award " + award + ", " + step + ": " + refused.reason() + ", " + refused.detail());
        }
    }

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
     * @return fails with {@link OutOfTurnException} if a step before it is missing
     */
    public Future<Void> take(Award award, Step step, String maker, String approver) {
        return steps.ofAward(award.id()).compose(taken -> {
            if (taken.stream().anyMatch(before -> before.step() == step)) {
                return Future.succeededFuture();
            }
            Step next = next(taken);
            if (next != step) {
                return Future.failedFuture(new OutOfTurnException(award.id(), step, next));
            }
            return post(award, step, maker, approver)
                    .compose(settlement -> steps.take(
                            new AwardSteps.Taken(award.id(), step, settlement, maker, approver, Instant.now(clock))));
        });
    }

    private static Step next(List<AwardSteps.Taken> taken) {
        return Step.values()[Math.min(taken.size(), Step.values().length - 1)];
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
            case Outcome.Refused refused -> Future.failedFuture(new StepRefusedException(award.id(), step, refused));
        });
    }
}
