package io.quotaexchange.bidding;

import static io.quotaexchange.bidding.LiveServer.OTHER;
import static io.quotaexchange.bidding.LiveServer.ROUND;
import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.round.Order;
import io.quotaexchange.round.live.Lot;
import io.quotaexchange.round.live.Signed;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two lots of one stage, each announced by two people of its own: what is posted again after a stop is what was posted first. */
@ExtendWith(PostgresFixture.class)
final class ResumedAwardsTest {
    @TempDir
    private Path keys;

    private final LiveServer.HandClock clock = new LiveServer.HandClock();

    private void announce(LiveServer live, String lot, String maker) {
        Instant opens = clock.instant().plusSeconds(60);
        await(live.rounds
                .read(ROUND, state ->
                        (Order.Listing) state.order("lst_q").orElseThrow().order())
                .compose(listing -> live.trading.announce(
                        ROUND,
                        new LiveTrading.Announcement(
                                lot,
                                1,
                                "lst_q",
                                50_000,
                                100_000,
                                5,
                                new Lot.Times(opens, opens.plusSeconds(600), 0, 0)),
                        listing,
                        9_600_000,
                        new Signed(maker, "usr_approver"))));
        await(live.trading.setLimit(
                ROUND, lot, "lim_" + lot, OTHER, 9_600_000, false, new Signed("usr_buyer", "usr_second")));
    }

    private static int awards(LiveServer live) {
        return await(live.rounds.read(ROUND, state -> state.awards().size()));
    }

    @Test
    void m13_05_5_anAwardIsPostedAgainInTheNamesOfItsOwnLot(TestDatabase database) throws InterruptedException {
        try (LiveServer live = new LiveServer(
                        database.vertx(),
                        database.application(),
                        keys,
                        clock,
                        new Watching.Limits(3, 64 * 1024, 15_000))
                .open()) {
            announce(live, "lot_a", "usr_first");
            announce(live, "lot_b", "usr_other");
            clock.now.set(clock.instant().plusSeconds(60));
            live.look();
            for (String lot : new String[] {"lot_a", "lot_b"}) {
                await(live.trading.bid(ROUND, lot, "bid_" + lot, OTHER, 7_100_000, true, "usr_buyer"));
            }
            clock.now.set(clock.instant().plus(Duration.ofHours(1)));
            for (int tries = 0; tries < 200 && awards(live) < 2; tries++) {
                live.look();
                Thread.sleep(25);
            }
            assertThat(awards(live)).isEqualTo(2);
            Map<String, String> again = new ConcurrentHashMap<>();
            LiveTrading resumed = new LiveTrading(
                    live.rounds,
                    new LotKeys(keys),
                    (award, signed) -> {
                        again.put(award.id() + ":award", signed.maker());
                        return Future.succeededFuture();
                    },
                    said -> {});
            await(resumed.resume(ROUND));
            Map<String, String> first = new TreeMap<>();
            for (int tries = 0; tries < 200 && first.size() < 2; tries++) {
                live.posted.forEach((key, settlement) -> {
                    if (key.endsWith(":award")) {
                        first.put(key, settlement.maker());
                    }
                });
                Thread.sleep(25);
            }
            assertThat(first.values()).containsExactlyInAnyOrder("usr_first", "usr_other");
            assertThat(again).containsExactlyInAnyOrderEntriesOf(first);
        }
    }
}
