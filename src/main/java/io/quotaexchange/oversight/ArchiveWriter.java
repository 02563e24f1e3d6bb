package io.quotaexchange.oversight;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.crypto.digests.SM3Digest;

/** Writes an export beside its final name, and moves it there when it is whole. */
final class ArchiveWriter implements AutoCloseable {
    private final Path target;
    private final Path partial;
    private final ZipOutputStream zip;
    private final Map<ArchiveFile, Manifest.Content> contents = new EnumMap<>(ArchiveFile.class);
    private ArchiveFile open;
    private SM3Digest digest;
    private long rows;
    private boolean whole;

    ArchiveWriter(Path target) throws IOException {
        this.target = target.toAbsolutePath();
        this.partial = this.target.resolveSibling(this.target.getFileName() + ".part");
        OutputStream out = Files.newOutputStream(partial);
        this.zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16));
    }

    void begin(ArchiveFile file) throws IOException {
        open = file;
        digest = new SM3Digest();
        rows = 0;
        zip.putNextEntry(entry(file.fileName()));
    }

    void line(String text) throws IOException {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        digest.update(bytes, 0, bytes.length);
        zip.write(bytes);
        rows++;
    }

    void end() throws IOException {
        byte[] sum = new byte[digest.getDigestSize()];
        digest.doFinal(sum, 0);
        contents.put(open, new Manifest.Content(rows, HexFormat.of().formatHex(sum)));
        zip.closeEntry();
    }

    /** Writes the manifest and gives the file its name. */
    Manifest finish(String province, long sequence, String hash) throws IOException {
        Manifest manifest = new Manifest(province, sequence, hash, contents);
        zip.putNextEntry(entry(ArchiveFile.MANIFEST));
        zip.write((manifest.json().encode() + "\n").getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.close();
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        whole = true;
        return manifest;
    }

    /** The same content gives the same bytes, whenever it is written. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.fromMillis(315_532_800_000L));
        return entry;
    }

    @Override
    public void close() throws IOException {
        if (!whole) {
            zip.close();
            Files.deleteIfExists(partial);
        }
    }
}
