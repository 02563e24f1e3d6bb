package io.quotaexchange.matching.callauction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.matching.AmountOverflowException;
import org.junit.jupiter.api.Test;

/** The rules of the call auction, by clause. */
class CallAuctionTest {
    private static CallAuctionResult clear(String table) {
        return CallAuction.clear(AuctionTable.read(table));
    }

    @Test
    void m13_05_5_a_greatestVolumeDecidesThePrice() {
        CallAuctionResult result = clear("""
                band 10 100 tick 10 reference 10
                offer o1 A 50 at 30
                offer o2 A 50 at 60
                bid b1 B 40 at 30
                bid b2 C 80 at 70
                """);
        assertThat(AuctionTable.price(result)).isEqualTo("60: 80");
        assertThat(AuctionTable.fills(result)).isEqualTo("o1 50, o2 30, b1 0, b2 80");
    }

    @Test
    void m13_05_5_b_leastSurplusAmongEqualVolumes() {
        CallAuctionResult result = clear("""
                band 10 100 tick 10 reference 10
                offer o1 A 50 at 30
                offer o2 A 100 at 60
                bid b1 B 50 at 70
                bid b2 C 20 at 40
                """);
        // volume 50 from 30 to 70; surplus 20 up to 40, 0 at 50, 100 from 60
        assertThat(AuctionTable.price(result)).isEqualTo("50: 50");
        assertThat(AuctionTable.points(result)).isEqualTo("40:70/50, 50:50/50, 60:50/150");
    }

    @Test
    void m13_05_5_c_highestWhereDemandIsLeftOver() {
        assertThat(AuctionTable.price(clear("""
                band 10 100 tick 10 reference 10
                offer o1 A 50 at 30
                bid b1 B 60 at 70
                """))).isEqualTo("70: 50");
    }

    @Test
    void m13_05_5_c_lowestWhereSupplyIsLeftOver() {
        assertThat(AuctionTable.price(clear("""
                band 10 100 tick 10 reference 100
                offer o1 A 60 at 30
                bid b1 B 50 at 70
                """))).isEqualTo("30: 50");
    }

    @Test
    void m13_05_8_d_nearestToTheReferenceTheLowerOfTwo() {
        String orders = """
                offer o1 A 50 at 30
                bid b1 B 50 at 70
                """;
        for (long[] row : new long[][] {
            {10, 30}, {30, 30}, {34, 30}, {35, 30}, {36, 40}, {50, 50}, {65, 60}, {66, 70}, {71, 70}, {100, 70}
        }) {
            assertThat(AuctionTable.price(clear("band 10 100 tick 10 reference " + row[0] + "\n" + orders)))
                    .as("reference %d", row[0])
                    .isEqualTo(row[1] + ": 50");
        }
    }

    @Test
    void m13_05_8_d_appliesWhereTheSurplusChangesSides() {
        // surplus 10 of demand at 30 and 40, 10 of supply at 50
        CallAuctionResult result = clear("""
                band 10 100 tick 10 reference 90
                offer o1 A 50 at 30
                offer o2 A 10 at 50
                bid b1 B 50 at 50
                bid b2 C 10 at 40
                """);
        assertThat(AuctionTable.price(result)).isEqualTo("50: 50");
    }

    @Test
    void m13_05_5_noPriceWhereNothingMeets() {
        CallAuctionResult result = clear("""
                band 10 100 tick 10 reference 50
                offer o1 A 50 at 60
                bid b1 B 50 at 50
                """);
        assertThat(AuctionTable.price(result)).isEqualTo("none: 0");
        assertThat(AuctionTable.fills(result)).isEqualTo("o1 0, b1 0");
        assertThat(AuctionTable.points(result)).isEqualTo("50:50/0");
        assertThat(AuctionTable.price(clear("band 10 100 tick 10 reference 50")))
                .isEqualTo("none: 0");
    }

    @Test
    void m13_05_5_neverWalksTheGrid() {
        CallAuctionResult result = clear("""
                band 0 1000000000000000000 tick 1 reference 400000000000000000
                offer o1 A 5 at 1
                bid b1 B 5 at 999999999999999999
                """);
        assertThat(AuctionTable.price(result)).isEqualTo("400000000000000000: 5");
    }

    @Test
    void z10_21_1_marginalClassServesPairsFirstThenSeq() {
        CallAuctionResult result = clear("""
                band 10 100 tick 10 reference 50
                offer o1 A 30 at 50
                bid b1 B 20 at 60
                bid b2 C 20 at 50
                bid b3 D 20 at 50
                pair A D
                """);
        assertThat(AuctionTable.fills(result)).isEqualTo("o1 30, b1 20, b2 0, b3 10");
        assertThat(AuctionTable.trades(result)).isEqualTo("b1<o1 20, b3<o1 10*");
    }

    @Test
    void z10_21_1_marginalOffersServePairsFirstThenSeq() {
        CallAuctionResult result = clear("""
                band 10 100 tick 10 reference 50
                offer o1 A 20 at 50
                offer o2 B 20 at 50
                offer o3 E 5 at 40
                bid b1 C 10 at 60
                bid b2 D 15 at 60
                pair B C
                """);
        assertThat(AuctionTable.fills(result)).isEqualTo("o1 10, o2 10, o3 5, b1 10, b2 15");
        assertThat(AuctionTable.trades(result)).isEqualTo("b1<o2 10*, b2<o3 5, b2<o1 10");
    }

    @Test
    void m13_05_5_ordersAreExaminedBySeqAndTheFirstReasonIsGiven() {
        CallAuctionResult result = clear("""
                band 10 100 tick 10 reference 50
                offer o1 A 30 at 55 seq 1
                offer o2 A 0 at 110 seq 2
                offer o2 A 0 at 50 seq 3
                offer o2 A 30 at 50 seq 4
                offer o3 A 30 at 50 seq 5
                offer o4 A 30 at 50 seq 5
                bid b1 A 30 at 50 seq 6
                bid b2 B 30 at 50 seq 5
                bid b3 B 30 at 50 seq 7
                offer o5 B 30 at 50 seq 8
                """);
        assertThat(AuctionTable.rejected(result))
                .isEqualTo("o1 OFF_TICK, o2 OUTSIDE_BAND, o2 NOT_POSITIVE, o2 DUPLICATE_ID, o4 DUPLICATE_SEQ, "
                        + "b2 DUPLICATE_SEQ, b1 OTHER_SIDE, o5 OTHER_SIDE");
        assertThat(AuctionTable.fills(result)).isEqualTo("o3 30, b3 30");
    }

    @Test
    void m13_05_5_aRejectedOrderDoesNotTakeItsCountysSide() {
        CallAuctionResult result = clear("""
                band 10 100 tick 10 reference 50
                offer o1 A 0 at 50
                bid b1 A 5 at 50
                offer o2 B 5 at 50
                """);
        assertThat(AuctionTable.rejected(result)).isEqualTo("o1 NOT_POSITIVE");
        assertThat(AuctionTable.trades(result)).isEqualTo("b1<o2 5");
    }

    @Test
    void m13_05_5_aSumOrValueBeyond2To63Minus1IsRefusedNotWrapped() {
        assertThatThrownBy(() -> clear("""
                band 10 100 tick 10 reference 50
                offer o1 A %d at 50
                offer o2 B 1 at 55
                """.formatted(Long.MAX_VALUE)))
                .isInstanceOf(AmountOverflowException.class)
                .hasMessageContaining("offers");
        assertThatThrownBy(() -> clear("""
                band 10 100 tick 10 reference 50
                offer o1 A %d at 50
                bid   b1 B %d at 50
                """.formatted(Long.MAX_VALUE, Long.MAX_VALUE)))
                .isInstanceOf(AmountOverflowException.class)
                .hasMessageContaining("value of the trade of b1 with o1");
        assertThat(AuctionTable.price(clear("""
                band 1 100 tick 1 reference 50
                offer o1 A %d at 1
                bid   b1 B 3 at 1
                """.formatted(Long.MAX_VALUE)))).isEqualTo("1: 3");
    }

    @Test
    void m13_05_5_evidenceLooksOneTickBeyondButNeverOutsideTheBand() {
        assertThat(AuctionTable.points(clear("""
                band 10 40 tick 10 reference 20
                offer o1 A 50 at 20
                bid b1 B 50 at 30
                """))).isEqualTo("10:50/0, 20:50/50, 30:50/50, 40:0/50");
        assertThat(AuctionTable.points(clear("""
                band 10 40 tick 10 reference 20
                offer o1 A 50 at 10
                bid b1 B 50 at 40
                """))).isEqualTo("10:50/50, 20:50/50, 40:50/50");
    }

    @Test
    void m13_05_5_bidsBeyond2To63Minus1AreRefusedToo() {
        assertThatThrownBy(() -> clear("""
                band 10 100 tick 10 reference 50
                bid b1 A %d at 50
                bid b2 B 1 at 50
                """.formatted(Long.MAX_VALUE)))
                .isInstanceOf(AmountOverflowException.class)
                .hasMessageContaining("bids");
    }
}
