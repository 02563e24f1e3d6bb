package io.quotaexchange.checkpoint;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Base64;

/**
 * What the exchange signed about its journal at one moment.
 *
 * @param number from 1 without a gap
 * @param settlements how many settlements the journal had
 * @param head SM3 hash of the last of them, hex
 * @param merkleRoot SHA-256 root over all of them, hex; see {@link MerkleFrontier}
 * @param takenAt the server's clock, whole microseconds
 * @param key id of the key that signed, see {@link SigningKey}
 * @param signature SM2 over {@link #signedText}, DER, base64
 */
public record Checkpoint(
        long number, long settlements, String head, String merkleRoot, Instant takenAt, String key, String signature) {
    /** What is signed: these lines in UTF-8, each ended by one line feed. */
    public String signedText() {
        return "quota-exchange/checkpoint/1\n"
                + "number " + number + "\n"
                + "settlements " + settlements + "\n"
                + "head " + head + "\n"
                + "merkle-root " + merkleRoot + "\n"
                + "taken-at " + SignedTime.print(takenAt) + "\n"
                + "key " + key + "\n";
    }

    byte[] signatureBytes() {
        return Base64.getDecoder().decode(signature);
    }

    Checkpoint signed(byte[] privateKey) {
        return new Checkpoint(
                number,
                settlements,
                head,
                merkleRoot,
                takenAt,
                key,
                Base64.getEncoder().encodeToString(Sm2.sign(privateKey, signedText())));
    }

    public JsonObject json() {
        return new JsonObject()
                .put("number", number)
                .put("settlements", settlements)
                .put("head", head)
                .put("merkleRoot", merkleRoot)
                .put("takenAt", SignedTime.print(takenAt))
                .put("key", key)
                .put("signature", signature);
    }

    /** @throws RuntimeException if a field is missing or of another form */
    public static Checkpoint read(JsonObject json) {
        return new Checkpoint(
                json.getLong("number"),
                json.getLong("settlements"),
                json.getString("head"),
                json.getString("merkleRoot"),
                SignedTime.parse(json.getString("takenAt")),
                json.getString("key"),
                json.getString("signature"));
    }
}
