package io.quotaexchange.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** PostgreSQL's programs, unpacked once for a whole test run: to unpack them takes some seconds each time. */
public final class PostgresPrograms {
    private static final class Unpacked {
        private static final Path HOME = unpack();

        private Unpacked() {}
    }

    private PostgresPrograms() {}

    /** Puts them into a data folder, which is made: the same files by another name. */
    public static void linkInto(Path folder) throws IOException {
        Path home = folder.resolve(Unpacked.HOME.getFileName());
        try (Stream<Path> paths = Files.walk(Unpacked.HOME)) {
            for (Path path : paths.toList()) {
                Path link = home.resolve(Unpacked.HOME.relativize(path));
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(link);
                } else if (Files.isSymbolicLink(path)) {
                    Files.createSymbolicLink(link, Files.readSymbolicLink(path));
                } else {
                    Files.createLink(link, path);
                }
            }
        }
    }

    private static Path unpack() {
        try {
            Path folder = Files.createTempDirectory("quota-exchange-programs-");
            // The server may run as somebody else.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return PostgresBinaries.unpackInto(folder, Progress.SILENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
