package io.quotaexchange.checkpoint;

import java.time.Instant;
import java.util.HexFormat;

/** Signs whatever it is given, as somebody can who has a private key. */
public final class Signing {
    private final byte[] privateKey;
    private final SigningKey key;
    private Instant at;

    private Signing(byte[] privateKey, SigningKey key) {
        this.privateKey = privateKey;
        this.key = key;
        this.at = key.since();
    }

    /** With the exchange's own key. */
    public static Signing with(KeyFolder folder, SigningKey key) {
        return new Signing(folder.privateKey(key).orElseThrow(), key);
    }

    /** With a key made just now, that vouches for itself. */
    public static Signing withAnotherKey(Instant since) {
        Sm2.Pair pair = Sm2.generate();
        String id = Sm2.id(pair.publicKey());
        return new Signing(pair.privateKey(), SigningKey.endorsed(1, pair.publicKey(), since, id, pair.privateKey()));
    }

    public SigningKey key() {
        return key;
    }

    /** A checkpoint a second after the one before. */
    public Checkpoint sign(long number, long settlements, String head, byte[] root) {
        at = at.plusSeconds(1);
        return new Checkpoint(number, settlements, head, HexFormat.of().formatHex(root), at, key.id(), "")
                .signed(privateKey);
    }

    /** The same checkpoint with another signature of the same key: SM2 signs with chance. */
    public Checkpoint again(Checkpoint checkpoint) {
        return checkpoint.signed(privateKey);
    }
}
