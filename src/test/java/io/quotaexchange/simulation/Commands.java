package io.quotaexchange.simulation;

import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.quantity.IndicatorKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws what people do: mostly what is possible, sometimes what is not, sometimes once more what was done before. */
final class Commands {
    private static final int REMEMBERED = 64;

    private final Scheduler scheduler;
    private final SplittableRandom random;
    private final Clients clients;
    private final Filing filing;
    private final Trading trading;
    private final Treasury treasury;
    private final Stores stores;
    private final List<Job> before = new ArrayList<>();

    Commands(Scheduler scheduler, Stores stores, Audit audit, Clients clients) {
        this.scheduler = scheduler;
        this.random = scheduler.random();
        this.stores = stores;
        this.clients = clients;
        filing = new Filing(random, audit, stores);
        trading = new Trading(random, audit, stores);
        treasury = new Treasury(random, audit, stores);
    }

    void next() {
        int drawn = random.nextInt(100);
        Job job;
        if (drawn < 12) {
            job = filing.file();
        } else if (drawn < 42) {
            job = trading.ofRound();
        } else if (drawn < 82) {
            job = trading.ofAward();
        } else if (drawn < 98) {
            job = treasury.next();
        } else {
            job = again();
        }
        ask(job == null ? filing.file() : job);
    }

    private void ask(Job job) {
        if (before.size() < REMEMBERED && job.repeatable()) {
            before.add(job);
        } else if (job.repeatable()) {
            before.set(random.nextInt(REMEMBERED), job);
        }
        clients.ask(job);
    }

    /** The same once more: it must have the same outcome, and the same checks hold. */
    private Job again() {
        return before.isEmpty() ? null : before.get(random.nextInt(before.size()));
    }

    /** Hours forward; now and then some seconds back, as a corrected clock does. */
    void setClock() {
        scheduler.setClock(
                random.nextInt(4) == 0
                        ? Duration.ofSeconds(-1 - random.nextInt(90))
                        : Duration.ofMinutes(1 + random.nextInt(3_000)));
    }

    /** What a person does who finds, when all is quiet, that something was not answered in time. */
    void mend() {
        trading.mend().forEach(clients::ask);
    }

    /** One more step towards the end of everything that is open. @return false if nothing is open */
    boolean bringToAnEnd() {
        List<Job> jobs = trading.towardsTheEnd();
        jobs.forEach(clients::ask);
        return !jobs.isEmpty();
    }

    /** Nothing waits for a delivery, nothing is on offer; what is frozen is what was frozen. */
    void checkEnd() {
        for (Account account : stores.ledger().accounts()) {
            boolean empty = account.kind() == AccountKind.LISTED || account.kind() == AccountKind.AWARDED;
            if (empty && stores.ledger().balance(account) != 0) {
                throw new AssertionError(
                        account + " still holds " + stores.ledger().balance(account));
            }
        }
        for (IndicatorKind indicator : IndicatorKind.values()) {
            treasury.checkFrozen(Unit.of(indicator));
        }
    }

    List<String> roundIds() {
        return trading.roundIds();
    }

    long rounds() {
        return trading.roundIds().size();
    }
}
