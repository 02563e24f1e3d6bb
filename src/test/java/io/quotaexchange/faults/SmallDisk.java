package io.quotaexchange.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file system of its own in memory, small enough to be filled. Needs root. */
final class SmallDisk implements AutoCloseable {
    private static final int MEGABYTES = 1_500;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Empty where none can be mounted, which is said. */
    static Optional<SmallDisk> ifPossible(Path folder) throws IOException {
        Files.createDirectories(folder);
        Optional<String> complaint =
                Commands.tried("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", folder.toString());
        if (complaint.isPresent()) {
            System.out.println("no small disk here, the full one is left out: " + complaint.get());
            return Optional.empty();
        }
        return Optional.of(new SmallDisk(folder));
    }

    /** Nothing more can be written. */
    void fill() throws IOException {
        byte[] block = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (Files.getFileStore(folder).getUsableSpace() > block.length) {
                throw full;
            }
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void close() {
        Commands.tried("umount", "-l", folder.toString());
    }
}
