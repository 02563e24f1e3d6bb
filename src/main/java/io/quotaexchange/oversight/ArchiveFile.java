package io.quotaexchange.oversight;

import java.util.Optional;

/** The files of an export, in the order in which they stand and are checked. */
enum ArchiveFile {
    /** One rulebook version a line, as the text that its digest is of. */
    RULEBOOKS("rulebooks.jsonl"),
    /** One guide price a line. */
    GUIDE_PRICES("guide-prices.jsonl"),
    /** One county-level division a line, with the days it is valid. */
    DIVISIONS("divisions.jsonl"),
    /** One pair of counties a line. */
    PAIRINGS("pairings.jsonl"),
    /** One fact about a county's standing a line: task, own balance, suspension, its lifting, declaration of shortage. */
    STANDINGS("standings.jsonl"),
    /** One step of a project before it was filed a line. */
    PROJECT_STEPS("project-steps.jsonl"),
    /** One paper of a project a line, without its file. */
    PAPERS("papers.jsonl"),
    /** One filed project a line, accepted or refused. */
    PROJECTS("projects.jsonl"),
    /** One round event a line, by round and number. */
    ROUNDS("rounds.jsonl"),
    /** One step of an award a line. */
    AWARD_STEPS("award-steps.jsonl"),
    /** One write-off slip a line. */
    WRITE_OFFS("write-offs.jsonl"),
    /** One act on reserves, deposits or the pool a line. */
    ACTS("acts.jsonl"),
    /** One batch of the monitoring feed a line. */
    FEEDS("feeds.jsonl"),
    /** One row of a batch a line, with what became of it. */
    FEED_ROWS("feed-rows.jsonl"),
    /** One appointment of a person who signs in a line: what they were, where, from when on. */
    PEOPLE("people.jsonl"),
    /** One prepared act a line, with the decision on it and what came of it. */
    APPROVALS("approvals.jsonl"),
    /** One public key a line, the first first. */
    KEYS("checkpoint-keys.jsonl"),
    /** One signed checkpoint of the journal a line. */
    CHECKPOINTS("checkpoints.jsonl"),
    /** One deal that both counties confirmed a line: the exchange's seal. */
    CONFIRMATIONS("confirmations.jsonl"),
    /** One settlement a line, with its postings, lots and segments. */
    JOURNAL("journal.jsonl"),
    /** The same for hledger; no JSON. */
    HLEDGER("journal.hledger");

    static final String MANIFEST = "manifest.json";

    private final String fileName;

    ArchiveFile(String fileName) {
        this.fileName = fileName;
    }

    String fileName() {
        return fileName;
    }

    static Optional<ArchiveFile> named(String name) {
        for (ArchiveFile file : values()) {
            if (file.fileName.equals(name)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
