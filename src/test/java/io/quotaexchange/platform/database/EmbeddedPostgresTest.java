package io.quotaexchange.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One data folder through its life; the steps build on each other, because making a cluster takes seconds. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class EmbeddedPostgresTest {
    @TempDir
    static Path folder;

    @Test
    @Order(1)
    void keepsWhatWasWrittenOverARestart() throws Exception {
        Files.createDirectories(folder.resolve("unpacking-left-by-a-killed-process/bin"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, Progress.SILENT)) {
            assertThat(folder.resolve("unpacking-left-by-a-killed-process")).doesNotExist();
            execute(postgres.address(), "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, Progress.SILENT)) {
            assertThat(ask(postgres.address(), "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    @Order(2)
    void isMadeWithChecksumsAndPasswords() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, Progress.SILENT)) {
            assertThat(ask(postgres.address(), "SHOW data_checksums")).isEqualTo("on");
            assertThat(ask(postgres.address(), "SHOW password_encryption")).isEqualTo("scram-sha-256");
            assertThat(ask(postgres.address(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            DatabaseAddress right = postgres.address();
            DatabaseAddress wrong = new DatabaseAddress(
                    right.host(), right.port(), right.database(), right.user(), "guess", new Encryption.None());
            assertThatThrownBy(() -> ask(wrong, "SELECT 1")).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    @Order(2)
    void itsProcessesKeepFreedMemory() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, Progress.SILENT)) {
            List<String> running = Files.readAllLines(folder.resolve("cluster/postmaster.pid"));
            assertThat(running.get(3))
                    .isEqualTo(Integer.toString(postgres.address().port()));
            assertThat(Files.readString(Path.of("/proc", running.getFirst(), "environ")))
                    .contains(
                            "MALLOC_TRIM_THRESHOLD_=67108864",
                            "MALLOC_MMAP_THRESHOLD_=33554432",
                            "MALLOC_TOP_PAD_=4194304");
        }
    }

    @Test
    @Order(3)
    void aSecondStartIsRefusedAndNamesTheHolder() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, Progress.SILENT)) {
            assertThat(postgres.address().port()).isPositive();
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, Progress.SILENT))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    @Order(4)
    void stopsInUnderASecond() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, Progress.SILENT);
        execute(postgres.address(), "CREATE TABLE filler AS SELECT generate_series(1, 10000)");
        long before = System.nanoTime();
        postgres.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        assertThat(folder.resolve("cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    @Order(5)
    void aKilledProcessLeavesNoServerBehind() throws Exception {
        Process process = startElsewhere();
        long server = serverPid();
        process.destroyForcibly().waitFor();
        assertThat(ends(server)).as("the guard stops the server").isTrue();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, Progress.SILENT)) {
            assertThat(ask(postgres.address(), "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    @Order(6)
    void anOrphanIsStoppedAtTheNextStart() throws Exception {
        Process process = startElsewhere();
        long server = serverPid();
        List<ProcessHandle> guards = process.descendants().toList();
        ProcessHandle guard = guards.stream()
                .filter(child -> child.pid() != server)
                .filter(child -> child.info().commandLine().orElse("").contains("quota-exchange-guard"))
                .findFirst()
                .orElseThrow();
        guard.destroyForcibly();
        process.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(server))
                .as("without its guard the server stays")
                .isPresent();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, Progress.SILENT)) {
            assertThat(ends(server)).isTrue();
            assertThat(ask(postgres.address(), "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    private static Process startElsewhere() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedPostgresMain.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
        return process;
    }

    private static long serverPid() throws Exception {
        return Long.parseLong(Files.readAllLines(folder.resolve("cluster/postmaster.pid"))
                .getFirst()
                .strip());
    }

    private static boolean ends(long pid) throws Exception {
        var handle = ProcessHandle.of(pid);
        if (handle.isPresent()) {
            handle.get().onExit().get(20, TimeUnit.SECONDS);
        }
        return true;
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = Administration.connect(address)) {
            Administration.execute(connection, sql);
        }
    }

    private static String ask(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = Administration.connect(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
