package io.quotaexchange.oversight;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of a file of an export: SHA-256, which {@code sha256sum} confirms. What proves something is signed with SM2 and SM3. */
final class FileDigest {
    private FileDigest() {}

    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
