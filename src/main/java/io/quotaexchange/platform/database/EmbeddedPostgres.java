package io.quotaexchange.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A PostgreSQL of our own in a data folder: it survives restarts, listens on 127.0.0.1 only and goes away with this process.
 *
 * <p>The folder holds {@code lock}, {@code postgresql-<hash>} (programs), {@code cluster} (the data), {@code password}
 * of the administrator, {@code password-application}, {@code password-auditor} (mode 600 each) and {@code postgresql.log}.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    static final String DATABASE = "quota_exchange";
    private static final long STOP_SECONDS = 30;

    private final DataFolderLock lock;
    private final PostgresCluster cluster;
    private final PostgresGuard guard;
    private final DatabaseLogins logins;
    private boolean closed;

    private EmbeddedPostgres(DataFolderLock lock, PostgresCluster cluster, PostgresGuard guard, DatabaseLogins logins) {
        this.lock = lock;
        this.cluster = cluster;
        this.guard = guard;
        this.logins = logins;
    }

    /** Starts the server of this folder, making it first if it is not there yet. Blocks for some seconds. */
    public static EmbeddedPostgres start(Path folder, Progress progress) {
        return start(folder, progress, Map.of());
    }

    /**
     * @param settings further settings of PostgreSQL, for example {@code fsync=off} for tests
     * @throws DatabaseException if the folder is in use, or the server does not start; one line that says why
     */
    public static EmbeddedPostgres start(Path folder, Progress progress, Map<String, String> settings) {
        Path data = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(data);
            DataFolderLock lock = DataFolderLock.take(data);
            try {
                return startLocked(data, lock, progress, settings);
            } catch (IOException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseException("PostgreSQL in " + data + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("interrupted while PostgreSQL was starting in " + data, e);
        }
    }

    private static EmbeddedPostgres startLocked(
            Path data, DataFolderLock lock, Progress progress, Map<String, String> settings)
            throws IOException, InterruptedException {
        Path home = PostgresBinaries.unpackInto(data, progress);
        PostgresCluster cluster = PostgresCluster.in(data, home);
        cluster.stopOrphan(progress);
        cluster.createIfAbsent(progress);
        PostgresGuard guard = PostgresGuard.start(cluster.stopCommand());
        try {
            progress.begins("Starting PostgreSQL");
            DatabaseAddress server = cluster.start(settings);
            DatabaseAddress address = server.withDatabase(DATABASE);
            Administration.createDatabaseIfAbsent(server, DATABASE);
            Administration.createRoles(address);
            return new EmbeddedPostgres(lock, cluster, guard, EmbeddedLogins.prepare(data, address));
        } catch (IOException | InterruptedException | RuntimeException e) {
            guard.release(STOP_SECONDS);
            throw e;
        }
    }

    /** The exchange's database on this server, as the administrator: for migrations, never to serve with. */
    public DatabaseAddress address() {
        return logins.administrator();
    }

    /** The exchange's database on this server, as each of the three who log in. */
    public DatabaseLogins logins() {
        return logins;
    }

    /** Stops the server in order (fast shutdown). Safe to call twice. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock) {
            if (!guard.release(STOP_SECONDS)) {
                cluster.stopOrphan(Progress.SILENT);
            }
        } catch (IOException e) {
            throw new DatabaseException("PostgreSQL did not stop: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
