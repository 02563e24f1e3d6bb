package io.quotaexchange.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the PostgreSQL that another process runs in a data folder right now, so that an export can be made beside it. */
public final class RunningPostgres {
    private RunningPostgres() {}

    /**
     * @return its address as the auditor, who may select and nothing else; empty if none runs there
     * @throws DatabaseException if the folder cannot be read by this user
     */
    public static Optional<DatabaseAddress> in(Path folder) {
        return in(folder, EmbeddedLogins.AUDITOR, EmbeddedLogins::auditorPassword);
    }

    /**
     * As {@link #in(Path)}, but as the server itself logs in, for a command of the operator that writes.
     *
     * @throws DatabaseException if the folder cannot be read by this user
     */
    public static Optional<DatabaseAddress> asApplicationIn(Path folder) {
        return in(folder, EmbeddedLogins.APPLICATION, EmbeddedLogins::applicationPassword);
    }

    private static Optional<DatabaseAddress> in(Path folder, String login, Function<Path, PasswordFile> passwordFile) {
        Path data = folder.toAbsolutePath().normalize();
        Path pidFile = data.resolve("cluster").resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(pidFile);
            boolean ready = lines.size() >= 8 && lines.get(7).strip().equals("ready");
            if (!ready || !isAlive(lines.getFirst().strip())) {
                return Optional.empty();
            }
            String password = passwordFile.apply(data).read();
            int port = Integer.parseInt(lines.get(3).strip());
            return Optional.of(new DatabaseAddress(
                    "127.0.0.1", port, EmbeddedPostgres.DATABASE, login, password, new Encryption.None()));
        } catch (IOException e) {
            throw new DatabaseException("cannot read the data folder " + data + ": " + e.getMessage(), e);
        }
    }

    private static boolean isAlive(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
    }
}
