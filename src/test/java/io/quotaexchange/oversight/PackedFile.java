package io.quotaexchange.oversight;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A file of an export as a forger leaves it, with what an archive and its manifest say of it: each is made once. */
final class PackedFile {
    private final List<String> lines;
    private byte[] bytes;
    private String sha256;
    private long crc;

    PackedFile(List<String> lines) {
        this.lines = lines;
    }

    List<String> lines() {
        return lines;
    }

    String sha256() {
        pack();
        if (sha256 == null) {
            sha256 = HexFormat.of().formatHex(FileDigest.begin().digest(bytes));
        }
        return sha256;
    }

    /** Writes it as it is: to compress what is read back at once costs more than it spares. */
    void store(String name, ZipOutputStream zip) throws IOException {
        pack();
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private void pack() {
        if (bytes == null) {
            StringBuilder text = new StringBuilder();
            lines.forEach(line -> text.append(line).append('\n'));
            bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            CRC32 sum = new CRC32();
            sum.update(bytes);
            crc = sum.getValue();
        }
    }
}
