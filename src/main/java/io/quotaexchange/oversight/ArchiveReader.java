package io.quotaexchange.oversight;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads an export line by line; every file must be what the manifest says, to the byte. */
final class ArchiveReader implements AutoCloseable {
    private static final int LONGEST_LINE_BYTES = 256 * 1024 * 1024;

    private static final int BUFFER_BYTES = 1 << 16;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long SIGNS = ONES << Byte.SIZE - 1;
    private static final long LINE_FEEDS = ONES * '\n';

    /** Takes a file's lines, numbered from 1. */
    @FunctionalInterface
    interface Lines {
        void line(long number, String text);
    }

    /** Takes a file's lines as they lie in a buffer, from {@code from} to before {@code to}, numbered from 1. */
    @FunctionalInterface
    interface RawLines {
        void line(long number, byte[] bytes, int from, int to);
    }

    private final ZipFile zip;
    private final Manifest manifest;

    /** @throws InvalidArchiveException if files are missing, unknown or there twice, or the manifest is not one */
    ArchiveReader(Path path) throws IOException {
        try {
            this.zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (java.util.zip.ZipException e) {
            throw new InvalidArchiveException(path.getFileName().toString(), 0, "is not an export: " + e.getMessage());
        }
        Set<String> names = new HashSet<>();
        zip.stream().forEach(entry -> {
            boolean known = entry.getName().equals(ArchiveFile.MANIFEST)
                    || ArchiveFile.named(entry.getName()).isPresent();
            if (!known || !names.add(entry.getName())) {
                throw new InvalidArchiveException(
                        entry.getName(), 0, "does not belong in an export, or is there twice");
            }
        });
        StringBuilder text = new StringBuilder();
        read(
                ArchiveFile.MANIFEST,
                (number, bytes, from, to) -> text.append(text(ArchiveFile.MANIFEST, number, bytes, from, to))
                        .append('\n'));
        this.manifest = Manifest.read(text.toString());
    }

    Manifest manifest() {
        return manifest;
    }

    /** @throws InvalidArchiveException what {@code lines} throws, else if the file is not what the manifest says */
    void read(ArchiveFile file, Lines lines) throws IOException {
        readRaw(file, (number, bytes, from, to) -> lines.line(number, text(file.fileName(), number, bytes, from, to)));
    }

    /** As {@link #read}, without a look at what the bytes mean. */
    void readRaw(ArchiveFile file, RawLines lines) throws IOException {
        Manifest.Content found = read(file.fileName(), lines);
        Manifest.Content said = manifest.files().get(file);
        if (!found.equals(said)) {
            throw new InvalidArchiveException(
                    file.fileName(),
                    0,
                    "is not the file the manifest names: " + found.rows() + " rows with SHA-256 " + found.sha256()
                            + " instead of " + said.rows() + " rows with " + said.sha256());
        }
    }

    private Manifest.Content read(String name, RawLines lines) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new InvalidArchiveException(name, 0, "is missing");
        }
        MessageDigest digest = FileDigest.begin();
        long rows = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        int filled = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            int read;
            while ((read = in.read(buffer, filled, buffer.length - filled)) >= 0) {
                digest.update(buffer, filled, read);
                int from = 0;
                int searched = filled;
                filled += read;
                for (int to; (to = lineFeed(buffer, searched, filled)) >= 0; searched = from) {
                    lines.line(++rows, buffer, from, to);
                    from = to + 1;
                }
                System.arraycopy(buffer, from, buffer, 0, filled - from);
                filled -= from;
                if (filled == buffer.length) {
                    if (filled >= LONGEST_LINE_BYTES) {
                        throw new InvalidArchiveException(name, rows + 1, "is longer than a line may be");
                    }
                    buffer = Arrays.copyOf(buffer, 2 * filled);
                }
            }
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw new InvalidArchiveException(name, rows + 1, "cannot be unpacked: " + e.getMessage());
        }
        if (filled > 0) {
            throw new InvalidArchiveException(name, rows + 1, "the last line has no end");
        }
        return new Manifest.Content(rows, HexFormat.of().formatHex(digest.digest()));
    }

    private static int lineFeed(byte[] bytes, int from, int to) {
        int i = from;
        // Eight bytes at a time: where one is a line feed, the exclusive or is zero and borrows from the byte above it.
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long other = (long) LONG.get(bytes, i) ^ LINE_FEEDS;
            long found = other - ONES & ~other & SIGNS;
            if (found != 0) {
                return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static String text(String name, long number, byte[] bytes, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidArchiveException(name, number, "is not UTF-8");
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
