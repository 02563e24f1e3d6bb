package io.quotaexchange.round;

import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.quantity.IndicatorKind;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.util.BigIntegers;

/**
 * Seals bids, and keeps the key that opens them in two halves: one in the server's key folder, one in PostgreSQL. Neither the folder
 * nor the database, nor a copy of either, opens a bid; their exclusive or does.
 *
 * <p>Clause: M13-05.5. Which threats this covers, and which not: decision 0032.
 */
public final class SealKeys {
    private static final int HALF_BYTES = 32;

    private static final String KEEP = "INSERT INTO round.seal_half (key_id, half) VALUES ($1, $2)";
    private static final String HALF = "SELECT half FROM round.seal_half WHERE key_id = $1";

    private final Pool pool;
    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    /** @param folder the server's key folder, for nobody but its user */
    public SealKeys(Pool pool, Path folder) {
        this.pool = pool;
        this.folder = folder;
    }

    /**
     * Makes a key for one round and keeps both halves before anybody is told of it.
     *
     * @return the public key, hex: an uncompressed point
     */
    Future<String> create() {
        BigInteger scalar = BigIntegers.createRandomInRange(
                BigInteger.ONE, Seal.CURVE.getN().subtract(BigInteger.TWO), random);
        byte[] privateKey = BigIntegers.asUnsignedByteArray(HALF_BYTES, scalar);
        byte[] inFolder = new byte[HALF_BYTES];
        random.nextBytes(inFolder);
        byte[] inDatabase = xor(privateKey, inFolder);
        String publicKey = HexFormat.of()
                .formatHex(Seal.CURVE.getG().multiply(scalar).normalize().getEncoded(false));
        try {
            keep(publicKey, inFolder);
        } catch (IOException e) {
            return Future.failedFuture(
                    new UncheckedIOException("cannot keep half a key in " + folder + ": " + e.getMessage(), e));
        }
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(id(publicKey), Buffer.buffer(inDatabase)))
                .map(publicKey);
    }

    private static String id(String publicKey) {
        return Sm3.hex(publicKey);
    }

    private void keep(String publicKey, byte[] half) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(folder, posix ? permissions("rwx------") : new FileAttribute<?>[0]);
        Path partial = Files.createTempFile(
                folder, "seal-", ".partial", posix ? permissions("rw-------") : new FileAttribute<?>[0]);
        Files.write(partial, half, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(partial, file(publicKey), StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] permissions(String text) {
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))};
    }

    private Path file(String publicKey) {
        return folder.resolve("seal-" + id(publicKey).substring(0, 16) + ".half");
    }

    private byte[] inFolder(String publicKey) {
        try {
            byte[] half = Files.readAllBytes(file(publicKey));
            if (half.length != HALF_BYTES) {
                throw new IOException("is no half of a key");
            }
            return half;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "half of a key that bids are sealed with, " + file(publicKey) + ": " + e.getMessage(), e);
        }
    }

    /** The whole private key, hex, for the event that releases it. */
    Future<String> release(String publicKey) {
        return pool.preparedQuery(HALF).execute(Tuple.of(id(publicKey))).map(rows -> {
            if (rows.size() != 1) {
                throw new IllegalStateException("the database has no half of the key " + id(publicKey));
            }
            byte[] half = rows.iterator().next().getBuffer(0).getBytes();
            return HexFormat.of().formatHex(xor(half, inFolder(publicKey)));
        });
    }

    private static byte[] xor(byte[] one, byte[] other) {
        byte[] both = new byte[HALF_BYTES];
        for (int i = 0; i < HALF_BYTES; i++) {
            both[i] = (byte) (one[i] ^ other[i]);
        }
        return both;
    }

    /**
     * Seals a bid. The same bid under the same id commits to the same: its salt is made of the half in the folder, which nobody who
     * sees the commitment knows.
     */
    RoundDesk.Made seal(String round, String publicKey, Order.Bid bid) {
        String plain = Seal.plain(bid.indicator(), bid.amount(), bid.limitFen(), salt(round, publicKey, bid));
        byte[] key = new byte[Seal.KEY_BYTES];
        byte[] nonce = new byte[Seal.NONCE_BYTES];
        random.nextBytes(key);
        random.nextBytes(nonce);
        try {
            SM2Engine wrap = new SM2Engine(SM2Engine.Mode.C1C3C2);
            wrap.init(
                    true,
                    new ParametersWithRandom(
                            new ECPublicKeyParameters(
                                    Seal.CURVE
                                            .getCurve()
                                            .decodePoint(HexFormat.of().parseHex(publicKey)),
                                    Seal.CURVE),
                            random));
            byte[] wrapped = wrap.processBlock(key, 0, key.length);
            byte[] secret = Seal.gcm(
                    true,
                    key,
                    nonce,
                    Seal.associated(round, bid.id(), bid.county()),
                    plain.getBytes(StandardCharsets.UTF_8));
            HexFormat hex = HexFormat.of();
            Order.SealedBid made = new Order.SealedBid(
                    bid.id(),
                    bid.county(),
                    Seal.commitment(plain),
                    hex.formatHex(wrapped) + hex.formatHex(nonce) + hex.formatHex(secret),
                    bid.maker(),
                    bid.approver());
            return new RoundDesk.Made(made, plain);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("a bid cannot be sealed", e);
        }
    }

    private String salt(String round, String publicKey, Order.Bid bid) {
        IndicatorKind indicator = bid.indicator();
        String said = String.join(
                "\n",
                HexFormat.of().formatHex(inFolder(publicKey)),
                round,
                bid.id(),
                bid.county(),
                indicator.name(),
                indicator.printAmount(bid.amount()),
                Long.toString(bid.limitFen()));
        return Sm3.hex(said);
    }
}
