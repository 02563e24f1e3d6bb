package io.quotaexchange.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.RunningExchange;
import io.quotaexchange.demo.SettledDemo;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.http.RateLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation of the contract asked what it should not be asked, as everybody: a clear answer each time and nothing changed.
 * {@code -Dhostile.requests=100000 -Dhostile.seed=7}.
 */
@ExtendWith(PostgresFixture.class)
class HostileRequestsTest {
    private static final int REQUESTS = Integer.getInteger("hostile.requests", 3_000);
    /** The same in every build, so that a build fails by its own change only; other seeds by the flag. */
    private static final long SEED = Long.getLong("hostile.seed", 944_899);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void settle(TestDatabase database) throws IOException {
        SettledDemo.runIn(database, folder.resolve("keys"));
    }

    @Test
    void everyHostileRequestIsAnsweredClearlyAndChangesNothing(TestDatabase database) throws Exception {
        try (RunningExchange exchange = new RunningExchange(
                        database.logins().application(), folder, new RateLimits(1_000_000, 1_000_000))
                .settled()) {
            HostileRun run = new HostileRun(exchange, database, SEED);
            List<String> faults = run.run(REQUESTS);
            System.out.println(run.summary());
            assertThat(faults).as("seed " + SEED).isEmpty();
        }
    }

    @Test
    void whatIsWrongWithAnAnswerIsFound() {
        Map<String, String> problem = Map.of("content-type", "application/problem+json");
        String good = "{\"type\":\"/problems/not-found\",\"title\":\"没有找到\",\"status\":404,\"detail\":\"no lot\"}";
        assertThat(fault(404, problem, good)).isEmpty();
        assertThat(fault(500, problem, good)).isNotEmpty();
        assertThat(fault(404, Map.of("content-type", "text/html"), good)).isNotEmpty();
        assertThat(fault(400, problem, good)).isNotEmpty();
        assertThat(fault(404, problem, good.replace("no lot", "java.lang.NullPointerException")))
                .isNotEmpty();
        assertThat(fault(400, problem, good.replace("404", "400").replace("not-found", "invalid-body")))
                .isNotEmpty();
        assertThat(fault(429, problem, good.replace("404", "429"))).isNotEmpty();
    }

    private static java.util.Optional<String> fault(int status, Map<String, String> headers, String body) {
        return Answers.fault(new RawClient.Answer(status, headers, body), false);
    }

    @Test
    void aChangedRowIsFound(TestDatabase database) {
        Tables before = Tables.of(database);
        assertThat(Tables.of(database).differences(before)).isEmpty();
        TestDatabase.await(database.administrator()
                .query("CREATE TABLE IF NOT EXISTS public.planted AS SELECT 1 AS one")
                .execute());
        Tables planted = Tables.of(database);
        assertThat(planted.differences(before)).containsExactly("public.planted: 0 -> 1");
        TestDatabase.await(database.administrator()
                .query("UPDATE public.planted SET one = 2")
                .execute());
        assertThat(Tables.of(database).differences(planted)).containsExactly("public.planted: 1 -> 1");
        TestDatabase.await(
                database.administrator().query("DROP TABLE public.planted").execute());
    }
}
