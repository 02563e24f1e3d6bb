package io.quotaexchange.matching.callauction;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import io.quotaexchange.matching.callauction.CallAuctionCase.Rules;
import io.quotaexchange.matching.check.Check;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every auction of two bids and two offers on a grid of three prices, with every pairing: no solver in the comparison. */
class EveryTinyCallAuctionTest {
    private static final List<String> BUYERS = List.of("330101", "330102");
    private static final List<String> SELLERS = List.of("330201", "330202");
    private static final long TICK = 10;
    private static final int KINDS = 6;

    @Test
    void m13_05_5_everyTinyAuctionIsWhatThePageSays() {
        int compared = 0;
        for (int orders = 0; orders < KINDS * KINDS * KINDS * KINDS; orders++) {
            for (int pairs = 0; pairs < 16; pairs++) {
                // The guide price in turn: on a price of the grid, between two of them, nearer to one.
                long reference = 10 + List.of(0, 5, 6, 14, 15, 20).get(compared % 6);
                compare(auction(orders, pairs, reference));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(20_736);
    }

    private static void compare(CallAuctionCase given) {
        CallAuctionResult result = CallAuction.clear(given);
        EnumeratedCallAuction expected = new EnumeratedCallAuction(given);
        if (!result.priceFen().equals(expected.price)
                || result.volume() != expected.volume
                || !result.fills().equals(expected.fills)
                || !result.trades().equals(expected.trades)
                || Check.check(given, result).isPresent()) {
            assertThat(result.priceFen()).as("price of %s", given).isEqualTo(expected.price);
            assertThat(result.volume()).as("volume of %s", given).isEqualTo(expected.volume);
            assertThat(result.fills()).as("fills of %s", given).isEqualTo(expected.fills);
            assertThat(result.trades()).as("trades of %s", given).isEqualTo(expected.trades);
            assertThat(Check.check(given, result)).as("check of %s", given).isEmpty();
        }
    }

    private static CallAuctionCase auction(int orders, int pairs, long reference) {
        List<Pairings.Pair> pairings = new ArrayList<>();
        for (int bit = 0; bit < 4; bit++) {
            if ((pairs >> bit & 1) == 1) {
                pairings.add(Pairings.Pair.of(BUYERS.get(bit / 2), SELLERS.get(bit % 2)));
            }
        }
        int rest = orders;
        List<Order> all = new ArrayList<>();
        // Sides take turns in time.
        for (int i = 0; i < 4; i++) {
            String county = (i % 2 == 0 ? BUYERS : SELLERS).get(i / 2);
            all.add(new Order("x" + i, i + 1L, county, 1 + rest % 2, TICK + TICK * (rest % KINDS / 2)));
            rest /= KINDS;
        }
        return new CallAuctionCase(
                new Rules(IndicatorKind.QUANTITY, TICK, TICK, 3 * TICK, reference),
                new Pairings(pairings),
                List.of(all.get(1), all.get(3)),
                List.of(all.get(0), all.get(2)));
    }
}
