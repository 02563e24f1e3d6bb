package io.quotaexchange.ledger;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two writers take the ledger from each other every second while others post without a pause, on a real PostgreSQL: no gap, and every
 * answer is in the journal once. Ten minutes: {@code -Dtakeover.seconds=600}.
 */
@ExtendWith(PostgresFixture.class)
final class TakeoverTest {
    private static final int SECONDS = Integer.getInteger("takeover.seconds", 8);
    private static final int LANES = 32;

    private final Map<Long, Long> answered = new ConcurrentHashMap<>();
    private final AtomicLong unanswered = new AtomicLong();
    private volatile LedgerWriter current;
    private volatile boolean over;

    @Test
    void writersThatTakeOverFromEachOtherLeaveNoGap(TestDatabase database) throws InterruptedException {
        current = open(database);
        for (int lane = 0; lane < LANES; lane++) {
            post(lane);
        }
        int takeovers = 0;
        for (int second = 0; second < SECONDS; second++) {
            Thread.sleep(1_000);
            LedgerWriter replaced = current;
            current = open(database);
            takeovers++;
            await(replaced.close());
        }
        over = true;
        await(current.close());
        long posted = check(database);
        System.out.printf(
                Locale.ROOT,
                "%d takeovers in %d s: %,d settlements, %,d answers, %,d requests repeated without an answer%n",
                takeovers,
                SECONDS,
                posted,
                answered.size(),
                unanswered.get());
        assertThat(answered).hasSizeGreaterThan(SECONDS);
        assertThat(unanswered.get()).isPositive();
    }

    /** The same settlement again and again until somebody answers, then the next of the lane. */
    private void post(long number) {
        if (over) {
            return;
        }
        current.post(settlement(number)).onComplete(done -> {
            if (done.succeeded() && !(done.result() instanceof Outcome.Refused)) {
                answered.put(number, sequence(done.result()));
                post(number + LANES);
            } else {
                unanswered.incrementAndGet();
                Thread.startVirtualThread(() -> again(number));
            }
        });
    }

    /** Few lots: what a writer must load stays small, so that it takes over in time however long this goes on. */
    private static Settlement settlement(long number) {
        return number % 200 == 0
                ? Samples.mint(Samples.SELLER, "lot-" + number, 100 + number % 50)
                : Samples.payIn(Samples.BUYER, "pay-" + number, 1 + number % 7);
    }

    private void again(long number) {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        post(number);
    }

    private static long sequence(Outcome outcome) {
        return outcome instanceof Outcome.Posted posted ? posted.sequence() : ((Outcome.Repeated) outcome).sequence();
    }

    /** @return how many settlements there are */
    private long check(TestDatabase database) {
        Map<String, Long> written = new HashMap<>();
        JournalCheck check = new JournalCheck();
        await(new LedgerReading(database.application()).forEachEntry(entry -> {
            assertThat(check.next(entry)).isEmpty();
            assertThat(written.put(entry.idempotencyKey(), entry.sequence())).isNull();
        }));
        assertThat(check.finish()).isEmpty();
        JournalHead head = await(new LedgerReading(database.application()).head());
        assertThat(head).isEqualTo(check.head());
        answered.forEach((number, sequence) ->
                assertThat(written.get(settlement(number).idempotencyKey())).isEqualTo(sequence));
        return check.counts().settlements();
    }

    private static LedgerWriter open(TestDatabase database) {
        return await(LedgerWriter.open(database.vertx(), database.application(), Clock.systemUTC()));
    }
}
