package io.quotaexchange.ledger;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.platform.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;

/** The journal of a test database, read as an auditor and through the lines of an export. */
final class JournalOf {
    private JournalOf() {}

    static List<JournalEntry> entries(TestDatabase database) {
        List<JournalEntry> entries = new ArrayList<>();
        await(new LedgerReading(database.auditor()).forEachEntry(entries::add));
        return entries;
    }

    /** Checks every entry; fails the test at the first finding. */
    static JournalCounts checked(TestDatabase database) {
        JournalCheck check = new JournalCheck();
        for (JournalEntry entry : entries(database)) {
            JournalEntry read = JournalEntryJson.read(JournalEntryJson.write(entry));
            assertThat(check.next(read)).isEmpty();
        }
        assertThat(check.finish()).isEmpty();
        assertThat(check.head()).isEqualTo(await(new LedgerReading(database.auditor()).head()));
        return check.counts();
    }
}
