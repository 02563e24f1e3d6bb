package io.quotaexchange.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the PostgreSQL that another process runs in a data folder right now, so that an export can be made beside it. */
public final class RunningPostgres {
    private RunningPostgres() {}

    /**
     * @return its address as the auditor, who may select and nothing else; empty if none runs there
     * @throws DatabaseException if the folder cannot be read by this user
     */
    public static Optional<DatabaseAddress> in(Path folder) {
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
            String password = EmbeddedLogins.auditorPassword(data).read();
            int port = Integer.parseInt(lines.get(3).strip());
            return Optional.of(new DatabaseAddress(
                    "127.0.0.1",
                    port,
                    EmbeddedPostgres.DATABASE,
                    EmbeddedLogins.AUDITOR,
                    password,
                    new Encryption.None()));
        } catch (IOException e) {
            throw new DatabaseException("cannot read the data folder " + data + ": " + e.getMessage(), e);
        }
    }

    private static boolean isAlive(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
    }
}
