package io.quotaexchange.matching.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One row a session: tick 10, floor 100, cap 200; A is paired with P and Q. A command is county, B(id) or O(ffer), id, amount@limit and
 * GTC unless said; {@code A cancel x}, {@code A reduce x 3}, {@code A replace ...}. After the arrow the events of the last command.
 */
class OrderBookTest {
    private static final String TABLE = """
            rests | A B x 5@100 -> accepted x, rested x 5
            at the floor and at the cap | A O x 5@200 -> accepted x, rested x 5
            off the tick first | A B x 0@205 -> rejected x OFF_TICK
            outside before not positive | A B x 0@210 -> rejected x OUTSIDE_BAND
            below the floor | A B x 5@90 -> rejected x OUTSIDE_BAND
            zero | A B x 0@100 -> rejected x NOT_POSITIVE
            zero before a used id | A B x 5@100; A B x 0@100 -> rejected x NOT_POSITIVE
            used id | A B x 5@100; B B x 5@110 -> rejected x DUPLICATE_ID
            an id used up by a rejected order | A B x 5@105; A B x 5@100 -> rejected x DUPLICATE_ID
            an id used up by a cancelled order | A B x 5@100; A cancel x; A B x 5@100 -> rejected x DUPLICATE_ID
            used id before cannot fill | A B x 5@100; B B x 5@110 FOK -> rejected x DUPLICATE_ID
            at the resting price | B O x 5@120; C B y 3@150 -> accepted y, traded y x 3@120
            the best price first | B O x 5@130; C O y 5@120; D B z 7@150 -> accepted z, traded z y 5@120, traded z x 2@130
            time at one price | B O x 5@120; C O y 5@120; D B z 7@120 -> accepted z, traded z x 5@120, traded z y 2@120
            z10_21_1 paired before earlier | B O x 5@120; P O y 5@120; A B z 7@120 -> accepted z, traded z y 5@120 paired, traded z x 2@120
            z10_21_1 two partners in order of seq | Q O w 1@120; B O x 5@120; P O y 2@120; Q O v 1@120; A B z 7@120 -> accepted z, traded z w 1@120 paired, traded z y 2@120 paired, traded z v 1@120 paired, traded z x 3@120
            z10_21_1 a partner's first order leaves | P O x 1@120; P O y 2@120; P O z 4@120; P cancel x; A B w 9@120 -> accepted w, traded w y 2@120 paired, traded w z 4@120 paired, rested w 3
            z10_21_1 its next one too | P O x 1@120; P O y 2@120; P O z 4@120; P cancel x; P cancel y; A B w 9@120 -> accepted w, traded w z 4@120 paired, rested w 5
            z10_21_1 a partner's middle order leaves | P O x 1@120; P O y 2@120; P O z 4@120; P cancel y; A B w 9@120 -> accepted w, traded w x 1@120 paired, traded w z 4@120 paired, rested w 4
            z10_21_1 a partner's last order leaves | P O x 1@120; P O y 2@120; P O z 4@120; P cancel z; A B w 9@120 -> accepted w, traded w x 1@120 paired, traded w y 2@120 paired, rested w 6
            z10_21_1 another comes after the last left | P O x 1@120; P O y 2@120; P cancel y; P O v 8@120; A B w 12@120 -> accepted w, traded w x 1@120 paired, traded w v 8@120 paired, rested w 3
            z10_21_1 another comes after the last two left | P O x 1@120; P O y 2@120; P O z 4@120; P cancel y; P cancel z; P O v 8@120; A B w 12@120 -> accepted w, traded w x 1@120 paired, traded w v 8@120 paired, rested w 3
            z10_21_1 and one of another county before it | P O x 1@120; P O y 2@120; P O z 4@120; P cancel y; P cancel z; B O u 3@120; P O v 8@120; A B w 15@120 -> accepted w, traded w x 1@120 paired, traded w v 8@120 paired, traded w u 3@120, rested w 3
            z10_21_1 a partner at two prices | P O x 1@130; P O y 2@120; B O z 4@120; A B w 9@130 -> accepted w, traded w y 2@120 paired, traded w z 4@120, traded w x 1@130 paired, rested w 2
            price before pairing | B O x 5@110; P O y 5@120; A B z 7@120 -> accepted z, traded z x 5@110, traded z y 2@120 paired
            pairing works for offers too | B B x 5@120; A B y 5@120; P O z 6@120 -> accepted z, traded y z 5@120 paired, traded x z 1@120
            what is left rests | B O x 5@120; C B z 7@120 -> accepted z, traded z x 5@120, rested z 2
            immediate or cancel | B O x 5@120; C B z 7@120 IOC -> accepted z, traded z x 5@120, cancelled z 2 CANNOT_FILL
            nothing for immediate or cancel | C B z 7@120 IOC -> accepted z, cancelled z 7 CANNOT_FILL
            fill or kill fills | B O x 5@120; D O y 5@130; C B z 7@130 FOK -> accepted z, traded z x 5@120, traded z y 2@130
            fill or kill exactly | B O x 5@120; C B z 5@120 FOK -> accepted z, traded z x 5@120
            fill or kill kills | B O x 5@120; C B z 6@120 FOK -> rejected z CANNOT_FILL
            fill or kill stopped by its own | B O x 5@120; C O y 5@120; C B z 6@130 FOK -> rejected z CANNOT_FILL
            fill or kill filled before its own | B O x 5@120; C O y 5@120; C B z 5@130 FOK -> accepted z, traded z x 5@120
            fill or kill: partners stand before its own | A O x 5@120; P O y 5@120; A B z 5@130 FOK -> accepted z, traded z y 5@120 paired
            fill or kill: partners have more than it needs | A O x 5@120; P O y 3@120; P O v 5@120; A B z 5@130 FOK -> accepted z, traded z y 3@120 paired, traded z v 2@120 paired
            fill or kill: partners and others | B O x 2@120; P O y 3@120; A B z 5@120 FOK -> accepted z, traded z y 3@120 paired, traded z x 2@120
            fill or kill: partners are counted once | P O y 3@120; A B z 5@120 FOK -> rejected z CANNOT_FILL
            fill or kill at a price beyond its limit | B O x 3@120; C O y 3@130; A B z 5@120 FOK -> rejected z CANNOT_FILL
            self-trade stop | B O x 5@120; C O y 5@120; D O v 5@120; C B z 9@130 -> accepted z, traded z x 5@120, cancelled z 4 SELF_TRADE
            self-trade stop at once, also for IOC | C O y 5@120; C B z 9@130 IOC -> accepted z, cancelled z 9 SELF_TRADE
            no stop where the own order is out of reach | C O y 5@140; C B z 9@130 -> accepted z, rested z 9
            no stop where nothing is left | B O x 5@120; C O y 5@120; C B z 5@130 -> accepted z, traded z x 5@120
            cancel | A B x 5@100; A cancel x -> cancelled x 5
            cancel what is left | B O x 5@120; C B y 2@120; B cancel x -> cancelled x 3
            cancel another county's | A B x 5@100; B cancel x -> rejected x UNKNOWN_ORDER
            cancel unknown | A cancel x -> rejected x UNKNOWN_ORDER
            cancel twice | A B x 5@100; A cancel x; A cancel x -> rejected x UNKNOWN_ORDER
            cancel what traded whole | B O x 5@120; C B y 5@120; B cancel x -> rejected x UNKNOWN_ORDER
            reduce | A B x 5@100; A reduce x 2 -> reduced x 3
            reduce to nothing | A B x 5@100; A reduce x 5 -> cancelled x 5
            reduce by more | A B x 5@100; A reduce x 6 -> cancelled x 5
            reduce by zero, before unknown | A reduce x 0 -> rejected x NOT_POSITIVE
            reduce another county's | A B x 5@100; B reduce x 1 -> rejected x UNKNOWN_ORDER
            a reduced order keeps its place | B O x 5@120; C O y 5@120; B reduce x 4; D B z 2@120 -> accepted z, traded z x 1@120, traded z y 1@120
            replace | A B x 5@100; A replace B x 7@110 -> cancelled x 5, accepted x, rested x 7
            replace loses its place | B O x 5@120; C O y 5@120; B replace O x 5@120; D B z 6@120 -> accepted z, traded z y 5@120, traded z x 1@120
            replace trades | B O y 5@120; A B x 5@100; A replace B x 7@120 -> cancelled x 5, accepted x, traded x y 5@120, rested x 2
            replace stopped by its own | A O y 5@120; A B x 5@100; A replace B x 7@120 -> cancelled x 5, accepted x, cancelled x 7 SELF_TRADE
            replace off the tick, before unknown | A replace B x 7@115 -> rejected x OFF_TICK
            replace with zero keeps the old | A B x 5@100; A replace B x 0@110; A cancel x -> cancelled x 5
            replace of the other side | A B x 5@100; A replace O x 5@150 -> rejected x UNKNOWN_ORDER
            replace another county's | A B x 5@100; B replace B x 5@110 -> rejected x UNKNOWN_ORDER
            replace of none | A replace B x 7@110 -> rejected x UNKNOWN_ORDER
            replace by fill or kill that cannot | A B x 5@100; A replace B x 7@110 FOK -> rejected x CANNOT_FILL
            replace by fill or kill that cannot keeps the old | A B x 5@100; A replace B x 7@110 FOK; A reduce x 1 -> reduced x 4
            """;

    private static final Map<String, String> COUNTY =
            Map.of("A", "330281", "B", "330482", "C", "330822", "D", "330881", "P", "331126", "Q", "331127");

    @TestFactory
    Stream<DynamicTest> m13_05_6_sessionsRunAsThePageSays() {
        return TABLE.lines()
                .map(row -> DynamicTest.dynamicTest(row, () -> {
                    String[] parts = row.split(" \\| ")[1].split(" -> ");
                    List<BookCommand> commands = new ArrayList<>();
                    for (String text : parts[0].split("; ")) {
                        commands.add(command(text, commands.size() + 1));
                    }
                    Pairings pairings = new Pairings(List.of(
                            Pairings.Pair.of(COUNTY.get("A"), COUNTY.get("P")),
                            Pairings.Pair.of(COUNTY.get("Q"), COUNTY.get("A"))));
                    BookCase given =
                            new BookCase(new BookCase.Rules(IndicatorKind.CAPACITY, 10, 100, 200), pairings, commands);
                    BookResult result = ContinuousTrading.clear(given);
                    assertThat(result.mechanism()).isEqualTo(given.mechanism()).isEqualTo(Mechanism.CONTINUOUS);
                    List<String> last = result.events().stream()
                            .filter(event -> event.seq() == commands.size())
                            .map(OrderBookTest::shown)
                            .toList();
                    assertThat(String.join(", ", last)).isEqualTo(parts[1]);
                }));
    }

    @Test
    void everyReasonOfThisMechanismIsInTheTable() {
        for (RejectReason reason : List.of(
                RejectReason.OFF_TICK,
                RejectReason.OUTSIDE_BAND,
                RejectReason.NOT_POSITIVE,
                RejectReason.DUPLICATE_ID,
                RejectReason.UNKNOWN_ORDER,
                RejectReason.SELF_TRADE,
                RejectReason.CANNOT_FILL)) {
            assertThat(TABLE).contains(" " + reason);
        }
    }

    private static BookCommand command(String text, int seq) {
        String[] word = text.split(" ");
        String county = COUNTY.get(word[0]);
        if (word[1].equals("cancel")) {
            return new BookCommand.Cancel(word[2], seq, county);
        }
        if (word[1].equals("reduce")) {
            return new BookCommand.Reduce(word[2], seq, county, Long.parseLong(word[3]));
        }
        boolean replace = word[1].equals("replace");
        int at = replace ? 2 : 1;
        Side side = word[at].equals("B") ? Side.BID : Side.OFFER;
        String[] order = word[at + 2].split("@");
        long amount = Long.parseLong(order[0]);
        long limit = Long.parseLong(order[1]);
        TimeInForce timeInForce = word.length > at + 3 ? TimeInForce.valueOf(word[at + 3]) : TimeInForce.GTC;
        return replace
                ? new BookCommand.Replace(word[at + 1], seq, county, side, amount, limit, timeInForce)
                : new BookCommand.New(word[at + 1], seq, county, side, amount, limit, timeInForce);
    }

    private static String shown(BookEvent event) {
        if (event instanceof BookEvent.Accepted e) {
            return "accepted " + e.order();
        } else if (event instanceof BookEvent.Rejected e) {
            return "rejected " + e.order() + " " + e.reason();
        } else if (event instanceof BookEvent.Traded e) {
            String paired = e.paired() ? " paired" : "";
            assertThat(e.valueFen()).isEqualTo(e.amount() * e.priceFen());
            return "traded " + e.bid() + " " + e.offer() + " " + e.amount() + "@" + e.priceFen() + paired;
        } else if (event instanceof BookEvent.Rested e) {
            return "rested " + e.order() + " " + e.amount();
        } else if (event instanceof BookEvent.Reduced e) {
            return "reduced " + e.order() + " " + e.amount();
        }
        BookEvent.Cancelled e = (BookEvent.Cancelled) event;
        return "cancelled " + e.order() + " " + e.amount()
                + e.reason().map(r -> " " + r).orElse("");
    }
}
