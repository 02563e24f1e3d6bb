package io.quotaexchange.checkpoint;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an auditor saw of an exchange's keys and checkpoints, kept where the exchange cannot reach it. Whoever rebuilds the journal,
 * goes back to yesterday's or signs with another key comes into conflict with it.
 *
 * <p>On disk: JSON Lines, the format first, then the keys, then the checkpoints.
 */
public final class Witness {
    private static final String FORMAT = "quota-exchange/witness/1";
    private static final long LONGEST_BYTES = 256L * 1024 * 1024;

    private final List<SigningKey> keys;
    private final List<Checkpoint> checkpoints;

    private Witness(List<SigningKey> keys, List<Checkpoint> checkpoints) {
        this.keys = List.copyOf(keys);
        this.checkpoints = List.copyOf(checkpoints);
    }

    /** Who saw nothing yet: what it sees first it has to believe. */
    public static Witness ofNothing() {
        return new Witness(List.of(), List.of());
    }

    public List<SigningKey> keys() {
        return keys;
    }

    public List<Checkpoint> checkpoints() {
        return checkpoints;
    }

    /** The settlements that the newest checkpoint seen is of; 0 if none was seen. */
    public long settlements() {
        return checkpoints.isEmpty() ? 0 : checkpoints.getLast().settlements();
    }

    /**
     * Why what is shown now cannot be the exchange that was seen before: whatever was seen must still stand there, unchanged.
     *
     * @return the first difference, with the first settlement that it concerns; empty if there is none
     */
    public Optional<String> conflict(List<SigningKey> shownKeys, List<Checkpoint> shown) {
        for (int i = 0; i < keys.size(); i++) {
            if (i >= shownKeys.size() || !shownKeys.get(i).equals(keys.get(i))) {
                return Optional.of(
                        "key " + (i + 1) + " is not the one the witness saw: somebody else signs, from settlement "
                                + firstSignedBy(keys.get(i)) + " on");
            }
        }
        long agreed = 0;
        for (int i = 0; i < checkpoints.size(); i++) {
            Checkpoint seen = checkpoints.get(i);
            if (i >= shown.size()) {
                return Optional.of("settlement " + (agreed + 1) + ": checkpoint " + seen.number() + " of "
                        + seen.settlements()
                        + " settlements, which the witness saw, is not there: the exchange went back, or"
                        + " its newest rows were cut off");
            }
            if (!shown.get(i).equals(seen)) {
                return Optional.of("settlement " + (agreed + 1) + ": checkpoint " + seen.number()
                        + " is not the one the witness saw: something in settlements " + (agreed + 1) + " to "
                        + seen.settlements() + " was made anew");
            }
            agreed = seen.settlements();
        }
        return Optional.empty();
    }

    private long firstSignedBy(SigningKey key) {
        long before = 0;
        for (Checkpoint checkpoint : checkpoints) {
            if (checkpoint.key().equals(key.id())) {
                break;
            }
            before = checkpoint.settlements();
        }
        return before + 1;
    }

    /**
     * What is known after this was seen too.
     *
     * @return empty if it conflicts with what was seen before, or its signatures do not hold
     */
    public Optional<Witness> after(List<SigningKey> shownKeys, List<Checkpoint> shown) {
        return conflict(shownKeys, shown).isPresent() || wrong(shownKeys, shown).isPresent()
                ? Optional.empty()
                : Optional.of(new Witness(shownKeys, shown));
    }

    /** What is wrong with keys and checkpoints by themselves. @return empty if nothing is */
    public static Optional<String> wrong(List<SigningKey> keys, List<Checkpoint> checkpoints) {
        KeyChain chain = new KeyChain();
        for (SigningKey key : keys) {
            Optional<String> wrong = chain.add(key);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        CheckpointChain signed = new CheckpointChain(chain);
        for (Checkpoint checkpoint : checkpoints) {
            Optional<String> wrong = signed.add(checkpoint);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    /**
     * Reads what was kept.
     *
     * @throws IllegalArgumentException if the file is none of a witness, or its signatures do not hold
     */
    public static Witness read(Path file) throws IOException {
        if (Files.size(file) > LONGEST_BYTES) {
            throw new IllegalArgumentException(file + " is too large for a witness");
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<SigningKey> keys = new ArrayList<>();
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            try {
                JsonObject line = new JsonObject(lines.get(i));
                if (i == 0 && !FORMAT.equals(line.getString("format"))) {
                    throw new IllegalArgumentException("the format is not " + FORMAT);
                } else if (line.containsKey("checkpoint")) {
                    checkpoints.add(Checkpoint.read(line.getJsonObject("checkpoint")));
                } else if (i > 0) {
                    keys.add(SigningKey.read(line.getJsonObject("key")));
                }
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(
                        file + ", line " + (i + 1) + ": is not of a witness: " + e.getMessage(), e);
            }
        }
        wrong(keys, checkpoints).ifPresent(what -> {
            throw new IllegalArgumentException(file + ": " + what);
        });
        return new Witness(keys, checkpoints);
    }

    /** Writes beside the file and moves it there, so that it is never half a witness. */
    public void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(new JsonObject().put("format", FORMAT).encode());
        keys.forEach(key -> lines.add(new JsonObject().put("key", key.json()).encode()));
        checkpoints.forEach(checkpoint ->
                lines.add(new JsonObject().put("checkpoint", checkpoint.json()).encode()));
        Path target = file.toAbsolutePath();
        Path partial = target.resolveSibling(target.getFileName() + ".part");
        Files.write(partial, lines, StandardCharsets.UTF_8);
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
