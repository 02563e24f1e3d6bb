package io.quotaexchange.checkpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys of an exchange in order, each vouched for by the one before it. */
public final class KeyChain {
    private final List<SigningKey> keys = new ArrayList<>();

    /** Adds the next key. @return what is wrong with it, empty if it was added */
    public Optional<String> add(SigningKey key) {
        Optional<SigningKey> before = newest();
        if (key.number() != keys.size() + 1) {
            return Optional.of("key " + key.number() + " where " + (keys.size() + 1) + " should stand");
        }
        byte[] bytes;
        byte[] signature;
        try {
            bytes = key.publicKeyBytes();
            signature = key.signatureBytes();
        } catch (IllegalArgumentException e) {
            return Optional.of("key " + key.number() + " is not in base64");
        }
        if (!Sm2.id(bytes).equals(key.id())) {
            return Optional.of("key " + key.number() + " has an id that is not its own");
        }
        if (before.isPresent() && !key.since().isAfter(before.get().since())) {
            return Optional.of("key " + key.number() + " took over before key " + (key.number() - 1));
        }
        SigningKey endorser = before.orElse(key);
        if (!endorser.id().equals(key.endorsedBy())
                || !Sm2.verifies(endorser.publicKeyBytes(), key.signedText(), signature)) {
            return Optional.of("key " + key.number() + " is not vouched for by key " + endorser.number());
        }
        keys.add(key);
        return Optional.empty();
    }

    public List<SigningKey> keys() {
        return List.copyOf(keys);
    }

    public Optional<SigningKey> newest() {
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getLast());
    }

    /** The key in force at a moment: a retired one signs no more. */
    public Optional<SigningKey> inForce(Instant at) {
        SigningKey found = null;
        for (SigningKey key : keys) {
            found = key.since().isAfter(at) ? found : key;
        }
        return Optional.ofNullable(found);
    }
}
