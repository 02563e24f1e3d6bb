package io.quotaexchange.checkpoint;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Fact;
import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.SettlementCode;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The life of keys and checkpoints in a database, from the first key on: each test goes on where the one before ended. */
@ExtendWith(PostgresFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class CheckpointsTest {
    private static final Account BANK = Account.system(AccountKind.OUTSIDE, Unit.CNY);
    private static final Account CASH = new Account("330102", AccountKind.CASH, Unit.CNY);

    @TempDir
    private static Path folder;

    private Witness witness = Witness.ofNothing();
    private int posted;

    private static Checkpoints checkpoints(TestDatabase database) {
        return new Checkpoints(
                database.vertx(), database.application(), new KeyFolder(folder.resolve("keys")), Clock.systemUTC());
    }

    private void post(TestDatabase database, int many) {
        LedgerWriter writer = await(LedgerWriter.open(database.vertx(), database.application(), Clock.systemUTC()));
        IntStream.range(0, many).forEach(i -> await(writer.post(payIn(++posted))));
        await(writer.close());
    }

    private static Settlement payIn(int number) {
        return new Settlement(
                SettlementCode.PAY_IN,
                "pay-" + number,
                new Fact("payment", "pay-" + number, new byte[32]),
                "teller",
                Optional.of("checker"),
                List.of(Transfer.of(BANK, CASH, 100)),
                List.of());
    }

    private void see(TestDatabase database) {
        CheckpointStore store = new CheckpointStore(database.auditor());
        witness =
                witness.after(await(store.keys()), await(store.after(0, 1_000))).orElseThrow();
    }

    @Test
    @Order(1)
    void theFirstKeyIsMadeOnceAndForNobodyElse(TestDatabase database) throws Exception {
        SigningKey key = await(checkpoints(database).prepare());
        assertThat(await(checkpoints(database).prepare())).isEqualTo(key);
        assertThat(new KeyChain().add(key)).isEmpty();
        Path file = new KeyFolder(folder.resolve("keys")).file(key.id());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThatThrownBy(() -> await(checkpoints(database).make()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("the journal is empty");
    }

    @Test
    @Order(2)
    void aCheckpointIsOfWhatIsThereAndNotMadeTwice(TestDatabase database) {
        post(database, 3);
        Checkpoint first = await(checkpoints(database).make());
        assertThat(first.settlements()).isEqualTo(3);
        assertThat(await(checkpoints(database).make())).isEqualTo(first);
        post(database, 2);
        Checkpoint second = await(checkpoints(database).make());
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.settlements()).isEqualTo(5);
        see(database);
        assertThat(witness.settlements()).isEqualTo(5);
    }

    @Test
    @Order(3)
    void aNewKeyIsVouchedForByTheOldOneWhichIsDestroyed(TestDatabase database) {
        SigningKey old = witness.keys().getFirst();
        SigningKey fresh = await(checkpoints(database).rotate());
        assertThat(fresh.endorsedBy()).isEqualTo(old.id());
        assertThat(new KeyFolder(folder.resolve("keys")).file(old.id())).doesNotExist();
        Checkpoint again = await(checkpoints(database).make());
        assertThat(again.settlements()).isEqualTo(5);
        assertThat(again.key()).isEqualTo(fresh.id());
        see(database);
        assertThat(witness.checkpoints()).hasSize(3);
    }

    @Test
    @Order(4)
    void aWitnessIsKeptOnDiskAndReadBack() throws Exception {
        Path file = folder.resolve("witness.jsonl");
        witness.write(file);
        Witness read = Witness.read(file);
        assertThat(read.keys()).isEqualTo(witness.keys());
        assertThat(read.checkpoints()).isEqualTo(witness.checkpoints());
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, 2));
        assertThat(Witness.read(file).checkpoints()).isEmpty();
        Files.write(file, List.of(lines.get(0), lines.get(1), lines.get(2), lines.get(4)));
        assertThatThrownBy(() -> Witness.read(file)).hasMessageContaining("witness.jsonl");
        Files.writeString(file, "no witness\n");
        assertThatThrownBy(() -> Witness.read(file)).hasMessageContaining("line 1");
    }

    @Test
    @Order(5)
    void aRetiredKeySignsNoMore(TestDatabase database) {
        KeyChain keys = new KeyChain();
        witness.keys().forEach(key -> assertThat(keys.add(key)).isEmpty());
        CheckpointChain chain = new CheckpointChain(keys);
        List<Checkpoint> seen = witness.checkpoints();
        assertThat(chain.add(seen.get(0))).isEmpty();
        Checkpoint last = seen.get(2);
        Checkpoint backdated = new Checkpoint(
                2,
                last.settlements(),
                last.head(),
                last.merkleRoot(),
                last.takenAt(),
                witness.keys().getFirst().id(),
                last.signature());
        assertThat(chain.add(backdated).orElseThrow()).contains("not signed by the key that was in force");
    }

    @Test
    @Order(6)
    void theDatabaseLetsNobodyChangeOrForgeOne(TestDatabase database) {
        for (String statement : List.of(
                "UPDATE checkpoint.checkpoint SET settlements = 1",
                "DELETE FROM checkpoint.checkpoint",
                "TRUNCATE checkpoint.checkpoint",
                "UPDATE checkpoint.signing_key SET number = 9",
                "DELETE FROM checkpoint.signing_key")) {
            assertThatThrownBy(() ->
                            await(database.administrator().query(statement).execute()))
                    .as(statement)
                    .hasMessageContaining("append-only");
        }
        assertThatThrownBy(() -> await(database.application().query("""
                                INSERT INTO checkpoint.checkpoint
                                SELECT number + 1, settlements + 1, head, merkle_root, peaks, taken_at + interval '1 s',
                                       key_id, signature
                                  FROM checkpoint.checkpoint ORDER BY number DESC LIMIT 1
                                """).execute()))
                .hasMessageContaining("which is not there");
    }

    @Test
    @Order(7)
    void whatDoesNotHoldIsNotSigned(TestDatabase database) {
        post(database, 1);
        await(database.administrator()
                .query("ALTER TABLE ledger.settlement DISABLE TRIGGER append_only")
                .execute());
        await(database.administrator()
                .query("UPDATE ledger.settlement SET maker = 'somebody' WHERE sequence = 6")
                .execute());
        assertThatThrownBy(() -> await(checkpoints(database).make()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("does not hold at settlement 6");
        await(database.administrator()
                .query("UPDATE ledger.settlement SET maker = 'teller' WHERE sequence = 6")
                .execute());
        assertThat(await(checkpoints(database).make()).settlements()).isEqualTo(6);
    }

    @Test
    @Order(8)
    void withoutTheKeyNothingIsSignedAndTheReasonIsSaid(TestDatabase database) throws Exception {
        post(database, 1);
        KeyFolder elsewhere = new KeyFolder(folder.resolve("elsewhere"));
        Checkpoints keyless = new Checkpoints(database.vertx(), database.application(), elsewhere, Clock.systemUTC());
        assertThatThrownBy(() -> await(keyless.make()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("put it back");
        assertThatThrownBy(() -> await(keyless.rotate())).isInstanceOf(CheckpointException.class);
        SigningKey inForce =
                await(new CheckpointStore(database.auditor()).keys()).getLast();
        Files.createDirectories(folder.resolve("elsewhere"));
        elsewhere.generate();
        Path wrong = elsewhere.file(inForce.id());
        try (var files = Files.list(folder.resolve("elsewhere"))) {
            Files.copy(files.findFirst().orElseThrow(), wrong);
        }
        assertThatThrownBy(() -> await(keyless.make())).hasMessageContaining("is another key");
    }
}
