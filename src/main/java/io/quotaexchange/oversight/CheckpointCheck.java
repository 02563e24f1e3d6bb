package io.quotaexchange.oversight;

import io.quotaexchange.checkpoint.Checkpoint;
import io.quotaexchange.checkpoint.CheckpointChain;
import io.quotaexchange.checkpoint.KeyChain;
import io.quotaexchange.checkpoint.MerkleFrontier;
import io.quotaexchange.checkpoint.SigningKey;
import io.quotaexchange.checkpoint.Witness;
import io.quotaexchange.ledger.Hash;
import java.util.HexFormat;
import java.util.Optional;

/** Checks the signatures of an export's checkpoints, and the journal against each of them. */
final class CheckpointCheck {
    private final KeyChain keys = new KeyChain();
    private final CheckpointChain chain = new CheckpointChain(keys);
    private final MerkleFrontier tree = new MerkleFrontier();
    private int next;
    private long covered;

    void key(long number, String line) {
        SigningKey key = JsonLine.read(ArchiveFile.KEYS, number, line, SigningKey::read, SigningKey::json);
        keys.add(key).ifPresent(what -> {
            throw new InvalidArchiveException(ArchiveFile.KEYS.fileName(), number, what);
        });
    }

    void checkpoint(long number, String line) {
        Checkpoint checkpoint =
                JsonLine.read(ArchiveFile.CHECKPOINTS, number, line, Checkpoint::read, Checkpoint::json);
        chain.add(checkpoint).ifPresent(what -> {
            throw new InvalidArchiveException(
                    ArchiveFile.CHECKPOINTS.fileName(), number, "settlement " + checkpoint.settlements() + ": " + what);
        });
    }

    /** The keys, once they were read. */
    KeyChain keyChain() {
        return keys;
    }

    /** After keys and checkpoints were read. @return how they contradict what an auditor saw before */
    Optional<String> conflict(Witness witness) {
        return witness.conflict(keys.keys(), chain.checkpoints()).map(what -> "the witness: " + what);
    }

    /**
     * Takes the next settlement of the journal.
     *
     * @param bytes that its hash is of, from {@code from} on
     * @return the checkpoint it does not agree with, if there is one
     */
    Optional<String> settlement(byte[] bytes, int from, int length, Hash hash) {
        tree.add(bytes, from, length);
        while (next < chain.checkpoints().size()
                && chain.checkpoints().get(next).settlements() == tree.leaves()) {
            Checkpoint checkpoint = chain.checkpoints().get(next);
            boolean same = checkpoint.head().equals(hash.toString())
                    && checkpoint.merkleRoot().equals(HexFormat.of().formatHex(tree.root()));
            if (!same) {
                return Optional.of(
                        "settlement " + (covered + 1) + ": something in settlements " + (covered + 1) + " to "
                                + tree.leaves() + " is not what checkpoint " + checkpoint.number()
                                + " was signed over: the journal was made anew");
            }
            covered = tree.leaves();
            next++;
        }
        return Optional.empty();
    }

    /** After the last settlement. @return the checkpoint that is of more settlements than there are */
    Optional<String> finish() {
        if (next == chain.checkpoints().size()) {
            return Optional.empty();
        }
        Checkpoint missing = chain.checkpoints().get(next);
        return Optional.of("settlement " + (tree.leaves() + 1) + ": the journal ends at " + tree.leaves()
                + ", but checkpoint " + missing.number() + " was signed over " + missing.settlements()
                + ": the newest rows were cut off");
    }

    int keys() {
        return keys.keys().size();
    }

    int checkpoints() {
        return chain.checkpoints().size();
    }

    /** How many settlements the newest checkpoint is of; 0 if there is none. */
    long covered() {
        return covered;
    }
}
