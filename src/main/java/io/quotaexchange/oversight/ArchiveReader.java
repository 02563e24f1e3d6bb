package io.quotaexchange.oversight;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bouncycastle.crypto.digests.SM3Digest;

/** Reads an export line by line; every file must be what the manifest says, to the byte. */
final class ArchiveReader implements AutoCloseable {
    private static final int LONGEST_LINE_BYTES = 256 * 1024 * 1024;

    /** Takes a file's lines, numbered from 1. */
    @FunctionalInterface
    interface Lines {
        void line(long number, String text);
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
        read(ArchiveFile.MANIFEST, (number, line) -> text.append(line).append('\n'));
        this.manifest = Manifest.read(text.toString());
    }

    Manifest manifest() {
        return manifest;
    }

    /** @throws InvalidArchiveException what {@code lines} throws, else if the file is not what the manifest says */
    void read(ArchiveFile file, Lines lines) throws IOException {
        Manifest.Content found = read(file.fileName(), lines);
        Manifest.Content said = manifest.files().get(file);
        if (!found.equals(said)) {
            throw new InvalidArchiveException(
                    file.fileName(),
                    0,
                    "is not the file the manifest names: " + found.rows() + " rows with SM3 " + found.sm3()
                            + " instead of " + said.rows() + " rows with " + said.sm3());
        }
    }

    private Manifest.Content read(String name, Lines lines) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new InvalidArchiveException(name, 0, "is missing");
        }
        SM3Digest digest = new SM3Digest();
        long rows = 0;
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int next;
            while ((next = in.read()) >= 0) {
                digest.update((byte) next);
                if (next == '\n') {
                    lines.line(++rows, text(name, rows, line));
                    line.reset();
                } else if (line.size() < LONGEST_LINE_BYTES) {
                    line.write(next);
                } else {
                    throw new InvalidArchiveException(name, rows + 1, "is longer than a line may be");
                }
            }
            if (line.size() > 0) {
                throw new InvalidArchiveException(name, rows + 1, "the last line has no end");
            }
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw new InvalidArchiveException(name, rows + 1, "cannot be unpacked: " + e.getMessage());
        }
        byte[] sum = new byte[digest.getDigestSize()];
        digest.doFinal(sum, 0);
        return new Manifest.Content(rows, HexFormat.of().formatHex(sum));
    }

    private static String text(String name, long number, ByteArrayOutputStream line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
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
