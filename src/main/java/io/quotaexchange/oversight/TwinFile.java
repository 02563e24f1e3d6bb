package io.quotaexchange.oversight;

import io.quotaexchange.ledger.JournalEntry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes hledger's twin of the journal while the journal is written; it goes into the archive after it. */
final class TwinFile implements AutoCloseable {
    private final HledgerTwin twin = new HledgerTwin();
    private final StringBuilder text = new StringBuilder();
    private final BufferedWriter out;
    private long rows;

    TwinFile(Path file) throws IOException {
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        for (String line : HledgerTwin.heading()) {
            out.write(line + "\n");
            rows++;
        }
    }

    void add(JournalEntry entry) throws IOException {
        text.setLength(0);
        rows += twin.write(entry, text);
        out.append(text);
    }

    long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
