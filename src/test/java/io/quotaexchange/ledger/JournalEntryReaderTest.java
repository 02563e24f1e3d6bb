package io.quotaexchange.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The reader against the plain one: read any JSON, write the entry again, compare. */
final class JournalEntryReaderTest {
    private static final long SEED = 20_220_608;
    private static final String PIECES = "\"\\{}[]:,0123456789abcdefnu-+. eE田é\u0007\u007f";

    private final JournalEntryReader reader = new JournalEntryReader();

    private static List<String> lines() {
        MemoryLedger ledger = new MemoryLedger();
        Samples.sale().forEach(ledger::posted);
        List<String> lines = new ArrayList<>();
        ledger.entries.forEach(entry -> lines.add(JournalEntryJson.write(entry)));
        JournalEntry odd = Tamper.key(ledger.entries.getFirst(), "key \" \\ / \b\f\n\r\t\u0001\u001f\u007f 水田 😀");
        lines.add(JournalEntryJson.write(odd));
        lines.add(JournalEntryJson.write(Tamper.fact(odd, new Fact("", "", new byte[0]))));
        return lines;
    }

    private Optional<JournalEntry> read(String line) {
        byte[] bytes = (" " + line + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            return Optional.of(reader.read(bytes, 1, bytes.length - 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Test
    void whatIsWrittenIsRead() {
        for (String line : lines()) {
            assertThat(read(line).map(JournalEntryJson::write)).contains(line);
        }
    }

    @Test
    void itReadsWhatThePlainReaderReadsAndRefusesWhatThatRefuses() {
        Random random = new Random(SEED);
        List<String> lines = lines();
        int read = 0;
        for (int trial = 0; trial < 30_000; trial++) {
            String changed = changed(lines.get(random.nextInt(lines.size())), random);
            Optional<String> plain = PlainEntryReader.read(changed).map(JournalEntryJson::write);
            assertThat(read(changed).map(JournalEntryJson::write))
                    .as("%s", changed)
                    .isEqualTo(plain);
            read += plain.isPresent() ? 1 : 0;
        }
        assertThat(read).isPositive();
    }

    /** One to three small edits: a character replaced, put in, taken away, or a piece moved. */
    private static String changed(String line, Random random) {
        StringBuilder text = new StringBuilder(line);
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            int at = random.nextInt(text.length());
            char piece = PIECES.charAt(random.nextInt(PIECES.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, piece);
                case 1 -> text.insert(at, piece);
                case 2 -> text.deleteCharAt(at);
                default -> {
                    int end = Math.min(text.length(), at + 1 + random.nextInt(30));
                    text.insert(random.nextInt(text.length()), text.substring(at, end));
                }
            }
        }
        // Half a character of two cannot stand in a file.
        return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
