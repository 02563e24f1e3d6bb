package io.quotaexchange.oversight;

import io.quotaexchange.ledger.JournalCheck;
import io.quotaexchange.ledger.JournalCounts;
import io.quotaexchange.ledger.JournalEntry;
import io.quotaexchange.ledger.JournalEntryJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Verifies an export without database, server or network: the files against the manifest, every project and every stage decided
 * again, the journal's chain and rules, and the journal against the facts, one to one.
 */
public final class Verification {
    /**
     * The end of a journal that the auditor knows from elsewhere, for example the disclosure page.
     *
     * @param hash of the entry with this sequence number, hex
     */
    public record KnownEnd(long sequence, String hash) {}

    /** What was checked, how many, and the first thing wrong. */
    public record Report(
            long settlements,
            long postings,
            long lots,
            long segments,
            long deliveries,
            long awards,
            long stages,
            long orders,
            long rounds,
            long projects,
            long slips,
            long acts,
            long sequence,
            String hash,
            Optional<String> wrong) {
        public boolean holds() {
            return wrong.isEmpty();
        }
    }

    private final Optional<KnownEnd> known;
    private final ExpectedSettlements expected = new ExpectedSettlements();
    private final PolicyCheck policy = new PolicyCheck();
    private final JournalCheck journal = new JournalCheck();
    private ProjectCheck projects;
    private RoundsCheck rounds;
    private AwardStepCheck steps;
    private WriteOffCheck writeOffs;
    private ActCheck acts;
    private boolean knownEndMet;

    private Verification(Optional<KnownEnd> known) {
        this.known = known;
    }

    /**
     * @param known where the journal must pass through; empty if the auditor knows nothing
     * @throws IOException if the file cannot be read
     */
    public static Report of(Path archive, Optional<KnownEnd> known) throws IOException {
        Verification verification = new Verification(known);
        Optional<String> wrong;
        try (ArchiveReader reader = new ArchiveReader(archive)) {
            wrong = verification.firstWrong(reader);
        } catch (InvalidArchiveException e) {
            wrong = Optional.of(e.getMessage());
        }
        return verification.report(wrong);
    }

    private Optional<String> firstWrong(ArchiveReader reader) throws IOException {
        String province = reader.manifest().province();
        projects = new ProjectCheck(policy, province, expected);
        rounds = new RoundsCheck(policy, province, expected);
        reader.read(ArchiveFile.RULEBOOKS, policy::rulebook);
        reader.read(ArchiveFile.GUIDE_PRICES, policy::price);
        reader.read(ArchiveFile.DIVISIONS, policy::division);
        reader.read(ArchiveFile.PAIRINGS, policy::pairing);
        reader.read(ArchiveFile.PROJECTS, projects::project);
        reader.read(ArchiveFile.ROUNDS, rounds::event);
        rounds.finish();
        steps = new AwardStepCheck(rounds.awards(), expected);
        reader.read(ArchiveFile.AWARD_STEPS, steps::step);
        steps.finish();
        writeOffs = new WriteOffCheck(rounds, expected);
        reader.read(ArchiveFile.WRITE_OFFS, writeOffs::slip);
        acts = new ActCheck(expected);
        reader.read(ArchiveFile.ACTS, acts::act);
        reader.read(ArchiveFile.JOURNAL, this::entry);
        return journal.finish()
                .map(finding ->
                        "journal, settlement " + finding.sequence() + ": " + finding.rule() + ", " + finding.detail())
                .or(expected::firstMissing)
                .or(() -> end(reader.manifest()));
    }

    private void entry(long number, String line) {
        JournalEntry entry;
        try {
            entry = JournalEntryJson.read(line);
        } catch (IllegalArgumentException e) {
            throw new InvalidArchiveException(ArchiveFile.JOURNAL.fileName(), number, e.getMessage());
        }
        journal.next(entry).ifPresent(finding -> {
            throw new InvalidArchiveException(
                    ArchiveFile.JOURNAL.fileName(),
                    number,
                    "settlement " + finding.sequence() + ": " + finding.rule() + ", " + finding.detail());
        });
        Optional<String> wrong = expected.meet(entry)
                .or(() -> steps.keyOf(entry.sequence())
                        .filter(key -> !key.equals(entry.idempotencyKey()))
                        .map(key -> "settlement " + entry.sequence() + " should be " + key));
        wrong.ifPresent(what -> {
            throw new InvalidArchiveException(ArchiveFile.JOURNAL.fileName(), number, what);
        });
        known.filter(end -> end.sequence() == entry.sequence()).ifPresent(end -> {
            if (!end.hash().equals(entry.hash().toString())) {
                throw new InvalidArchiveException(
                        ArchiveFile.JOURNAL.fileName(),
                        number,
                        "the hash is not the one known from elsewhere: the journal was made anew");
            }
            knownEndMet = true;
        });
    }

    private Optional<String> end(Manifest manifest) {
        boolean same = manifest.sequence() == journal.head().sequence()
                && manifest.hash().equals(journal.head().hash().toString());
        if (!same) {
            return Optional.of(ArchiveFile.MANIFEST + ": the journal does not end where the manifest says");
        }
        return known.filter(end -> !knownEndMet && end.sequence() > 0)
                .map(end -> "journal: ends at " + manifest.sequence() + ", before the entry " + end.sequence()
                        + " that is known from elsewhere: the newest rows were cut off");
    }

    private Report report(Optional<String> wrong) {
        JournalCounts counts = journal.counts();
        return new Report(
                counts.settlements(),
                counts.postings(),
                counts.lots(),
                counts.segments(),
                counts.deliveries(),
                rounds == null ? 0 : rounds.awards().size(),
                rounds == null ? 0 : rounds.stages(),
                rounds == null ? 0 : rounds.orders(),
                rounds == null ? 0 : rounds.rounds(),
                projects == null ? 0 : projects.projects(),
                writeOffs == null ? 0 : writeOffs.slips(),
                acts == null ? 0 : acts.acts(),
                journal.head().sequence(),
                journal.head().hash().toString(),
                wrong);
    }
}
