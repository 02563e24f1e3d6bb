package io.quotaexchange.settlement;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.ActOutcome;
import io.quotaexchange.act.Acts;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.round.Award;
import io.quotaexchange.settlement.money.MoneyAct;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/**
 * Carries defaults out: claims the ending, sends the units back, takes the deposit's share. May be repeated after a crash: what was done
 * is not done again. Clause: M13-05.8.
 */
public final class Defaults {
    private final AwardStepStore steps;
    private final Acts acts;
    private final Clock clock;
    private final Function<AwardDefault, Future<Void>> excluding;

    /** @param excluding keeps that a buyer at fault may not buy until a day; the same again changes nothing */
    public Defaults(AwardStepStore steps, Acts acts, Clock clock, Function<AwardDefault, Future<Void>> excluding) {
        this.excluding = excluding;
        this.steps = steps;
        this.acts = acts;
        this.clock = clock;
    }

    /** Ask it while nobody pays. @return why not; empty: the award ended in default (now, or since before) */
    public Future<List<Refusal>> carryOut(Award award, AwardDefault decided) {
        if (decided.maker().equals(decided.approver())) {
            return Future.succeededFuture(List.of(SettlementRefusal.SAME_PERSON.refusal()));
        }
        return claim(award).compose(claimed -> {
            if (!claimed) {
                return Future.succeededFuture(List.of(SettlementRefusal.PAID_ALREADY.refusal()));
            }
            return acts.find(decided.id()).compose(before -> {
                // Decided before: the first decision stands, whatever day it is now.
                AwardDefault stands =
                        before.map(kept -> AwardDefault.read(kept.json())).orElse(decided);
                return acts.carryOut(stands).compose(outcome -> switch (outcome) {
                    case ActOutcome.Done done ->
                        forfeit(award, stands)
                                .compose(lost -> stands.excludedUntil().isPresent()
                                        ? excluding.apply(stands)
                                        : Future.succeededFuture())
                                .map(List.<Refusal>of());
                    case ActOutcome.IdTaken taken ->
                        Future.succeededFuture(List.of(SettlementRefusal.ID_TAKEN.refusal()));
                    case ActOutcome.Refused refused ->
                        Future.succeededFuture(List.of(SettlementRefusal.DELIVERY_REFUSED.refusal(refused.reason())));
                });
            });
        });
    }

    /** @return false if it was paid; a payment that the ledger refused is none */
    private Future<Boolean> claim(Award award) {
        return steps.claim(award.id(), Ending.DEFAULTED, clock.instant())
                .compose(ending -> ending == Ending.PAID
                        ? steps.defaultUnpaid(award.id(), clock.instant())
                        : Future.succeededFuture(true));
    }

    private Future<Void> forfeit(Award award, AwardDefault decided) {
        if (decided.forfeitFen() == 0) {
            return Future.succeededFuture();
        }
        MoneyAct lost = lost(decided, award.round());
        return acts.carryOut(lost)
                .compose(outcome -> outcome instanceof ActOutcome.Done
                        ? Future.succeededFuture()
                        : Future.failedFuture(ActKind.DEPOSIT_FORFEIT.text() + " " + lost.id() + ": " + outcome));
    }

    /** What a default takes of the deposit, by the same two people. */
    private static MoneyAct lost(AwardDefault decided, String round) {
        return new MoneyAct(
                ActKind.DEPOSIT_FORFEIT,
                decided.award().replaceFirst("^awd_", MoneyAct.prefix(ActKind.DEPOSIT_FORFEIT)),
                decided.buyer(),
                decided.forfeitFen(),
                round,
                decided.id(),
                "",
                decided.decidedOn(),
                decided.maker(),
                decided.approver());
    }
}
