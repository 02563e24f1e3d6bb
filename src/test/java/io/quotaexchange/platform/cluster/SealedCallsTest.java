package io.quotaexchange.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.identity.SealingKey;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Between nodes nothing is read, asked or told without their key. */
final class SealedCallsTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final UUID STRANGER = new UUID(0, 3);

    @TempDir
    private Path ours;

    @TempDir
    private Path theirs;

    private final Vertx vertx = Vertx.vertx();
    private final List<String> asked = new ArrayList<>();

    private static Sealer sealer(Path folder) {
        SealingKey key = SealingKey.in(folder);
        return new Sealer() {
            @Override
            public byte[] seal(byte[] plain, String owner) {
                return key.seal(plain, owner);
            }

            @Override
            public byte[] open(byte[] sealed, String owner) {
                return key.open(sealed, owner);
            }

            @Override
            public byte[] mark() {
                return key.mark(new byte[0], "cluster");
            }
        };
    }

    private Calls node(UUID name, Path folder) {
        Calls calls = new Calls(vertx, sealer(folder), name);
        calls.answer("price", question -> {
            asked.add(question.getString("county"));
            return Future.succeededFuture(new JsonObject().put("fen", 7));
        });
        TestDatabase.await(calls.open());
        return calls;
    }

    private static JsonObject question() {
        return new JsonObject().put("county", "331126");
    }

    @AfterEach
    void close() {
        TestDatabase.await(vertx.close());
    }

    @Test
    void nodesOfOneKeyUnderstandEachOther() {
        Calls one = node(ONE, ours);
        node(TWO, ours);
        assertThat(TestDatabase.await(one.ask(TWO, "price", question(), 5_000)))
                .isEqualTo(new JsonObject().put("fen", 7));
        assertThat(asked).containsExactly("331126");
    }

    @Test
    void aStrangerWithAnotherKeyIsNotAnswered() {
        node(TWO, ours);
        Calls stranger = node(STRANGER, theirs);
        assertThatThrownBy(() -> TestDatabase.await(stranger.ask(TWO, "price", question(), 5_000)))
                .hasMessageContaining("sealed with another key");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsNoMessageAtAllIsRefused() {
        node(TWO, ours);
        assertThatThrownBy(() ->
                        TestDatabase.await(vertx.eventBus().request("quota-exchange.node." + TWO, Buffer.buffer("{}"))))
                .hasMessageContaining("sealed with another key");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatWasSealedForOneNodeIsNothingForAnother() {
        Calls one = node(ONE, ours);
        Promise<Buffer> caught = Promise.promise();
        vertx.eventBus().<Buffer>consumer("quota-exchange.node." + STRANGER, message -> {
            caught.complete(message.body());
            message.fail(1, "");
        });
        one.ask(STRANGER, "price", question(), 5_000);
        Buffer message = TestDatabase.await(caught.future());
        assertThat(message.toString(StandardCharsets.ISO_8859_1)).doesNotContain("331126", "price");
        node(TWO, ours);
        assertThatThrownBy(() -> TestDatabase.await(vertx.eventBus().request("quota-exchange.node." + TWO, message)))
                .hasMessageContaining("sealed with another key");
        assertThat(asked).isEmpty();
    }

    @Test
    void whoWaitsForANodeThatIsGoneIsTold() {
        Calls one = node(ONE, ours);
        vertx.eventBus().consumer("quota-exchange.node." + TWO, message -> {});
        Future<JsonObject> waiting = one.ask(TWO, "price", question(), 60_000);
        TestDatabase.await(vertx.timer(50, TimeUnit.MILLISECONDS));
        assertThat(waiting.isComplete()).isFalse();
        one.only(Set.of(ONE));
        assertThat(waiting.failed()).isTrue();
        assertThat(waiting.cause()).hasMessageContaining("gone");
    }

    @Test
    void whoAnswersAnythingLives() {
        Calls one = node(ONE, ours);
        node(TWO, ours);
        TestDatabase.await(one.lives(TWO));
        assertThatThrownBy(() -> TestDatabase.await(one.lives(STRANGER))).isInstanceOf(ReplyException.class);
        vertx.eventBus().consumer("quota-exchange.node." + STRANGER, message -> message.fail(1, "what is that?"));
        TestDatabase.await(one.lives(STRANGER));
    }
}
