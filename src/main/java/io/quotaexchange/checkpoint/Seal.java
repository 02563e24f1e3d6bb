package io.quotaexchange.checkpoint;

import java.time.Instant;
import java.util.Base64;

/**
 * The exchange's signature on a document: who reads it needs the public keys and nothing else.
 *
 * @param sealedAt whole microseconds; part of what is signed
 * @param key id of the key that signed, see {@link SigningKey}
 * @param signature SM2 over {@link #signedText}, DER, base64
 */
public record Seal(Instant sealedAt, String key, String signature) {
    /** What is signed: the document's text, then when and with which key, in UTF-8. */
    static String signedText(String text, Instant sealedAt, String key) {
        return text + "sealed-at " + SignedTime.print(sealedAt) + "\n" + "key " + key + "\n";
    }

    /** The whole text that the signature is over. */
    public String signedText(String text) {
        return signedText(text, sealedAt, key);
    }

    /** As the signed text spells it. */
    public String time() {
        return SignedTime.print(sealedAt);
    }

    /** @throws java.time.DateTimeException if it is not of that form */
    public static Instant time(String text) {
        return SignedTime.parse(text);
    }

    /** Whether it is the seal of this text, by the key that was in force then. */
    public boolean holds(String text, KeyChain keys) {
        try {
            return keys.inForce(sealedAt)
                    .filter(in -> in.id().equals(key))
                    .filter(in -> Sm2.verifies(
                            in.publicKeyBytes(),
                            signedText(text),
                            Base64.getDecoder().decode(signature)))
                    .isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
