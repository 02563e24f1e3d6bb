package io.quotaexchange.oversight;

import io.quotaexchange.checkpoint.Witness;
import io.quotaexchange.ledger.JournalBatch;
import io.quotaexchange.ledger.JournalCheck;
import io.quotaexchange.ledger.JournalCounts;
import io.quotaexchange.ledger.JournalEntry;
import io.quotaexchange.ledger.JournalEntryReader;
import io.quotaexchange.ledger.JournalFinding;
import io.quotaexchange.round.Award;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * What an auditor knows from elsewhere.
     *
     * @param end where the journal must pass through
     * @param witness keys and checkpoints seen before
     */
    public record Known(Optional<KnownEnd> end, Optional<Witness> witness) {
        public static final Known NOTHING = new Known(Optional.empty(), Optional.empty());
    }

    /**
     * What was checked, how many, and the first thing wrong.
     *
     * @param steps of projects before they were filed
     * @param feedRows rows of the monitoring feed's batches
     * @param standings facts about counties' standing
     * @param pools clearings whose amount of the provincial pool the journal proves
     * @param covered settlements that the newest checkpoint was signed over
     */
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
            long steps,
            long papers,
            long slips,
            long acts,
            long feedRows,
            long approvals,
            long standings,
            long pools,
            int keys,
            int checkpoints,
            long covered,
            long sequence,
            String hash,
            Optional<String> wrong) {
        public boolean holds() {
            return wrong.isEmpty();
        }
    }

    private final Optional<KnownEnd> known;
    private final Optional<Witness> witness;
    private final ExpectedSettlements expected = new ExpectedSettlements();
    private final PolicyCheck policy = new PolicyCheck();
    private final JournalCheck journal = new JournalCheck();
    private final JournalBatch batch = new JournalBatch();
    /** How many entries were. */
    private long checked;

    private final ApprovalCheck approvals = new ApprovalCheck(policy);
    private final FeedCheck feeds = new FeedCheck();
    private final ActLotCheck lots = new ActLotCheck();
    private final CourseCheck courses = new CourseCheck(policy);
    private final PaperCheck papers = new PaperCheck();
    private final StandingCheck standings = new StandingCheck();
    private final CheckpointCheck checkpoints = new CheckpointCheck();
    private final TwinCheck twin = new TwinCheck();
    private PoolCheck pool;
    private ProjectCheck projects;
    private RoundsCheck rounds;
    private AwardStepCheck steps;
    private WriteOffCheck writeOffs;
    private ActCheck acts;
    /** Of rounds and of agreements, by id. */
    private final Map<String, Award> awards = new LinkedHashMap<>();

    private boolean knownEndMet;

    private Verification(Known known) {
        this.known = known.end();
        this.witness = known.witness();
    }

    /** @throws IOException if the file cannot be read */
    public static Report of(Path archive, Known known) throws IOException {
        return of(archive, known, true);
    }

    /**
     * The journal and its checkpoints by themselves, without the facts they rest on: for a journal of which the rest is elsewhere.
     *
     * @throws IOException if the file cannot be read
     */
    public static Report ofJournal(Path archive, Known known) throws IOException {
        return of(archive, known, false);
    }

    private static Report of(Path archive, Known known, boolean facts) throws IOException {
        Verification verification = new Verification(known);
        Optional<String> wrong;
        try (ArchiveReader reader = new ArchiveReader(archive)) {
            wrong = facts ? verification.firstWrong(reader) : verification.firstWrongOfJournal(reader);
        } catch (InvalidArchiveException e) {
            wrong = Optional.of(e.getMessage());
        }
        return verification.report(wrong);
    }

    private Optional<String> firstWrong(ArchiveReader reader) throws IOException {
        facts(reader);
        return firstWrongOfJournal(reader).or(pool::finish).or(this::firstMissing);
    }

    /** Everything but the journal, which must then be met by it. */
    private void facts(ArchiveReader reader) throws IOException {
        String province = reader.manifest().province();
        pool = new PoolCheck(province);
        projects = new ProjectCheck(policy, province, courses, papers, expected);
        KeyProjectCheck keyProjects = new KeyProjectCheck();
        rounds = new RoundsCheck(policy, province, expected, standings, keyProjects, pool);
        signed(reader, ArchiveFile.RULEBOOKS, policy::rulebook);
        signed(reader, ArchiveFile.GUIDE_PRICES, policy::price);
        reader.read(ArchiveFile.DIVISIONS, policy::division);
        signed(reader, ArchiveFile.PAIRINGS, policy::pairing);
        signed(reader, ArchiveFile.STANDINGS, standings::fact);
        signed(reader, ArchiveFile.PROJECT_STEPS, courses::step);
        reader.read(ArchiveFile.PAPERS, (number, line) -> {
            papers.paper(number, line);
            approvals.paper(number, line);
        });
        signed(reader, ArchiveFile.PROJECTS, projects::project);
        projects.finish();
        reader.read(ArchiveFile.ACTS, keyProjects::collect);
        keyProjects.collected();
        reader.read(ArchiveFile.ROUNDS, rounds::key);
        reader.read(ArchiveFile.ROUNDS, rounds::event);
        rounds.finish();
        AgreementCheck agreements = new AgreementCheck(policy, standings);
        reader.read(ArchiveFile.ACTS, agreements::collect);
        agreements.collected();
        awards.putAll(rounds.awards());
        awards.putAll(agreements.awards());
        steps = new AwardStepCheck(awards, expected);
        signed(reader, ArchiveFile.AWARD_STEPS, steps::step);
        steps.finish();
        writeOffs = new WriteOffCheck(rounds, expected);
        signed(reader, ArchiveFile.WRITE_OFFS, writeOffs::slip);
        acts = new ActCheck(
                policy,
                expected,
                new SettlementActCheck(policy, rounds, agreements, steps, standings),
                new ConstructionCheck(policy, standings),
                new PoolActsCheck(policy, projects, standings, province),
                agreements,
                List.of(feeds, lots));
        signed(reader, ArchiveFile.ACTS, acts::act);
        acts.finish();
        reader.read(ArchiveFile.PEOPLE, approvals::appointment);
        reader.read(ArchiveFile.APPROVALS, (number, line) -> feeds.proposal(approvals.proposal(number, line)));
        signed(reader, ArchiveFile.FEEDS, feeds::batch);
        reader.read(ArchiveFile.FEED_ROWS, feeds::answer);
        feeds.finish();
        approvals.finish();
    }

    private void signed(ArchiveReader reader, ArchiveFile file, ArchiveReader.Lines fact) throws IOException {
        reader.read(file, (number, line) -> {
            fact.line(number, line);
            approvals.fact(file, number, line);
        });
    }

    private Optional<String> firstWrongOfJournal(ArchiveReader reader) throws IOException {
        reader.read(ArchiveFile.KEYS, checkpoints::key);
        reader.read(ArchiveFile.CHECKPOINTS, checkpoints::checkpoint);
        Optional<String> conflict = witness.flatMap(checkpoints::conflict);
        if (conflict.isPresent()) {
            return conflict;
        }
        if (steps != null) {
            ConfirmationCheck sealed = new ConfirmationCheck(awards, steps, checkpoints.keyChain());
            reader.read(ArchiveFile.CONFIRMATIONS, sealed::confirmation);
        }
        journal(reader);
        Optional<String> wrong = journal.finish()
                .map(finding ->
                        "journal, settlement " + finding.sequence() + ": " + finding.rule() + ", " + finding.detail())
                .or(checkpoints::finish);
        if (wrong.isEmpty()) {
            reader.readRaw(ArchiveFile.HLEDGER, (number, bytes, from, to) -> {});
        }
        return wrong.or(() -> end(reader.manifest()))
                .or(() -> reader.manifest().files().get(ArchiveFile.HLEDGER).equals(twin.content())
                        ? Optional.empty()
                        : Optional.of(
                                ArchiveFile.HLEDGER.fileName() + " is not the journal that it should be the twin of"));
    }

    private void journal(ArchiveReader reader) throws IOException {
        JournalEntryReader lines = new JournalEntryReader();
        batch.begin(journal.head().hash());
        try {
            reader.readRaw(ArchiveFile.JOURNAL, (number, bytes, from, to) -> {
                batch.add(entry(lines, number, bytes, from, to));
                if (batch.isFull()) {
                    checkBatch();
                }
            });
        } catch (InvalidArchiveException | IOException e) {
            // What stands before the place that cannot be read may be wrong itself: then that is the first thing wrong.
            checkBatch();
            throw e;
        }
        checkBatch();
    }

    private static JournalEntry entry(JournalEntryReader lines, long number, byte[] bytes, int from, int to) {
        try {
            return lines.read(bytes, from, to);
        } catch (IllegalArgumentException e) {
            throw wrong(number, "settlement " + number + ": " + e.getMessage());
        }
    }

    /** Checks the entries that were read since the last time. */
    private void checkBatch() {
        try {
            batch.digest();
            for (int index = 0; index < batch.size(); index++) {
                check(++checked, index);
            }
        } finally {
            batch.begin(journal.head().hash());
        }
    }

    private void check(long number, int index) {
        JournalEntry entry = batch.entry(index);
        Optional<JournalFinding> finding = journal.next(batch, index);
        if (finding.isPresent()) {
            JournalFinding found = finding.get();
            throw wrong(number, "settlement " + found.sequence() + ": " + found.rule() + ", " + found.detail());
        }
        Optional<String> wrong = checkpoints.settlement(
                batch.bytes(), batch.from(index), batch.to(index) - batch.from(index), entry.hash());
        if (wrong.isEmpty() && steps != null) {
            wrong = ofFacts(entry);
        }
        if (wrong.isPresent()) {
            throw wrong(number, wrong.get());
        }
        twin.add(entry);
        if (known.isPresent() && known.get().sequence() == entry.sequence()) {
            if (!known.get().hash().equals(entry.hash().toString())) {
                throw wrong(
                        number,
                        "settlement " + entry.sequence()
                                + ": the hash is not the one known from elsewhere: the journal was made anew");
            }
            knownEndMet = true;
        }
    }

    /** What is wrong with an entry that is in order by itself, by the facts of the export. */
    private Optional<String> ofFacts(JournalEntry entry) {
        return expected.meet(entry)
                .or(() -> lots.next(entry))
                .or(() -> steps.keyOf(entry.sequence())
                        .or(() -> feeds.keyOf(entry.sequence()))
                        .filter(key -> !key.equals(entry.idempotencyKey()))
                        .map(key -> "settlement " + entry.sequence() + " should be " + key))
                .or(() -> pool.next(entry));
    }

    /** The first place at which the journal could have it is behind its end. */
    private Optional<String> firstMissing() {
        return expected.firstMissing()
                .map(missing -> "journal, settlement " + (journal.head().sequence() + 1) + ": " + missing);
    }

    private static InvalidArchiveException wrong(long number, String what) {
        return new InvalidArchiveException(ArchiveFile.JOURNAL.fileName(), number, what);
    }

    private Optional<String> end(Manifest manifest) {
        boolean same = manifest.sequence() == journal.head().sequence()
                && manifest.hash().equals(journal.head().hash().toString());
        if (!same) {
            return Optional.of(ArchiveFile.MANIFEST + ": settlement " + manifest.sequence()
                    + ": the journal does not end where the manifest says");
        }
        return known.filter(end -> !knownEndMet && end.sequence() > 0)
                .map(end -> "journal: settlement " + (manifest.sequence() + 1) + ": ends at " + manifest.sequence()
                        + ", before the entry " + end.sequence()
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
                awards.size(),
                rounds == null ? 0 : rounds.stages(),
                rounds == null ? 0 : rounds.orders(),
                rounds == null ? 0 : rounds.rounds(),
                projects == null ? 0 : projects.projects(),
                courses.steps(),
                papers.papers(),
                writeOffs == null ? 0 : writeOffs.slips(),
                acts == null ? 0 : acts.acts(),
                feeds.rows(),
                approvals.approvals(),
                standings.facts(),
                pool == null ? 0 : pool.proved(),
                checkpoints.keys(),
                checkpoints.checkpoints(),
                checkpoints.covered(),
                journal.head().sequence(),
                journal.head().hash().toString(),
                wrong);
    }
}
