package io.quotaexchange.platform.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What the operator of this machine shows to write; kept in a file that nobody else can read. */
public final class OperatorToken {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32,200}");
    private static final long LONGEST_FILE = 1_000;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final byte[] token;

    private OperatorToken(byte[] token) {
        this.token = token;
    }

    /**
     * Reads a token of 32 to 200 letters, digits, {@code _} and {@code -}.
     *
     * @throws IllegalArgumentException if the file is missing, a link, readable by others, or holds no such token
     */
    public static OperatorToken read(Path file) {
        try {
            PosixFileAttributes attributes =
                    Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile() || attributes.size() > LONGEST_FILE) {
                throw refused(file, "is not a small plain file");
            }
            if (!OWNER.containsAll(attributes.permissions())) {
                throw refused(file, "may be read or changed by others than its owner: chmod 600 it");
            }
            return of(file, Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            throw refused(file, "cannot be read; make one: (umask 077; openssl rand -hex 32 > " + file + ")");
        }
    }

    private static OperatorToken of(Path file, String text) {
        if (!FORM.matcher(text).matches()) {
            throw refused(file, "must hold 32 to 200 letters, digits, _ or -, for example from openssl rand -hex 32");
        }
        return new OperatorToken(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static IllegalArgumentException refused(Path file, String why) {
        return new IllegalArgumentException("--operator-token-file: " + file + " " + why);
    }

    /** Takes equally long wherever the two differ. */
    boolean matches(String shown) {
        return MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8));
    }
}
