package io.quotaexchange.matching.ascending;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.ascending.AscendingCommand.Bid;
import io.quotaexchange.matching.ascending.AscendingCommand.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Every auction of up to three bids by the seller, its partners and others, at every kind of price and time, with every match. */
class EveryShortAuctionTest {
    /** Below the start, the start, off the increment, on it, the cap (off it), above the cap. */
    private static final long[] PRICES = {90, 100, 105, 110, 115, 120};

    private static final List<String> BIDDERS = List.of("S", "P", "Q", "A", "B");
    /** Seconds from one bid to the next: at once; from the middle of the auction into its last ten seconds. */
    private static final long[] STEPS = {0, 46};

    private final List<Bid> bids = new ArrayList<>();
    private final List<AscendingTerms> terms = new ArrayList<>();
    private int compared;

    @Test
    void m13_05_5_everyShortAuctionIsWhatThePageSays() {
        terms.add(Script.terms(100, 10, 115, OptionalLong.empty(), 10, 40));
        terms.add(Script.terms(100, 10, 115, OptionalLong.of(110), 10, 0));
        from(50);
        assertThat(compared).isEqualTo(2 * (1 + 60 + 60 * 60 + 60 * 60 * 60 / 2));
    }

    private void from(long at) {
        terms.forEach(this::compare);
        if (bids.size() == 3) {
            return;
        }
        for (String bidder : BIDDERS) {
            for (long price : PRICES) {
                for (long step : STEPS) {
                    // Of the last of three, half: the time that the place in the list gives.
                    if (bids.size() < 2 || (step == 0) == (price % 10 == 0)) {
                        int seq = bids.size() + 1;
                        bids.add(new Bid("b" + seq, seq, Script.COUNTY.get(bidder), price * 100, Script.at(at + step)));
                        from(at + step);
                        bids.remove(bids.size() - 1);
                    }
                }
            }
        }
    }

    /** Partners, others and the seller try to match, some too early and some too late. */
    private void compare(AscendingTerms under) {
        List<Match> matches = new ArrayList<>();
        long at = 99;
        for (String letter : List.of("P", "Q", "A", "S", "P", "Q", "P")) {
            matches.add(new Match("m" + matches.size(), 10 + matches.size(), Script.COUNTY.get(letter), Script.at(at)));
            at += 7;
        }
        AscendingCase given = new AscendingCase(under, Script.SEED, bids, matches);
        AscendingResult result = AscendingClearing.clear(given);
        AscendingResult expected = new LiteralAuction(given).clear();
        if (!result.equals(expected)) {
            assertThat(result).as("%s", given).isEqualTo(expected);
        }
        compared++;
    }
}
