package io.quotaexchange.platform.digest;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** SM3 (GB/T 32905), 32 bytes. */
public final class Sm3 {
    private Sm3() {}

    /** The digest of a text in UTF-8. */
    public static byte[] digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] digest(byte[] bytes) {
        return digest(bytes, bytes.length);
    }

    /** The digest of the first bytes of an array. */
    public static byte[] digest(byte[] bytes, int length) {
        SM3Digest sm3 = new SM3Digest();
        sm3.update(bytes, 0, length);
        byte[] digest = new byte[sm3.getDigestSize()];
        sm3.doFinal(digest, 0);
        return digest;
    }

    /** The digest of a text in UTF-8, as 64 lower-case hex digits. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(digest(text));
    }
}
