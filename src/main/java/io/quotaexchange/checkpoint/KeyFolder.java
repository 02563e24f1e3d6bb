package io.quotaexchange.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;

/** Where the private keys lie: one PEM file a key, named by the key's id, for nobody but the server's user. */
public final class KeyFolder {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int LONGEST_BYTES = 4096;

    private final Path folder;

    /** @param folder made when the first key is */
    public KeyFolder(Path folder) {
        this.folder = folder;
    }

    Path file(String id) {
        return folder.resolve("checkpoint-" + id.substring(0, 16) + ".pem");
    }

    /** Makes a pair and keeps its private half. @return the public half */
    byte[] generate() {
        Sm2.Pair pair = Sm2.generate();
        try {
            boolean posix =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            Files.createDirectories(folder, posix ? permissions("rwx------") : new FileAttribute<?>[0]);
            Path file = file(Sm2.id(pair.publicKey()));
            Files.createFile(file, posix ? permissions("rw-------") : new FileAttribute<?>[0]);
            String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(pair.privateKey());
            Files.writeString(
                    file, BEGIN + "\n" + lines + "\n" + END + "\n", StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a key in " + folder + ": " + e.getMessage(), e);
        }
        return pair.publicKey();
    }

    private static FileAttribute<?>[] permissions(String text) {
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))};
    }

    /**
     * The private half of a key; empty if it is not here.
     *
     * @throws UncheckedIOException if the file is there but cannot be read, or is not that key
     */
    Optional<byte[]> privateKey(SigningKey key) {
        Path file = file(key.id());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > LONGEST_BYTES) {
                throw new IOException("is too large for a key");
            }
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
                throw new IOException("is not a private key in PEM");
            }
            byte[] privateKey =
                    Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
            String probe = "quota-exchange/checkpoint-key-probe/1\n";
            if (!Sm2.verifies(key.publicKeyBytes(), probe, Sm2.sign(privateKey, probe))) {
                throw new IOException("is another key");
            }
            return Optional.of(privateKey);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new UncheckedIOException(new IOException(file + ": " + e.getMessage(), e));
        }
    }

    /** Forgets a retired key, so that nobody can sign with it any more. */
    void destroy(SigningKey key) {
        try {
            Files.deleteIfExists(file(key.id()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file(key.id()) + ": " + e.getMessage(), e);
        }
    }
}
