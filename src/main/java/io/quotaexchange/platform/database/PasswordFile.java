package io.quotaexchange.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A generated password in a file that only its owner reads. */
record PasswordFile(Path path) {
    private static final int BYTES = 24;

    boolean exists() {
        return Files.exists(path);
    }

    /** @throws IOException if there is none */
    String read() throws IOException {
        return Files.readString(path).strip();
    }

    /** What is there, or a new one. */
    String readOrMake() throws IOException {
        if (!exists() || read().isEmpty()) {
            make();
        }
        return read();
    }

    /** A new one in place of any before. */
    void make() throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(path);
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(path, HexFormat.of().formatHex(random));
    }
}
