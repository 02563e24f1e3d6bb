package io.quotaexchange.idempotency;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.identity.SealingKey;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.FirstAnswers.Attempt;
import io.quotaexchange.platform.http.FirstAnswers.Begun;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Many keys at once, in groups, on two servers of one database. */
@ExtendWith(PostgresFixture.class)
class KeptAnswersTest {
    private static final int KEYS = 300;
    private static final byte[] CONTENT = "the same request".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path keys;

    private List<KeptAnswers> servers;

    @BeforeEach
    void open(TestDatabase database) {
        SealingKey key = SealingKey.in(keys);
        servers = List.of(
                new KeptAnswers(database.application(), key, Clock.systemUTC()),
                new KeptAnswers(database.application(), key, Clock.systemUTC()));
    }

    private static Future<Begun> begin(KeptAnswers server, String person, String key) {
        return server.begin(person, key, "placeBid", CONTENT);
    }

    @Test
    void ofManySentToTwoServersAtOnceEachIsBegunOnceAndAnsweredAlike() {
        long seed = System.nanoTime();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 2 * KEYS; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        List<Future<Begun>> sent = new ArrayList<>();
        for (int each : order) {
            sent.add(begin(servers.get(each % 2), "usr_1", "many-" + each / 2));
        }
        sent.forEach(begun -> await(begun.otherwiseEmpty()));
        List<Attempt> tries = sent.stream()
                .filter(Future::succeeded)
                .map(begun -> begun.result().attempt().orElseThrow())
                .toList();
        assertThat(tries).as("seed " + seed).hasSize(KEYS).allMatch(attempt -> attempt.number() == 1);
        assertThat(tries.stream().map(Attempt::key).distinct()).hasSize(KEYS);

        List<Future<Void>> kept = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            // The server that keeps it is not always the one that began it; the first answer stays.
            kept.add(servers.get(i % 2).keep(tries.get(i), new Api.Answer(200, "{\"n\":" + i + "}")));
            kept.add(servers.get(1 - i % 2).keep(tries.get(i), new Api.Answer(200, "{\"n\":-1}")));
        }
        kept.forEach(done -> await(done));
        List<String> first = answers(servers.get(0));
        assertThat(first).hasSize(KEYS).isEqualTo(answers(servers.get(1))).allMatch(text -> text.matches("200 .*"));
    }

    private static List<String> answers(KeptAnswers server) {
        List<Future<Begun>> again = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            again.add(begin(server, "usr_1", "many-" + i));
        }
        return again.stream()
                .map(begun -> await(begun).answer().orElseThrow())
                .map(answer -> answer.status() + " " + answer.body())
                .toList();
    }

    /** The database takes no name of more than 60 characters: only whose it is fails, not those in the same group. */
    @Test
    void oneThatTheDatabaseRefusesFailsAlone() {
        List<Future<Begun>> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sent.add(begin(servers.getFirst(), i == 25 ? "p".repeat(61) : "usr_2", "alone-" + i));
        }
        sent.forEach(begun -> await(begun.otherwiseEmpty()));
        for (int i = 0; i < 50; i++) {
            assertThat(sent.get(i).succeeded()).as("key " + i).isEqualTo(i != 25);
        }
        Attempt attempt = sent.getFirst().result().attempt().orElseThrow();
        await(servers.getFirst().keep(attempt, new Api.Answer(201, "{}")));
        assertThat(await(begin(servers.getLast(), "usr_2", "alone-0")).answer()).isPresent();
    }
}
