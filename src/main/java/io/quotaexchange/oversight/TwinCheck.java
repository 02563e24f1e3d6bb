package io.quotaexchange.oversight;

import io.quotaexchange.ledger.JournalEntry;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Writes hledger's twin again from the journal, to compare its digest with that of the export's. */
final class TwinCheck {
    private static final int ENOUGH = 1 << 15;

    private final HledgerTwin twin = new HledgerTwin();
    private final TwinText text = new TwinText();
    private final MessageDigest digest = FileDigest.begin();
    private long rows;

    TwinCheck() {
        for (String line : HledgerTwin.heading()) {
            text.append(line).append('\n');
            rows++;
        }
    }

    void add(JournalEntry entry) {
        rows += twin.write(entry, text);
        if (text.length() > ENOUGH) {
            flush();
        }
    }

    private void flush() {
        digest.update(text.array(), 0, text.length());
        text.clear();
    }

    /** What the twin's file must be, after the last entry. */
    Manifest.Content content() {
        flush();
        return new Manifest.Content(rows, HexFormat.of().formatHex(digest.digest()));
    }
}
