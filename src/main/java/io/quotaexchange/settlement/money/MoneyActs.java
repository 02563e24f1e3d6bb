package io.quotaexchange.settlement.money;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActOutcome;
import io.quotaexchange.act.Acts;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.rulebook.Ruling;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Records money acts and support: checks them, carries them out, says why not. */
public final class MoneyActs {
    private final Acts acts;
    private final Rulebooks rulebooks;
    private final Clock clock;

    public MoneyActs(Acts acts, Rulebooks rulebooks, Clock clock) {
        this.acts = acts;
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    /** @return everything that stands against it; empty: it is posted (now, or since before) */
    public Future<List<Refusal>> carryOut(MoneyAct act) {
        LocalDate today = CivilDay.today(clock);
        return purposes(act.on()).compose(purposes -> {
            List<Refusal> faults = new ArrayList<>(act.faults(purposes));
            if (act.on().isAfter(today)) {
                faults.add(MoneyRefusal.DAY_IN_FUTURE.refusal());
            }
            return faults.isEmpty() ? carry(act) : Future.succeededFuture(faults);
        });
    }

    /** @return everything that stands against it; empty: it is recorded */
    public Future<List<Refusal>> record(Support support) {
        List<Refusal> faults = new ArrayList<>(support.faults());
        if (support.on().isAfter(CivilDay.today(clock))) {
            faults.add(MoneyRefusal.DAY_IN_FUTURE.refusal());
        }
        return faults.isEmpty() ? carry(support) : Future.succeededFuture(faults);
    }

    /** What proceeds may be used for on a day. Clause: Z10-08.2. */
    private Future<List<String>> purposes(LocalDate day) {
        return rulebooks
                .inForce(day)
                .map(rulebook -> rulebook.stream()
                        .flatMap(in -> in.terms().proceedsUses().stream())
                        .map(Ruling::value)
                        .toList());
    }

    private Future<List<Refusal>> carry(Act act) {
        return acts.carryOut(act).map(outcome -> switch (outcome) {
            case ActOutcome.Done done -> List.<Refusal>of();
            case ActOutcome.IdTaken taken ->
                List.of(MoneyRefusal.ID_TAKEN.refusal(taken.other().id()));
            case ActOutcome.Refused refused -> List.of(MoneyRefusal.BALANCE_SHORT.refusal(refused.reason()));
        });
    }
}
