package io.quotaexchange.bidding;

import io.quotaexchange.round.live.LotKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of lots, made from one secret that lies in the key folder for nobody but the server's user. Without that file no sealed
 * limit, reserve or seed can be read, by the database's administrators either.
 */
public final class LotKeys {
    private static final int SECRET_BYTES = 32;
    private static final int MOST_KEPT = 10_000;

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, LotKey> keys = new ConcurrentHashMap<>();
    private byte[] secret;

    /** @param folder made with the file when the first key is */
    public LotKeys(Path folder) {
        this.file = folder.resolve("lots.key");
    }

    /** The key of a lot; always the same. */
    public LotKey of(String round, String lot) {
        if (keys.size() > MOST_KEPT) {
            keys.clear();
        }
        return keys.computeIfAbsent(round + "/" + lot, name -> LotKey.derive(secret(), round, lot));
    }

    /** 32 bytes nobody can foresee, hex. */
    String freshSeed() {
        byte[] seed = new byte[SECRET_BYTES];
        random.nextBytes(seed);
        return HexFormat.of().formatHex(seed);
    }

    private synchronized byte[] secret() {
        if (secret == null) {
            try {
                secret = read();
            } catch (IOException | IllegalArgumentException e) {
                throw new UncheckedIOException(new IOException(file + ": " + e.getMessage(), e));
            }
        }
        return secret;
    }

    private byte[] read() throws IOException {
        if (!Files.exists(file)) {
            make();
        }
        byte[] read = HexFormat.of()
                .parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip());
        if (read.length != SECRET_BYTES) {
            throw new IOException("does not hold 32 bytes in hex");
        }
        return read;
    }

    private void make() throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(file.getParent(), posix ? permissions("rwx------") : new FileAttribute<?>[0]);
        try {
            Files.createFile(file, posix ? permissions("rw-------") : new FileAttribute<?>[0]);
        } catch (FileAlreadyExistsException other) {
            return;
        }
        Files.writeString(file, freshSeed() + "\n", StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }

    private static FileAttribute<?>[] permissions(String text) {
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))};
    }
}
