package io.quotaexchange.oversight;

import io.quotaexchange.ledger.JournalEntry;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes hledger's twin of the journal while the journal is written; it goes into the archive after it. */
final class TwinFile implements AutoCloseable {
    private final HledgerTwin twin = new HledgerTwin();
    private final TwinText text = new TwinText();
    private final OutputStream out;
    private long rows;

    TwinFile(Path file) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file));
        for (String line : HledgerTwin.heading()) {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            rows++;
        }
    }

    void add(JournalEntry entry) throws IOException {
        text.clear();
        rows += twin.write(entry, text);
        out.write(text.array(), 0, text.length());
    }

    long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
