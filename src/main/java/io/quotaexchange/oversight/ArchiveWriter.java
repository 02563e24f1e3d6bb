package io.quotaexchange.oversight;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an export beside its final name, and moves it there when it is whole. */
final class ArchiveWriter implements AutoCloseable {
    private final Path target;
    private final Path partial;
    private final Path aside;
    private final ZipOutputStream zip;
    private final Map<ArchiveFile, Manifest.Content> contents = new EnumMap<>(ArchiveFile.class);
    private ArchiveFile open;
    private MessageDigest digest;
    private long rows;
    private boolean whole;

    ArchiveWriter(Path target) throws IOException {
        this.target = target.toAbsolutePath();
        this.partial = this.target.resolveSibling(this.target.getFileName() + ".part");
        this.aside = this.target.resolveSibling(this.target.getFileName() + ".twin.part");
        OutputStream out = Files.newOutputStream(partial);
        this.zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16));
    }

    void begin(ArchiveFile file) throws IOException {
        open = file;
        digest = FileDigest.begin();
        rows = 0;
        zip.putNextEntry(entry(file.fileName()));
    }

    void line(String text) throws IOException {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        digest.update(bytes);
        zip.write(bytes);
        rows++;
    }

    /** Copies a file of whole lines. */
    void lines(Path from, long count) throws IOException {
        try (InputStream in = Files.newInputStream(from)) {
            byte[] buffer = new byte[1 << 16];
            int read;
            while ((read = in.read(buffer)) >= 0) {
                digest.update(buffer, 0, read);
                zip.write(buffer, 0, read);
            }
        }
        rows += count;
    }

    /** Where something can lie that goes into the archive later; taken away with the archive's partial file. */
    Path aside() {
        return aside;
    }

    void end() throws IOException {
        contents.put(open, new Manifest.Content(rows, HexFormat.of().formatHex(digest.digest())));
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
        Files.deleteIfExists(aside);
        if (!whole) {
            zip.close();
            Files.deleteIfExists(partial);
        }
    }
}
