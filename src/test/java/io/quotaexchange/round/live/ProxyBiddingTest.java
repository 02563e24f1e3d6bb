package io.quotaexchange.round.live;

import static io.quotaexchange.round.live.LotSpecification.CAP;
import static io.quotaexchange.round.live.LotSpecification.KEY;
import static io.quotaexchange.round.live.LotSpecification.LOT;
import static io.quotaexchange.round.live.LotSpecification.OPENS;
import static io.quotaexchange.round.live.LotSpecification.OTHER;
import static io.quotaexchange.round.live.LotSpecification.PAIRED;
import static io.quotaexchange.round.live.LotSpecification.START;
import static io.quotaexchange.round.live.LotSpecification.STEP;
import static io.quotaexchange.round.live.LotSpecification.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** 委托报价: what the server bids for counties, and what it never does. */
class ProxyBiddingTest {
    @Test
    void m13_05_5_aProxyAnswersWithTheLeastStep() {
        LotSpecification given = LotSpecification.open(0, THIRD);
        given.limit(OTHER, START + 20 * STEP, true);
        assertThat(given.bids()).containsExactly(OTHER + " 70000 proxy");
        given.bid(THIRD, START + 3 * STEP);
        assertThat(given.bids()).containsExactly(OTHER + " 70000 proxy", THIRD + " 73000", OTHER + " 74000 proxy");
        given.decided();
    }

    @Test
    void m13_05_5_proxiesSetBeforeTheOpeningBidAtTheOpening() {
        LotSpecification given = LotSpecification.announced(0);
        given.limit(OTHER, START + 2 * STEP, true);
        given.limit(THIRD, START + 4 * STEP, true);
        given.at(OPENS);
        assertThat(given.bids()).isEmpty();
        given.when(new LiveCommand.LetProxiesBid(LOT, KEY));
        assertThat(given.bids())
                .containsExactly(THIRD + " 70000 proxy", OTHER + " 71000 proxy", THIRD + " 72000 proxy");
        assertThat(given.when(new LiveCommand.LetProxiesBid(LOT, KEY))).isEqualTo(new LiveDecision.Accepted(List.of()));
        given.decided();
    }

    @Test
    void m13_05_5_ofEqualLimitsTheEarlierBidsFirst() {
        LotSpecification given = LotSpecification.announced(0);
        given.limit(THIRD, START + STEP, true);
        given.limit(OTHER, START + STEP, true);
        given.at(OPENS);
        given.when(new LiveCommand.LetProxiesBid(LOT, KEY));
        assertThat(given.bids()).containsExactly(THIRD + " 70000 proxy", OTHER + " 71000 proxy");
    }

    @Test
    void m13_05_8_proxiesAtTheCapConsentToIt() {
        LotSpecification given = LotSpecification.open(0, PAIRED);
        given.limit(OTHER, CAP, true);
        given.limit(THIRD, CAP, true);
        assertThat(given.bids()).contains(OTHER + " 96000 proxy", THIRD + " 96000 proxy");
        assertThat(given.lotState().auction().acceptances()).containsExactlyInAnyOrder(OTHER, THIRD);
        given.bid(PAIRED, CAP);
        assertThat(given.decided().resultText()).contains("CAP_PAIRED");
    }

    @Test
    void z10_06_2_aLoweredLimitStopsTheProxy() {
        LotSpecification given = LotSpecification.open(0, THIRD);
        given.limit(OTHER, CAP, true);
        given.limit(OTHER, START, false);
        given.bid(THIRD, START + STEP);
        assertThat(given.bids()).containsExactly(OTHER + " 70000 proxy", THIRD + " 71000");
        given.decided();
    }

    /** A slow twin: the winner's price is what a war of single steps gives, nobody ever pays more than the limit. */
    @Test
    void z10_06_2_noProxyExceedsItsLimitInAnyOrderOfThings() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            List<String> counties = List.of(OTHER, THIRD, PAIRED, "330302", "330402");
            LotSpecification given = LotSpecification.announced(0);
            Map<String, Long> limits = new HashMap<>();
            for (String county : counties) {
                set(given, limits, county, random);
            }
            given.at(OPENS);
            given.when(new LiveCommand.LetProxiesBid(LOT, KEY));
            for (int i = 0; i < 30; i++) {
                String county = counties.get(random.nextInt(counties.size()));
                int before = given.events.size();
                if (random.nextInt(4) == 0) {
                    set(given, limits, county, random);
                } else {
                    given.bid(county, START + random.nextInt(28) * STEP);
                }
                for (LiveEvent event : given.events.subList(before, given.events.size())) {
                    if (event instanceof LiveEvent.BidAccepted bid) {
                        assertThat(bid.bid().priceFen())
                                .as("seed %d: %s", seed, bid)
                                .isLessThanOrEqualTo(limits.get(bid.bid().county()));
                    }
                }
            }
            given.decided();
        }
    }

    private static void set(LotSpecification given, Map<String, Long> limits, String county, Random random) {
        long limit = Math.min(CAP, START + random.nextInt(30) * STEP);
        if (given.limit(county, limit, random.nextBoolean()) instanceof LiveDecision.Accepted) {
            limits.put(county, limit);
        }
    }
}
