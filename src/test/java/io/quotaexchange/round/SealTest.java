package io.quotaexchange.round;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is hidden, who can open it, and what a forged one looks like. */
@ExtendWith(PostgresFixture.class)
final class SealTest {
    private static final String ROUND = "rnd_test-1";
    private static final Order.Bid BID = SampleRound.bid("bid_test-1_1", SampleRound.OTHER_BUYER, 15, 8_123_400);

    @TempDir
    private Path folder;

    @Test
    void m13_05_5_aSealedBidIsOpenedByBothHalvesTogether(TestDatabase database) {
        SealKeys keys = new SealKeys(database.application(), folder);
        String publicKey = await(keys.create());
        Order.SealedBid hidden = keys.seal(ROUND, publicKey, BID).bid();
        assertThat(Seal.open(ROUND, hidden, await(keys.release(publicKey)))).contains(BID);
    }

    @Test
    void m13_05_5_neitherTheFolderNorTheDatabaseOpensIt(TestDatabase database) throws IOException {
        SealKeys keys = new SealKeys(database.application(), folder);
        String publicKey = await(keys.create());
        Order.SealedBid hidden = keys.seal(ROUND, publicKey, BID).bid();
        byte[] inFolder = Files.readAllBytes(only());
        byte[] inDatabase = await(database.application()
                        .query("SELECT half FROM round.seal_half")
                        .execute())
                .iterator()
                .next()
                .getBuffer(0)
                .getBytes();
        for (byte[] half : List.of(inFolder, inDatabase)) {
            String alone = HexFormat.of().formatHex(half);
            assertThat(Seal.belong(alone, publicKey)).isFalse();
            assertThat(Seal.open(ROUND, hidden, alone)).isEmpty();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(only())))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> await(database.auditor()
                        .query("SELECT half FROM round.seal_half")
                        .execute()))
                .hasMessageContaining("permission denied");
    }

    private Path only() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().getFirst();
        }
    }

    @Test
    void nothingVisibleTellsWhatIsInside(TestDatabase database) {
        SealKeys keys = new SealKeys(database.application(), folder);
        String publicKey = await(keys.create());
        Order.SealedBid small = keys.seal(ROUND, publicKey, BID).bid();
        Order.SealedBid large = keys.seal(
                        ROUND,
                        publicKey,
                        SampleRound.bid("bid_test-1_1", SampleRound.OTHER_BUYER, 9_999_999_999L, 8_000_000))
                .bid();
        assertThat(small.envelope()).hasSameSizeAs(large.envelope());
        assertThat(small.commitment()).isNotEqualTo(large.commitment());
        String kept = OrderJson.write(small).encode();
        assertThat(kept).doesNotContain("81234", "QUANTITY", "0.0015");
        // The same bid again commits to the same, in another envelope: a repeated request is known by it.
        Order.SealedBid again = keys.seal(ROUND, publicKey, BID).bid();
        assertThat(again.commitment()).isEqualTo(small.commitment());
        assertThat(again.envelope()).isNotEqualTo(small.envelope());
        // Who does not have the half in the folder cannot try out bids against the commitment.
        SealKeys other = new SealKeys(database.application(), folder.resolve("other"));
        assertThat(other.seal(ROUND, await(other.create()), BID).bid().commitment())
                .isNotEqualTo(small.commitment());
    }

    @Test
    void aForgedEnvelopeIsVoid(TestDatabase database) {
        SealKeys keys = new SealKeys(database.application(), folder);
        String publicKey = await(keys.create());
        String secret = await(keys.release(publicKey));
        Order.SealedBid hidden = keys.seal(ROUND, publicKey, BID).bid();
        assertThat(Seal.open("rnd_test-2", hidden, secret)).isEmpty();
        assertThat(Seal.open(ROUND, with(hidden, SampleRound.PAIRED_BUYER, hidden.envelope()), secret))
                .isEmpty();
        String envelope = hidden.envelope();
        for (int place = 0; place < envelope.length(); place += 37) {
            char other = envelope.charAt(place) == '0' ? '1' : '0';
            String forged = envelope.substring(0, place) + other + envelope.substring(place + 1);
            assertThat(Seal.open(ROUND, with(hidden, hidden.county(), forged), secret))
                    .as("digit " + place)
                    .isEmpty();
        }
        assertThat(Seal.open(ROUND, with(hidden, hidden.county(), ""), secret)).isEmpty();
    }

    private static Order.SealedBid with(Order.SealedBid hidden, String county, String envelope) {
        return new Order.SealedBid(
                hidden.id(), county, hidden.commitment(), envelope, hidden.maker(), hidden.approver());
    }
}
