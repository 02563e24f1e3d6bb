package io.quotaexchange.example;

import static io.quotaexchange.matching.book.Side.BID;
import static io.quotaexchange.matching.book.Side.OFFER;
import static io.quotaexchange.matching.book.TimeInForce.FOK;
import static io.quotaexchange.matching.book.TimeInForce.GTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.book.Band;
import io.quotaexchange.matching.book.BookSnapshot;
import io.quotaexchange.matching.book.OrderBook;
import io.quotaexchange.matching.book.PairedCounties;
import io.quotaexchange.matching.book.TimeInForce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The order book driven by somebody else's flow: id, county, side, amount and price in; trades and refusals out. */
class OwnFlowTest {
    private static final int QZ = 0;
    private static final int NB = 1;
    private static final int LS = 2;

    @Test
    void m13_05_6_aFlowOfOnesOwnGivesTradesAndRefusals() {
        // tag::flow
        Tape tape = new Tape();
        PairedCounties pairs = new PairedCounties(3).pair(NB, LS);
        OrderBook book = new OrderBook(new Band(10, 1_000, 2_000), pairs, tape);

        book.place(1, 101, QZ, OFFER, 500, 1_200, GTC);
        book.place(2, 102, LS, OFFER, 300, 1_200, GTC);
        book.place(3, 103, NB, BID, 400, 1_250, GTC);
        book.place(4, 104, NB, BID, 400, 1_255, GTC);
        book.place(5, 105, QZ, BID, 900, 1_200, FOK);
        book.place(6, 106, QZ, BID, 100, 1_300, GTC);
        book.cancel(7, 102, LS);
        // end::flow
        assertThat(tape.lines)
                .containsExactly(
                        "103 buys 300 of 102 at 1200, paired",
                        "103 buys 100 of 101 at 1200",
                        "104 refused: OFF_TICK",
                        "105 refused: CANNOT_FILL",
                        "106 stopped with 100 left: SELF_TRADE",
                        "102 refused: UNKNOWN_ORDER");
    }

    @Test
    void aBookGoesOnFromASnapshotAsIfNothingHadHappened() {
        Tape before = new Tape();
        OrderBook book = book(before);
        go(book, 0, 2_000);
        long[] stored = book.snapshot().numbers();
        long hash = book.stateHash();
        before.lines.clear();
        go(book, 2_000, 3_000);

        Tape after = new Tape();
        OrderBook restored = book(after);
        restored.restore(BookSnapshot.ofNumbers(stored));
        assertThat(restored.stateHash()).isEqualTo(hash);
        go(restored, 2_000, 3_000);
        assertThat(after.lines).isNotEmpty().isEqualTo(before.lines);
        assertThat(restored.stateHash()).isEqualTo(book.stateHash());
    }

    private static OrderBook book(Tape tape) {
        return new OrderBook(new Band(1, 0, 100), new PairedCounties(9).pair(1, 2), tape);
    }

    private static void go(OrderBook book, int first, int end) {
        for (int i = first; i < end; i++) {
            Random random = new Random(i * 7919L);
            int county = random.nextInt(9);
            if (random.nextInt(4) == 0) {
                book.cancel(i + 1, random.nextInt(i + 1), county);
            } else {
                TimeInForce timeInForce = TimeInForce.values()[random.nextInt(3)];
                book.place(
                        i + 1,
                        i,
                        county,
                        random.nextInt(2) == 0 ? BID : OFFER,
                        1 + random.nextInt(9),
                        40 + random.nextInt(20),
                        timeInForce);
            }
        }
    }

    /** The README shows the flow above and what it says, letter by letter. */
    @Test
    void theReadmeShowsThisFlow() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/quotaexchange/example/OwnFlowTest.java"));
        String flow = source.substring(source.indexOf("// tag::flow\n") + 13, source.indexOf("        // end::flow\n"));
        String readme = Files.readString(Path.of("README.md"));
        assertThat(readme).contains("```java\n" + flow.indent(-8) + "```");
        List<String> said = source.lines()
                .map(String::strip)
                .filter(line -> line.matches("\"10[0-9] .*\"[,)].*"))
                .map(line -> line.substring(1, line.lastIndexOf('"')))
                .toList();
        assertThat(said).hasSize(6);
        assertThat(readme).contains(said.stream().collect(Collectors.joining("\n", "```\n", "\n```")));
    }
}
