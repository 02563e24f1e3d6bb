package io.quotaexchange.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * Feeds values to SM3 so that no two different lists of values give the same bytes: numbers have eight bytes, texts and lists
 * begin with their length, what may be absent begins with 0 or 1.
 */
final class CanonicalBytes {
    private final SM3Digest digest = new SM3Digest();

    CanonicalBytes(String version) {
        text(version);
    }

    CanonicalBytes number(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            digest.update((byte) (value >>> shift));
        }
        return this;
    }

    CanonicalBytes text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    CanonicalBytes bytes(byte[] value) {
        number(value.length);
        digest.update(value, 0, value.length);
        return this;
    }

    CanonicalBytes instant(Instant value) {
        number(value.getEpochSecond());
        return number(value.getNano());
    }

    CanonicalBytes optional(OptionalLong value) {
        digest.update((byte) (value.isPresent() ? 1 : 0));
        value.ifPresent(this::number);
        return this;
    }

    CanonicalBytes optional(Optional<String> value) {
        digest.update((byte) (value.isPresent() ? 1 : 0));
        value.ifPresent(this::text);
        return this;
    }

    Hash hash() {
        byte[] out = new byte[Hash.LENGTH];
        digest.doFinal(out, 0);
        return Hash.of(out);
    }
}
