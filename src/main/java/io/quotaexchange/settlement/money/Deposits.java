package io.quotaexchange.settlement.money;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.Acts;
import io.quotaexchange.act.KeptAct;
import io.quotaexchange.platform.database.Turns;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Deposits of bidders (保证金): a county deposits for a round, from its prefunded cash; bids stand on it; what was not lost by a default
 * goes back. One deposit covers all bids of the round, so that it does not tell what a sealed bid asks. Clause: M13-05.8.
 */
public final class Deposits {
    /** Of one county for one round, fen. */
    public record Deposit(long heldFen, int acts) {}

    /** A turn a county, whatever process asks: what is held is read and changed by one at a time. */
    private static final int SPACE = 7_236;

    private static final int MOST_AT_A_TIME = 4;

    private final Turns turns;
    private final Acts acts;

    public Deposits(Pool pool, Acts acts) {
        this.turns = new Turns(pool, SPACE, MOST_AT_A_TIME);
        this.acts = acts;
    }

    /** Does something with a county's deposits while nobody else does. */
    public <T> Future<T> alone(String county, Supplier<Future<T>> work) {
        return turns.alone(county, connection -> work.get());
    }

    /** What a county has deposited for a round and not got back or lost. */
    public Future<Deposit> held(String county, String round) {
        return sum(ActKind.DEPOSIT_HOLD, county, round, "", new Deposit(0, 0))
                .compose(in -> sum(ActKind.DEPOSIT_RELEASE, county, round, "", new Deposit(0, in.acts()))
                        .compose(back -> sum(ActKind.DEPOSIT_FORFEIT, county, round, "", back)
                                .map(out -> new Deposit(in.heldFen() - out.heldFen(), out.acts()))));
    }

    private Future<Deposit> sum(ActKind kind, String county, String round, String after, Deposit so) {
        return acts.page(Optional.of(kind), Optional.of(county), after, Acts.MOST_ROWS)
                .compose(page -> {
                    long sum = so.heldFen();
                    int count = so.acts();
                    for (KeptAct kept : page) {
                        MoneyAct act = MoneyAct.read(kept.json());
                        if (act.subject().equals(round)) {
                            count++;
                            sum = kept.settlement().isPresent() ? Math.addExact(sum, act.amountFen()) : sum;
                        }
                    }
                    Deposit summed = new Deposit(sum, count);
                    return page.size() < Acts.MOST_ROWS
                            ? Future.succeededFuture(summed)
                            : sum(kind, county, round, page.getLast().id(), summed);
                });
    }

    /** All that is held goes back to the county's cash; {@code deposit} as it was found, which numbers the act. */
    public static MoneyAct release(
            String county, String round, Deposit deposit, LocalDate on, String maker, String approver) {
        return new MoneyAct(
                ActKind.DEPOSIT_RELEASE,
                round.replaceFirst("^rnd_", MoneyAct.prefix(ActKind.DEPOSIT_RELEASE)) + "_" + county + "~"
                        + (deposit.acts() + 1),
                county,
                deposit.heldFen(),
                round,
                round,
                "",
                on,
                maker,
                approver);
    }
}
