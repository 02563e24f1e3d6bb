package io.quotaexchange;

import io.quotaexchange.checkpoint.Witness;
import io.quotaexchange.oversight.Verification;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies an export; needs no database, server or network. */
@Command(
        name = "verify",
        description = "Verify an export: exit 0 if all holds, 1 with the first thing wrong and its place",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the export")
    private Path file;

    @Option(
            names = "--known",
            paramLabel = "SEQUENCE:HASH",
            description = "an end of the journal known from elsewhere: it must still stand there")
    private String known;

    @Option(
            names = "--witness",
            paramLabel = "FILE",
            description = "checkpoints seen before, as the witness command keeps them: each must still stand there")
    private Path witness;

    @Option(
            names = "--journal-only",
            description = "check the journal and its checkpoints, without the facts that they rest on")
    private boolean journalOnly;

    @Override
    public Integer call() throws Exception {
        Verification.Known from = new Verification.Known(
                Optional.ofNullable(known).map(VerifyCommand::end),
                witness == null ? Optional.empty() : Optional.of(Witness.read(witness)));
        Verification.Report report = journalOnly ? Verification.ofJournal(file, from) : Verification.of(file, from);
        System.out.printf(
                java.util.Locale.ROOT,
                "Checked %,d settlements, %,d postings, %,d lots, %,d segments, %,d deliveries;%n"
                        + "        %,d projects and the standing of counties by %,d facts decided again;%n"
                        + "        %,d steps of projects, %,d papers, %,d rows of the monitoring feed;%n"
                        + "        %,d rounds, %,d orders, %,d stages cleared again (%,d amounts of the pool proved),"
                        + " %,d awards; %,d write-offs, %,d acts on reserves, deposits and the pool;%n"
                        + "        %,d acts of signed-in people, each approved by a second one;%n"
                        + "        %,d keys, %,d checkpoints, the newest signed over %,d settlements.%n",
                report.settlements(),
                report.postings(),
                report.lots(),
                report.segments(),
                report.deliveries(),
                report.projects(),
                report.standings(),
                report.steps(),
                report.papers(),
                report.feedRows(),
                report.rounds(),
                report.orders(),
                report.stages(),
                report.pools(),
                report.awards(),
                report.slips(),
                report.acts(),
                report.approvals(),
                report.keys(),
                report.checkpoints(),
                report.covered());
        if (report.holds()) {
            System.out.println("All holds. The journal ends at " + report.sequence() + ":" + report.hash());
            return 0;
        }
        System.out.println("WRONG: " + report.wrong().orElseThrow());
        return 1;
    }

    private static Verification.KnownEnd end(String text) {
        if (!text.matches("[0-9]{1,18}:[0-9a-f]{64}")) {
            throw new IllegalArgumentException("--known must be SEQUENCE:HASH, 64 hex digits, as an export prints it");
        }
        int colon = text.indexOf(':');
        return new Verification.KnownEnd(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }
}
