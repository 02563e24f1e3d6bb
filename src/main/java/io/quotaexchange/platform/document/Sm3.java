package io.quotaexchange.platform.document;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** SM3 (GB/T 32905) of a document's text in UTF-8. */
public final class Sm3 {
    private Sm3() {}

    /** @return 32 bytes */
    public static byte[] of(String text) {
        byte[] input = text.getBytes(StandardCharsets.UTF_8);
        SM3Digest digest = new SM3Digest();
        digest.update(input, 0, input.length);
        byte[] output = new byte[digest.getDigestSize()];
        digest.doFinal(output, 0);
        return output;
    }

    /** @return 64 lower-case hexadecimal digits */
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }
}
