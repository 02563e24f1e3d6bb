package io.quotaexchange;

import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.DatabaseAddress;
import io.quotaexchange.platform.database.Migrations;
import io.quotaexchange.platform.database.Rights;
import io.quotaexchange.platform.telemetry.TraceCollector;
import io.quotaexchange.platform.telemetry.TraceSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at an installation as the server sees it, and says what to mend. Changes nothing. */
@Command(
        name = "doctor",
        description = "Look at an installation and say what to mend; ends with 1 if something must be",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final long SECONDS = 20;
    private static final Duration SKEW = Duration.ofSeconds(1);
    private static final int LEAST_FREE_PERCENT = 10;
    private static final int OLDEST_SERVER = 150_000;
    private static final int CONNECTIONS_OF_A_NODE = 20;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private static final String LOOK = """
            SELECT now() AS at,
                   current_setting('server_version_num')::int AS version,
                   current_setting('fsync') AS fsync,
                   current_setting('synchronous_commit') AS synchronous_commit,
                   current_setting('full_page_writes') AS full_page_writes,
                   current_setting('data_checksums') AS data_checksums,
                   current_setting('max_connections')::int AS connections,
                   current_setting('archive_mode') AS archive_mode,
                   (SELECT extract(epoch FROM now() - last_archived_time)::bigint FROM pg_stat_archiver) AS archived,
                   (SELECT failed_count > 0 AND coalesce(last_failed_time > last_archived_time, true)
                      FROM pg_stat_archiver) AS archive_fails,
                   (SELECT sequence FROM ledger.head) AS sequence,
                   (SELECT max(settlements) FROM checkpoint.checkpoint) AS covered,
                   (SELECT extract(epoch FROM now() - max(taken_at))::bigint FROM checkpoint.checkpoint) AS checkpointed,
                   EXISTS (SELECT FROM round.event WHERE kind = 'lot-announced.v1') AS lots,
                   (SELECT count(*) FROM round.heartbeat WHERE seen_at > now() - interval '10 seconds') AS nodes
            """;

    @Mixin
    private ExchangeDatabase exchange;

    @Option(
            names = "--checkpoint-minutes",
            defaultValue = "10",
            description = "what the server was told (${DEFAULT-VALUE})")
    private int checkpointMinutes;

    @Option(
            names = "--backup-minutes",
            defaultValue = "15",
            description = "WAL may be archived so late (${DEFAULT-VALUE})")
    private int backupMinutes;

    @Option(
            names = "--traces-to",
            paramLabel = "URL",
            description = "what the server was told; or as it has it from the environment (none)")
    private URI traces;

    private int toMend;

    /** One finding. @param mend empty if all is well */
    private void say(String what, String found, String mend) {
        boolean fine = mend.isEmpty();
        toMend += fine ? 0 : 1;
        System.out.println((fine ? "ok    " : "MEND  ") + what + ": " + found + (fine ? "" : "\n      " + mend));
    }

    @Override
    public Integer call() throws Exception {
        keys(exchange.keyFolder());
        try {
            exchange.use(logins -> {
                database(logins.application());
                return 0;
            });
        } catch (IOException | RuntimeException failure) {
            say("database", String.valueOf(failure.getMessage()), "start PostgreSQL, or correct --database or --data");
        }
        TracesOption.collector(traces, System.getenv()).ifPresent(this::collector);
        System.out.println(
                toMend == 0 ? "Nothing to mend." : toMend + (toMend == 1 ? " thing" : " things") + " to mend.");
        return toMend == 0 ? 0 : 1;
    }

    private void keys(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            say(
                    "keys",
                    folder + " is not there",
                    "name the folder with --keys; it is made by the first start, and must be"
                            + " restored from its backup if this is none: without it sealed bids and limits cannot be opened");
            return;
        }
        List<String> open = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                if (Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS).stream()
                        .anyMatch(OTHERS::contains)) {
                    open.add(
                            folder.relativize(file).toString().isEmpty()
                                    ? "."
                                    : folder.relativize(file).toString());
                }
            }
        }
        say(
                "keys' permissions",
                open.isEmpty() ? folder + " is the server's alone" : "others may read " + String.join(", ", open),
                open.isEmpty()
                        ? ""
                        : "chmod -R go= " + folder + ", and have new keys made: who read them is not known");
        key(folder, "sealing.key");
        space("keys' disk", folder);
    }

    private void key(Path folder, String name) {
        if (!Files.exists(folder.resolve(name))) {
            say(
                    "key " + name,
                    "is not there",
                    "restore the key folder from its backup before anything else; the first start of an exchange makes it");
        }
    }

    private void space(String what, Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder);
        long percent = store.getUsableSpace() * 100 / Math.max(1, store.getTotalSpace());
        say(
                what,
                percent + " % free",
                percent >= LEAST_FREE_PERCENT ? "" : "make room before it is full: the server stops writing then");
    }

    private void database(DatabaseAddress address) throws Exception {
        attempt(
                "login and rights",
                "the server's login may do what it must and no more",
                () -> Rights.requireApplication(address));
        attempt("migrations", "the tables are those of this version", () -> Migrations.requireCurrent(address));
        Vertx vertx = Vertx.vertx();
        try {
            Pool pool = Database.open(vertx, address, 1);
            Instant before = Instant.now();
            Row row = await(pool.query(LOOK).execute()).iterator().next();
            clock(before, row.getOffsetDateTime("at").toInstant(), Instant.now());
            server(row);
            journal(row);
            if (row.getBoolean("lots")) {
                key(exchange.keyFolder(), "lots.key");
            }
        } finally {
            await(vertx.close());
        }
    }

    private void attempt(String what, String fine, Runnable check) {
        try {
            check.run();
            say(what, fine, "");
        } catch (RuntimeException failure) {
            say(what, "no", String.valueOf(failure.getMessage()));
        }
    }

    private void clock(Instant before, Instant there, Instant after) {
        Duration ahead = there.isBefore(before)
                ? Duration.between(there, before)
                : there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
        say(
                "clocks",
                "this machine and the database differ by " + (ahead.isZero() ? "less than the question took" : ahead),
                ahead.compareTo(SKEW) < 0
                        ? ""
                        : "have both follow the same time server: closes and deadlines are read"
                                + " from the server's clock");
    }

    private void server(Row row) {
        int version = row.getInteger("version");
        say("PostgreSQL", "version " + version / 10_000, version >= OLDEST_SERVER ? "" : "use 15 or newer");
        on(row, "fsync", "an answered command could be lost when the machine stops");
        on(row, "full_page_writes", "a page half written when the machine stops could not be repaired");
        on(
                row,
                "data_checksums",
                "damage of the disk would go unseen: pg_checksums --enable while PostgreSQL is stopped");
        String commit = row.getString("synchronous_commit");
        say(
                "synchronous_commit",
                commit,
                Set.of("on", "remote_apply", "remote_write").contains(commit)
                        ? ""
                        : "set it to on: an answered command could be lost when the machine stops");
        int nodes = Math.max(1, row.getLong("nodes").intValue());
        int needed = nodes * CONNECTIONS_OF_A_NODE;
        say(
                "connections",
                row.getInteger("connections") + " for " + nodes + (nodes == 1 ? " node" : " nodes") + " alive now",
                row.getInteger("connections") >= needed ? "" : "set max_connections to " + needed + " or more");
    }

    private void on(Row row, String setting, String otherwise) {
        String value = row.getString(setting);
        say(setting, value, value.equals("on") ? "" : "set it to on: " + otherwise);
    }

    private void journal(Row row) {
        long sequence = row.getLong("sequence");
        long covered = row.getLong("covered") == null ? 0 : row.getLong("covered");
        Long age = row.getLong("checkpointed");
        boolean late = sequence > covered && (age == null || age > checkpointMinutes * 60L * 2);
        say(
                "checkpoints",
                "cover " + covered + " of " + sequence + " settlements"
                        + (age == null ? "" : ", the last " + age + " s ago"),
                late
                        ? "see the server's log for why no checkpoint is signed (the signing key in the key folder?)"
                        : "");
        String mode = row.getString("archive_mode");
        Long archived = row.getLong("archived");
        boolean fails = Boolean.TRUE.equals(row.getBoolean("archive_fails"));
        String mend = mode.equals("off")
                ? "nothing is archived: a restore to a point in time is not possible; see deploy/postgres/README.md"
                : fails
                        ? "archive_command fails: see PostgreSQL's log; WAL fills its disk until it is mended"
                        : archived == null || archived > backupMinutes * 60L
                                ? "set archive_timeout, and see PostgreSQL's log"
                                : "";
        say(
                "backup",
                "archive_mode " + mode + (archived == null ? "" : ", last archived " + archived + " s ago"),
                exchange.isEmbedded() && mode.equals("off")
                        ? "the embedded PostgreSQL archives nothing: use a PostgreSQL of your own where data must not be lost"
                        : mend);
    }

    private void collector(URI address) {
        Optional<String> wrong = TraceCollector.fault(new TraceSettings(address, "doctor", 1));
        say(
                "traces",
                address + " " + wrong.orElse("takes them"),
                wrong.map(fault ->
                                "start the collector, or correct --traces-to: traces are lost meanwhile, nothing else")
                        .orElse(""));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }
}
