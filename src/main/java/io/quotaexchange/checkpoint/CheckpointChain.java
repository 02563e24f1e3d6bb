package io.quotaexchange.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checkpoints in order: numbered without a gap, never going back, each signed by the key in force. */
public final class CheckpointChain {
    private final KeyChain keys;
    private final List<Checkpoint> checkpoints = new ArrayList<>();

    public CheckpointChain(KeyChain keys) {
        this.keys = keys;
    }

    /** Adds the next checkpoint. @return what is wrong with it, empty if it was added */
    public Optional<String> add(Checkpoint checkpoint) {
        String name = "checkpoint " + checkpoint.number();
        if (checkpoint.number() != checkpoints.size() + 1) {
            return Optional.of(name + " where " + (checkpoints.size() + 1) + " should stand");
        }
        Optional<String> wrong = signature(checkpoint);
        if (wrong.isPresent()) {
            return wrong;
        }
        if (!checkpoints.isEmpty()) {
            Checkpoint before = checkpoints.getLast();
            boolean same = checkpoint.settlements() == before.settlements();
            if (checkpoint.settlements() < before.settlements()
                    || !checkpoint.takenAt().isAfter(before.takenAt())) {
                return Optional.of(name + " goes back behind checkpoint " + before.number());
            }
            if (same
                    && !(checkpoint.head().equals(before.head())
                            && checkpoint.merkleRoot().equals(before.merkleRoot()))) {
                return Optional.of(name + " says otherwise than checkpoint " + before.number()
                        + " of the same settlement " + before.settlements());
            }
        } else if (checkpoint.settlements() < 1) {
            return Optional.of(name + " is of no settlement");
        }
        checkpoints.add(checkpoint);
        return Optional.empty();
    }

    private Optional<String> signature(Checkpoint checkpoint) {
        String name = "checkpoint " + checkpoint.number();
        Optional<SigningKey> key = keys.inForce(checkpoint.takenAt());
        if (key.isEmpty() || !key.get().id().equals(checkpoint.key())) {
            return Optional.of(name + " is not signed by the key that was in force at its time");
        }
        byte[] signature;
        try {
            signature = checkpoint.signatureBytes();
        } catch (IllegalArgumentException e) {
            return Optional.of("the signature of " + name + " is not in base64");
        }
        return Sm2.verifies(key.get().publicKeyBytes(), checkpoint.signedText(), signature)
                ? Optional.empty()
                : Optional.of("the signature of " + name + " is not that of key "
                        + key.get().number() + " over its text");
    }

    public List<Checkpoint> checkpoints() {
        return List.copyOf(checkpoints);
    }
}
