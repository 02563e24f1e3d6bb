package io.quotaexchange.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.EmbeddedPostgres;
import io.quotaexchange.platform.database.PostgresPrograms;
import io.quotaexchange.platform.database.Progress;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed while it posts, or its PostgreSQL is stopped at once: what it answered is there, nothing is there twice, and the
 * journal goes on. Two hundred kills: {@code -Dkills=200}; the moments are drawn from {@code -Dkills.seed}.
 */
final class KilledWriterTest {
    private static final int KILLS = Integer.getInteger("kills", 2);
    private static final long SEED = Long.getLong("kills.seed", 2022);
    /** A second process repeats what the one before it was asked; then others are posted. */
    private static final long NUMBERS_OF_TWO = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void keepsEveryAnswerOverAKill() throws Exception {
        Path data = folder.resolve("data");
        PostgresPrograms.linkInto(data);
        Path answers = folder.resolve("answers");
        Random random = new Random(SEED);
        int immediate = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(data, answers, kill / 2 * NUMBERS_OF_TWO);
            waitFor(process, answers, lines(answers) + 100 + random.nextInt(200));
            if (kill % 2 == 1) {
                stopPostgresAtOnce(data);
                immediate++;
            }
            process.destroyForcibly().waitFor();
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, Progress.SILENT)) {
            Vertx vertx = Vertx.vertx();
            Pool pool = Database.open(vertx, postgres.logins().application(), 4);
            check(vertx, pool, answered(answers));
            System.out.printf(
                    Locale.ROOT,
                    "%d kills, %d of them with PostgreSQL stopped at once: %,d settlements answered, all there%n",
                    KILLS,
                    immediate,
                    answered(answers).size());
            TestDatabase.await(vertx.close());
        }
    }

    /** As {@code pg_ctl stop -m immediate} does: no checkpoint, every connection is cut. */
    private static void stopPostgresAtOnce(Path data) throws Exception {
        String pid = Files.readAllLines(data.resolve("cluster").resolve("postmaster.pid"))
                .getFirst()
                .strip();
        assertThat(new ProcessBuilder("kill", "-QUIT", pid).start().waitFor()).isZero();
    }

    /** Until so many answers are written while it posts: a fixed time would be short on a busy machine. */
    private static void waitFor(Process process, Path answers, long lines) throws Exception {
        Instant patience = Instant.now().plusSeconds(120);
        while (lines(answers) < lines) {
            assertThat(process.isAlive()).isTrue();
            assertThat(Instant.now()).isBefore(patience);
            Thread.sleep(10);
        }
    }

    private static long lines(Path answers) throws Exception {
        if (!Files.exists(answers)) return 0;
        try (Stream<String> lines = Files.lines(answers)) {
            return lines.count();
        }
    }

    private static void check(Vertx vertx, Pool pool, Map<Long, Long> answered) {
        Map<String, Long> written = new HashMap<>();
        JournalCheck check = new JournalCheck();
        TestDatabase.await(new LedgerReading(pool).forEachEntry(entry -> {
            assertThat(check.next(entry)).isEmpty();
            assertThat(written.put(entry.idempotencyKey(), entry.sequence())).isNull();
        }));
        assertThat(check.finish()).isEmpty();
        assertThat(answered).hasSizeGreaterThan(100);
        answered.forEach((number, sequence) -> assertThat(
                        written.get(PostingMain.settlement(number).idempotencyKey()))
                .isEqualTo(sequence));
        LedgerWriter writer = TestDatabase.await(LedgerWriter.open(vertx, pool, Clock.systemUTC()));
        long number = answered.keySet().iterator().next();
        assertThat(TestDatabase.await(writer.post(PostingMain.settlement(number))))
                .isInstanceOfSatisfying(
                        Outcome.Repeated.class,
                        repeated -> assertThat(repeated.sequence()).isEqualTo(answered.get(number)));
        TestDatabase.await(writer.close());
    }

    /** A line may have been cut by the kill; it was an answer only if it has an end. */
    private static Map<Long, Long> answered(Path file) throws Exception {
        Map<Long, Long> answers = new HashMap<>();
        String text = Files.readString(file);
        for (String line : text.substring(0, text.lastIndexOf('\n')).split("\n")) {
            String[] parts = line.split(" ");
            answers.merge(Long.parseLong(parts[0]), Long.parseLong(parts[1]), (first, second) -> {
                assertThat(second).isEqualTo(first);
                return first;
            });
        }
        return answers;
    }

    private static Process start(Path data, Path answers, long first) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostingMain.class.getName(),
                        data.toString(),
                        answers.toString(),
                        Long.toString(first))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("posting");
        return process;
    }
}
