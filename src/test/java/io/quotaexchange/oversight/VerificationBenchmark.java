package io.quotaexchange.oversight;

import com.sun.management.OperatingSystemMXBean;
import io.quotaexchange.checkpoint.MerkleFrontier;
import io.quotaexchange.checkpoint.Signing;
import io.quotaexchange.ledger.Hash;
import io.quotaexchange.ledger.JournalEntry;
import io.quotaexchange.ledger.JournalEntryJson;
import io.quotaexchange.ledger.JournalHash;
import io.quotaexchange.ledger.LargeJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How fast a journal is verified: writes an export with a generated journal, if it is not there, and verifies it some times.
 *
 * <pre>{@code VerificationBenchmark FILE POSTINGS RUNS}</pre>
 */
final class VerificationBenchmark {
    private static final long SEED = 2022;
    private static final long CHECKPOINT_EVERY = 100_000;

    private VerificationBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        long postings = Long.parseLong(arguments[1]);
        if (!Files.exists(file)) {
            write(file, postings);
        }
        System.out.printf(Locale.ROOT, "%,d bytes%n", Files.size(file));
        for (int run = Integer.parseInt(arguments[2]); run > 0; run--) {
            long wall = System.nanoTime();
            long cpu = cpuNanos();
            Verification.Report report = Verification.ofJournal(file, Verification.Known.NOTHING);
            cpu = cpuNanos() - cpu;
            wall = System.nanoTime() - wall;
            if (!report.holds()) {
                throw new IllegalStateException(report.wrong().orElseThrow());
            }
            Runtime java = Runtime.getRuntime();
            System.out.printf(
                    Locale.ROOT,
                    "%,d settlements, %,d postings, %,d segments: %.1f s, %.1f s of CPU; %,d postings/s a core;"
                            + " heap in use %,d MB%n",
                    report.settlements(),
                    report.postings(),
                    report.segments(),
                    wall / 1e9,
                    cpu / 1e9,
                    (long) (report.postings() / (cpu / 1e9)),
                    java.totalMemory() - java.freeMemory() >> 20);
        }
    }

    /** Of the whole process, so that the collector counts. */
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static void write(Path file, long postings) throws IOException {
        Writing writing = new Writing(file);
        for (ArchiveFile empty : ArchiveFile.values()) {
            if (empty == ArchiveFile.JOURNAL) {
                break;
            }
            if (empty != ArchiveFile.KEYS && empty != ArchiveFile.CHECKPOINTS) {
                writing.archive.begin(empty);
                writing.archive.end();
            }
        }
        writing.archive.begin(ArchiveFile.JOURNAL);
        LargeJournal.write(postings, SEED, writing::entry);
        writing.finish();
    }

    /** An export of nothing but a journal, its checkpoints and its twin. */
    private static final class Writing {
        private final ArchiveWriter archive;
        private final TwinFile twin;
        private final Signing signing = Signing.withAnotherKey(Instant.parse("2020-01-01T00:00:00Z"));
        private final MerkleFrontier tree = new MerkleFrontier();
        private final List<String> checkpoints = new ArrayList<>();
        private Hash head = Hash.GENESIS;

        Writing(Path file) throws IOException {
            archive = new ArchiveWriter(file);
            twin = new TwinFile(archive.aside());
        }

        private void entry(JournalEntry entry) {
            try {
                archive.line(JournalEntryJson.write(entry));
                twin.add(entry);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            tree.add(JournalHash.canonicalBytes(head, entry));
            head = entry.hash();
            if (tree.leaves() % CHECKPOINT_EVERY == 0) {
                sign();
            }
        }

        private void sign() {
            checkpoints.add(signing.sign(checkpoints.size() + 1, tree.leaves(), head.toString(), tree.root())
                    .json()
                    .encode());
        }

        private void finish() throws IOException {
            archive.end();
            if (tree.leaves() % CHECKPOINT_EVERY != 0) {
                sign();
            }
            twin.close();
            archive.begin(ArchiveFile.HLEDGER);
            archive.lines(archive.aside(), twin.rows());
            archive.end();
            archive.begin(ArchiveFile.KEYS);
            archive.line(signing.key().json().encode());
            archive.end();
            archive.begin(ArchiveFile.CHECKPOINTS);
            for (String checkpoint : checkpoints) {
                archive.line(checkpoint);
            }
            archive.end();
            archive.finish("330000", tree.leaves(), head.toString());
            archive.close();
        }
    }
}
