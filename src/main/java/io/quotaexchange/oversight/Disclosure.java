package io.quotaexchange.oversight;

import io.quotaexchange.checkpoint.Checkpoint;
import io.quotaexchange.checkpoint.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The keys and checkpoints that an exchange shows, not checked yet. */
public record Disclosure(List<SigningKey> keys, List<Checkpoint> checkpoints) {
    public Disclosure {
        keys = List.copyOf(keys);
        checkpoints = List.copyOf(checkpoints);
    }

    /**
     * Those of an export.
     *
     * @throws IOException if the file cannot be read, or is not an export
     */
    public static Disclosure of(Path archive) throws IOException {
        List<SigningKey> keys = new ArrayList<>();
        List<Checkpoint> checkpoints = new ArrayList<>();
        try (ArchiveReader reader = new ArchiveReader(archive)) {
            reader.read(
                    ArchiveFile.KEYS,
                    (number, line) -> keys.add(
                            JsonLine.read(ArchiveFile.KEYS, number, line, SigningKey::read, SigningKey::json)));
            reader.read(
                    ArchiveFile.CHECKPOINTS,
                    (number, line) -> checkpoints.add(
                            JsonLine.read(ArchiveFile.CHECKPOINTS, number, line, Checkpoint::read, Checkpoint::json)));
        } catch (InvalidArchiveException e) {
            throw new IOException(e.getMessage(), e);
        }
        return new Disclosure(keys, checkpoints);
    }
}
