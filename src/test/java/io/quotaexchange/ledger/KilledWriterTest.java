package io.quotaexchange.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.EmbeddedPostgres;
import io.quotaexchange.platform.database.Progress;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it posts: what it answered is there, nothing is there twice, and the journal goes on. */
final class KilledWriterTest {
    @TempDir
    Path folder;

    @Test
    void keepsEveryAnswerOverAKill() throws Exception {
        Path data = folder.resolve("data");
        Path answers = folder.resolve("answers");
        for (int kill = 0; kill < 2; kill++) {
            Process process = start(data, answers);
            killAfter(process, answers, 120 * (kill + 1));
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, Progress.SILENT)) {
            Vertx vertx = Vertx.vertx();
            Pool pool = Database.open(vertx, postgres.logins().application(), 4);
            check(vertx, pool, answered(answers));
            TestDatabase.await(vertx.close());
        }
    }

    /** Kills while it posts, once so many answers are written: a fixed time would be short on a busy machine. */
    private static void killAfter(Process process, Path answers, int lines) throws Exception {
        Instant patience = Instant.now().plusSeconds(120);
        while (lines(answers) < lines) {
            assertThat(process.isAlive()).isTrue();
            assertThat(Instant.now()).isBefore(patience);
            Thread.sleep(10);
        }
        process.destroyForcibly().waitFor();
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

    private static Process start(Path data, Path answers) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostingMain.class.getName(),
                        data.toString(),
                        answers.toString(),
                        "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("posting");
        return process;
    }
}
