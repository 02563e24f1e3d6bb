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

    /** Everything that stands against it by itself; the balance is asked when it is posted. */
    public Future<List<Refusal>> against(MoneyAct act) {
        return purposes(act.on()).map(purposes -> {
            List<Refusal> faults = new ArrayList<>(act.faults(purposes));
            notInFuture(act.on(), faults);
            return faults;
        });
    }

    /** Everything that stands against it. */
    public List<Refusal> against(Support support) {
        List<Refusal> faults = new ArrayList<>(support.faults());
        notInFuture(support.on(), faults);
        return faults;
    }

    private void notInFuture(LocalDate on, List<Refusal> faults) {
        if (on.isAfter(CivilDay.today(clock))) {
            faults.add(MoneyRefusal.DAY_IN_FUTURE.refusal());
        }
    }

    /** @return everything that stands against it; empty: it is posted (now, or since before) */
    public Future<List<Refusal>> carryOut(MoneyAct act) {
        return against(act).compose(faults -> faults.isEmpty() ? carry(act) : Future.succeededFuture(faults));
    }

    /** @return everything that stands against it; empty: it is recorded */
    public Future<List<Refusal>> record(Support support) {
        List<Refusal> faults = against(support);
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
