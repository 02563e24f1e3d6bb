package io.quotaexchange.approval;

import io.quotaexchange.platform.digest.Sm3;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What two people sign for: SM3 of operation, path, query and body, each with its length before it. */
public final class ProposalDigest {
    private ProposalDigest() {}

    public static byte[] of(String operation, String path, String query, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("quota-exchange/proposal/1\n".getBytes(StandardCharsets.UTF_8));
        for (byte[] part : new byte[][] {utf8(operation), utf8(path), utf8(query), body}) {
            bytes.writeBytes(utf8(part.length + ":"));
            bytes.writeBytes(part);
        }
        return Sm3.digest(bytes.toByteArray());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
