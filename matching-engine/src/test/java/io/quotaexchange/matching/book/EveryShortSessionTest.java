package io.quotaexchange.matching.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.book.BookCommand.Cancel;
import io.quotaexchange.matching.book.BookCommand.New;
import io.quotaexchange.matching.book.BookCommand.Reduce;
import io.quotaexchange.matching.book.BookCommand.Replace;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every session of two resting orders and what may then come: each kind of command, side, price, amount and county. */
class EveryShortSessionTest {
    /** The first two are paired. */
    private static final List<String> COUNTIES = List.of("330281", "331126", "330482");

    private static final long[] LIMITS = {10, 11};
    private static final BookCase.Rules RULES = new BookCase.Rules(IndicatorKind.CAPACITY, 1, 10, 11);
    private static final Pairings PAIRS = new Pairings(List.of(Pairings.Pair.of("330281", "331126")));
    private int compared;

    @Test
    void m13_05_6_everyShortSessionIsWhatThePageSays() {
        for (BookCommand first : orders(1, TimeInForce.GTC)) {
            for (BookCommand second : orders(2, TimeInForce.GTC)) {
                for (BookCommand third : commands()) {
                    compare(List.of(first, second, third));
                }
            }
        }
        assertThat(compared).isEqualTo(24 * 24 * (72 + 6 + 18 + 48));
    }

    private void compare(List<BookCommand> commands) {
        List<BookCommand> all = new ArrayList<>(commands);
        // Whatever was left shows once more, by what an order on each side meets.
        all.add(new New("x8", 8, "330999", Side.OFFER, 2, 10, TimeInForce.IOC));
        all.add(new New("x9", 9, "330999", Side.BID, 9, 11, TimeInForce.IOC));
        BookCase given = new BookCase(RULES, PAIRS, all);
        BookResult result = ContinuousTrading.clear(given);
        BookResult expected = new LiteralBook(given).clear();
        if (!result.equals(expected)) {
            assertThat(result).as("%s", given).isEqualTo(expected);
        }
        compared++;
    }

    private static List<BookCommand> orders(int seq, TimeInForce timeInForce) {
        List<BookCommand> all = new ArrayList<>();
        for (Side side : Side.values()) {
            for (String county : COUNTIES) {
                for (long amount = 1; amount <= 2; amount++) {
                    for (long limit : LIMITS) {
                        all.add(new New("x" + seq, seq, county, side, amount, limit, timeInForce));
                    }
                }
            }
        }
        return all;
    }

    private static List<BookCommand> commands() {
        List<BookCommand> all = new ArrayList<>();
        for (TimeInForce timeInForce : TimeInForce.values()) {
            all.addAll(orders(3, timeInForce));
        }
        for (String id : List.of("x1", "x2")) {
            for (String county : COUNTIES) {
                all.add(new Cancel(id, 3, county));
                for (long amount = 0; amount <= 2; amount++) {
                    all.add(new Reduce(id, 3, county, amount));
                }
                for (long amount = 1; amount <= 2; amount++) {
                    for (long limit : LIMITS) {
                        all.add(new Replace(id, 3, county, Side.BID, amount, limit, TimeInForce.GTC));
                        all.add(new Replace(id, 3, county, Side.OFFER, amount, limit, TimeInForce.FOK));
                    }
                }
            }
        }
        return all;
    }
}
