package io.quotaexchange.bidding;

import static io.quotaexchange.bidding.LiveServer.ROUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.round.RoundEvent;
import io.quotaexchange.round.RoundJournal;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.round.live.LiveEvent;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Watchers are bounded in number and in what waits for each. */
@ExtendWith(PostgresFixture.class)
final class WatchingTest {
    @TempDir
    private Path keys;

    @Test
    void whoReadsTooSlowlyIsCutOffAndTheOthersAreNot(TestDatabase database) throws Exception {
        LiveServer.HandClock clock = new LiveServer.HandClock();
        try (LiveServer live = new LiveServer(
                        database.vertx(), database.application(), keys, clock, new Watching.Limits(3, 1 << 20, 100))
                .open()) {
            Watcher quick = new Watcher(live.port(), "", "");
            quick.await("event: time");
            try (Socket slow = new Socket()) {
                slow.setReceiveBufferSize(4_096);
                slow.connect(new InetSocketAddress("127.0.0.1", live.port()));
                slow.getOutputStream()
                        .write(("GET /api/v1/rounds/" + ROUND + "/live HTTP/1.1\r\nhost: x\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                InputStream in = slow.getInputStream();
                assertThat(in.read()).isEqualTo('H');
                try (Watcher third = new Watcher(live.port(), "", "")) {
                    third.await("hello");
                    Watcher refused = new Watcher(live.port(), "", "");
                    assertThat(refused.await("HTTP/1.1")).contains("503");
                    refused.close();
                }
                flood(live);
                quick.await("id: 100000");
                awaitSignsOfLife(quick, 10);
                long cutOff = read(in);
                assertThat(cutOff)
                        .as("bytes the slow one was sent before it was cut off")
                        .isLessThan(9_000_000);
            }
            quick.close();
        }
    }

    /** After the second of these, whoever has read nothing meanwhile is cut off. */
    private static void awaitSignsOfLife(Watcher watcher, int more) throws InterruptedException {
        long wanted = signsOfLife(watcher) + more;
        for (int tries = 0; signsOfLife(watcher) < wanted; tries++) {
            assertThat(tries).as("waiting for signs of life").isLessThan(1_000);
            Thread.sleep(20);
        }
    }

    private static long signsOfLife(Watcher watcher) {
        return watcher.all().lines().filter("event: time"::equals).count();
    }

    /** What is kept of a round is kept while it is watched, not for ever after. */
    @Test
    void aRoundThatNobodyWatchesAnyMoreIsForgottenAndReadAgain(TestDatabase database) throws Exception {
        try (LiveServer live = new LiveServer(
                        database.vertx(),
                        database.application(),
                        keys,
                        new LiveServer.HandClock(),
                        new Watching.Limits(3, 4_096, 50))
                .open()) {
            Watcher first = new Watcher(live.port(), "", "");
            first.await("event: time");
            assertThat(live.watching.watched()).containsExactly(ROUND);
            first.close();
            for (int tries = 0; tries < 200 && !live.watching.watched().isEmpty(); tries++) {
                Thread.sleep(25);
            }
            assertThat(live.watching.watched()).isEmpty();
            try (Watcher again = new Watcher(live.port(), "", "")) {
                again.await("hello");
            }
        }
    }

    /** A round is not unknown because its events cannot be read now. */
    @Test
    void aRoundThatCannotBeReadIsNotSaidToBeUnknown(TestDatabase database) throws Exception {
        try (LiveServer live = server(database, 3)) {
            alter(database, "ALTER TABLE round.event RENAME TO away");
            try (Watcher watcher = new Watcher(live.port(), "", "")) {
                assertThat(watcher.await("HTTP/1.1")).contains(" 50").doesNotContain("404");
            } finally {
                alter(database, "ALTER TABLE round.away RENAME TO event");
            }
            try (Watcher watcher = new Watcher(live.port(), "", "")) {
                watcher.await("hello");
            }
        }
    }

    private static void alter(TestDatabase database, String sql) {
        TestDatabase.await(database.administrator().query(sql).execute());
    }

    private LiveServer server(TestDatabase database, int watchers) {
        return new LiveServer(
                        database.vertx(),
                        database.application(),
                        keys,
                        new LiveServer.HandClock(),
                        new Watching.Limits(watchers, 4_096, 60_000))
                .open();
    }

    /** Those who come while the round is read, which here takes as long as the table is locked, count too. */
    @Test
    void noMoreAreLetInWhileTheRoundIsRead(TestDatabase database) throws Exception {
        try (LiveServer live = server(database, 1)) {
            SqlConnection locking = TestDatabase.await(database.administrator().getConnection());
            TestDatabase.await(locking.query("BEGIN").execute());
            TestDatabase.await(locking.query("LOCK TABLE round.event IN ACCESS EXCLUSIVE MODE")
                    .execute());
            List<Socket> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Socket one = new Socket("127.0.0.1", live.port());
                one.getOutputStream()
                        .write(("GET /api/v1/rounds/" + ROUND + "/live HTTP/1.1\r\nhost: x\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                all.add(one);
            }
            Thread.sleep(500);
            TestDatabase.await(locking.query("ROLLBACK").execute());
            TestDatabase.await(locking.close());
            List<String> answers = new ArrayList<>();
            for (Socket one : all) {
                answers.add(new String(one.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
            }
            for (Socket one : all) {
                one.close();
            }
            assertThat(answers)
                    .containsExactlyInAnyOrder("HTTP/1.1 200", "HTTP/1.1 503", "HTTP/1.1 503", "HTTP/1.1 503");
        }
    }

    /** Whoever goes just when it begins to watch is not taken for a watcher for ever. */
    @Test
    void whoIsGoneAtOnceTakesNobodysPlace(TestDatabase database) throws Exception {
        long seed = System.nanoTime();
        System.out.println("Watchers who go at once: seed " + seed);
        Random random = new Random(seed);
        try (LiveServer live = server(database, 1)) {
            for (int i = 0; i < 4_000; i++) {
                try (Socket one = new Socket("127.0.0.1", live.port())) {
                    one.setSoLinger(true, 0);
                    one.getOutputStream()
                            .write(("GET /api/v1/rounds/" + ROUND + "/live HTTP/1.1\r\nhost: x\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    LockSupport.parkNanos(random.nextInt(400_000));
                }
            }
            for (int tries = 0; ; tries++) {
                try (Watcher last = new Watcher(live.port(), "", "")) {
                    if (last.await("HTTP/1.1").contains("200")) {
                        return;
                    }
                }
                assertThat(tries).as("the place is taken, seed " + seed).isLessThan(50);
                Thread.sleep(20);
            }
        }
    }

    @Test
    void whoComesBackIsGivenAllItMissedAsItReads(TestDatabase database) throws Exception {
        try (LiveServer live = new LiveServer(
                database.vertx(),
                database.application(),
                keys,
                new LiveServer.HandClock(),
                new Watching.Limits(100, 4_096, 60_000))) {
            live.open();
            // What is told here is in no journal: every event loop's watchers must hear it.
            List<Watcher> first = new ArrayList<>();
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                first.add(new Watcher(live.port(), "", ""));
                first.getLast().await("hello");
            }
            for (Watcher one : first) {
                one.close();
            }
            flood(live);
            Watcher back = new Watcher(live.port(), "", "90000");
            back.await("id: 100000");
            assertThat(back.ids())
                    .hasSize(10_000)
                    .startsWith("90001")
                    .endsWith("100000")
                    .doesNotHaveDuplicates();
            back.close();
        }
    }

    private static void flood(LiveServer live) throws InterruptedException {
        RoundState state = new RoundState();
        for (int number = 1_001; number <= 100_000; number++) {
            live.watching.written(
                    new RoundJournal.Recorded(
                            ROUND,
                            number,
                            Instant.EPOCH,
                            new RoundEvent.Live(new LiveEvent.LotsFinished(number), List.of())),
                    state);
            if (number % 500 == 0) {
                Thread.sleep(4);
            }
        }
    }

    /** Reads until the connection ends. @return how much the slow one had got */
    private static long read(InputStream slow) {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        try {
            for (int read = slow.read(buffer); read >= 0; read = slow.read(buffer)) {
                bytes += read;
                if (new String(buffer, 0, read, StandardCharsets.UTF_8).contains("id: 100000")) {
                    throw new AssertionError("the slow watcher was sent everything");
                }
            }
        } catch (IOException reset) {
            return bytes;
        }
        return bytes;
    }
}
