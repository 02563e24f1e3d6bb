package io.quotaexchange.checkpoint;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Base64;

/**
 * A public key of the exchange, vouched for by the key before it; the first vouches for itself.
 *
 * @param number from 1 without a gap
 * @param id SM3 of the public key, hex
 * @param publicKey SubjectPublicKeyInfo in DER, base64
 * @param since when it took over; a checkpoint is signed by the key in force at its time
 * @param endorsedBy id of the key that signed this one
 * @param signature SM2 over {@link #signedText}, DER, base64
 */
public record SigningKey(int number, String id, String publicKey, Instant since, String endorsedBy, String signature) {
    /** What the key before signs: these lines in UTF-8, each ended by one line feed. */
    public String signedText() {
        return "quota-exchange/checkpoint-key/1\n"
                + "number " + number + "\n"
                + "key " + id + "\n"
                + "public-key " + publicKey + "\n"
                + "since " + SignedTime.print(since) + "\n"
                + "endorsed-by " + endorsedBy + "\n";
    }

    byte[] publicKeyBytes() {
        return Base64.getDecoder().decode(publicKey);
    }

    byte[] signatureBytes() {
        return Base64.getDecoder().decode(signature);
    }

    /** @param publicKey DER; @return the key with its signature by {@code endorserPrivateKey} (PKCS #8, DER) */
    static SigningKey endorsed(
            int number, byte[] publicKey, Instant since, String endorsedBy, byte[] endorserPrivateKey) {
        String encoded = Base64.getEncoder().encodeToString(publicKey);
        SigningKey unsigned = new SigningKey(number, Sm2.id(publicKey), encoded, since, endorsedBy, "");
        byte[] signature = Sm2.sign(endorserPrivateKey, unsigned.signedText());
        return new SigningKey(
                number,
                unsigned.id(),
                encoded,
                since,
                endorsedBy,
                Base64.getEncoder().encodeToString(signature));
    }

    public JsonObject json() {
        return new JsonObject()
                .put("number", number)
                .put("id", id)
                .put("publicKey", publicKey)
                .put("since", SignedTime.print(since))
                .put("endorsedBy", endorsedBy)
                .put("signature", signature);
    }

    /** @throws RuntimeException if a field is missing or of another form */
    public static SigningKey read(JsonObject json) {
        return new SigningKey(
                json.getInteger("number"),
                json.getString("id"),
                json.getString("publicKey"),
                SignedTime.parse(json.getString("since")),
                json.getString("endorsedBy"),
                json.getString("signature"));
    }
}
