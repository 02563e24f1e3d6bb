package io.quotaexchange.round;

import static io.quotaexchange.round.RoundSpecification.given;
import static io.quotaexchange.round.SampleRound.ASSISTED_SELLER;
import static io.quotaexchange.round.SampleRound.PAIRED_BUYER;
import static io.quotaexchange.round.SampleRound.listing;
import static io.quotaexchange.round.SampleRound.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.round.live.AmountBound;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RoundDecisionsTest {
    private static final Order.Listing LISTING = listing("lst_1", ASSISTED_SELLER, 80_000);
    private static final RoundEvent ENTERED = new RoundEvent.OrderEntered(1, LISTING);
    private static final RoundEvent SECURED = new RoundEvent.ListingSecured("lst_1", 7);

    private static RoundCommand enter(Order order) {
        return new RoundCommand.Enter(order, List.of());
    }

    /** Of a case that was assembled when the round had three events. */
    private static RoundCommand clearing(int stage) {
        return new RoundCommand.RecordClearing(stage, 3, "{case}", "{result}", List.of());
    }

    private static RoundEvent cleared(int stage) {
        return new RoundEvent.StageCleared(stage, "{case}", "{result}", List.of());
    }

    private static Award award(long amount) {
        return new Award(
                "awd_test-1_1_0001",
                "rnd_test-1",
                1,
                ASSISTED_SELLER,
                PAIRED_BUYER,
                IndicatorKind.QUANTITY,
                amount,
                8_000_000,
                IndicatorKind.QUANTITY.value(amount, 8_000_000),
                true,
                "req_1",
                "lst_1",
                "00".repeat(32),
                "11".repeat(32));
    }

    @Test
    void opensOnce() {
        given().when(new RoundCommand.Open(SampleRound.plan())).then(opened());
        given(opened()).when(new RoundCommand.Open(SampleRound.plan())).thenNothing();
    }

    @Test
    void refusesEverythingBeforeItIsOpen() {
        given().when(enter(LISTING)).thenRefused(RoundRefusal.ROUND_UNKNOWN);
        given().when(new RoundCommand.Settle()).thenRefused(RoundRefusal.ROUND_UNKNOWN);
    }

    @Test
    void givesOrdersTheirPlaceInTime() {
        given(opened(), ENTERED)
                .when(enter(listing("lst_2", ASSISTED_SELLER, 1)))
                .then(new RoundEvent.OrderEntered(2, listing("lst_2", ASSISTED_SELLER, 1)));
    }

    @Test
    void aRepeatedOrderHappensOnce() {
        given(opened(), ENTERED).when(enter(LISTING)).thenNothing();
        given(opened(), ENTERED)
                .when(enter(listing("lst_1", ASSISTED_SELLER, 81_000)))
                .thenRefused(RoundRefusal.ORDER_ID_TAKEN);
    }

    @Test
    void z10_08_3_recordsAnOrderThatEligibilityRefuses() {
        Refusal taskOpen = RoundRefusal.ENTRY_CLOSED.refusal();
        given(opened())
                .when(new RoundCommand.Enter(LISTING, List.of(taskOpen)))
                .then(new RoundEvent.OrderRefused(1, LISTING, List.of(taskOpen)));
    }

    @Test
    void m13_05_8_refusesAListingOutsideTheBandOrOffTheTick() {
        for (long limit : new long[] {6_399_999, 6_300_000, 9_700_000, 7_000_001}) {
            Order.Listing bad =
                    new Order.Listing("lst_9", ASSISTED_SELLER, IndicatorKind.QUANTITY, 1, limit, "trader", "approver");
            given(opened())
                    .when(enter(bad))
                    .then(new RoundEvent.OrderRefused(1, bad, List.of(RoundRefusal.LIMIT_OUTSIDE_BAND.refusal())));
        }
        for (long limit : new long[] {6_400_000, 9_600_000}) {
            Order.Listing good =
                    new Order.Listing("lst_9", ASSISTED_SELLER, IndicatorKind.QUANTITY, 1, limit, "trader", "approver");
            given(opened()).when(enter(good)).then(new RoundEvent.OrderEntered(1, good));
        }
    }

    @Test
    void namesEveryViolationAtOnce() {
        Order.Listing bad =
                new Order.Listing("lst_9", ASSISTED_SELLER, IndicatorKind.PADDY, 0, 1, "same-person", "same-person");
        given(opened())
                .when(enter(bad))
                .then(new RoundEvent.OrderRefused(
                        1,
                        bad,
                        List.of(
                                RoundRefusal.SAME_PERSON.refusal(),
                                RoundRefusal.INDICATOR_NOT_TRADED.refusal(),
                                RoundRefusal.AMOUNT_NOT_POSITIVE.refusal())));
    }

    @Test
    void m13_04_4_refusesARequestOfNothing() {
        Order.Request empty =
                new Order.Request("req_1", PAIRED_BUYER, "空", "Empty", 1, Map.of(), true, true, "trader", "approver");
        given(opened())
                .when(enter(empty))
                .then(new RoundEvent.OrderRefused(1, empty, List.of(RoundRefusal.AMOUNT_NOT_POSITIVE.refusal())));
    }

    /** Two of the largest numbers there are could not be added up: neither its pages nor its clearing would work. */
    @Test
    void m13_04_4_refusesARequestOfMoreThanAProvinceHas() {
        for (long amount : new long[] {AmountBound.MOST + 1, Long.MAX_VALUE}) {
            Order.Request huge = request(amount);
            given(opened())
                    .when(enter(huge))
                    .then(new RoundEvent.OrderRefused(1, huge, List.of(RoundRefusal.AMOUNT_TOO_LARGE.refusal())));
        }
        given(opened())
                .when(enter(request(AmountBound.MOST)))
                .then(new RoundEvent.OrderEntered(1, request(AmountBound.MOST)));
    }

    private static Order.Request request(long amount) {
        return new Order.Request(
                "req_1",
                PAIRED_BUYER,
                "高速公路",
                "Motorway",
                1,
                Map.of(IndicatorKind.QUANTITY, amount),
                true,
                true,
                "trader",
                "approver");
    }

    @Test
    void m13_03_1_aListingWithoutUnitsIsRefusedAfterwards() {
        Refusal short_ = RoundRefusal.RESERVE_INSUFFICIENT.refusal();
        given(opened(), ENTERED)
                .when(new RoundCommand.RefuseListing("lst_1", short_))
                .then(new RoundEvent.ListingRefused("lst_1", short_));
        given(opened(), ENTERED, SECURED)
                .when(new RoundCommand.RefuseListing("lst_1", short_))
                .thenRefused(RoundRefusal.ORDER_UNKNOWN);
    }

    @Test
    void clearsStagesInOrderOnceEveryListingIsSecured() {
        given(opened(), ENTERED).when(clearing(1)).thenRefused(RoundRefusal.STAGE_NOT_NEXT);
        given(opened(), ENTERED, SECURED).when(clearing(2)).thenRefused(RoundRefusal.STAGE_NOT_NEXT);
        given(opened(), ENTERED, SECURED).when(clearing(1)).then(cleared(1));
        given(opened(), ENTERED, SECURED, cleared(1)).when(clearing(1)).thenNothing();
        given(opened(), cleared(1))
                .when(new RoundCommand.RecordClearing(1, 2, "{case}", "{other}", List.of()))
                .thenRefused(RoundRefusal.STAGE_ALREADY_CLEARED);
        given(opened(), cleared(1), cleared(2), cleared(3)).when(clearing(4)).thenRefused(RoundRefusal.STAGE_NOT_NEXT);
    }

    @Test
    void m13_05_3_aCaseThatTheRoundOutranIsNotRecorded() {
        RoundEvent later = new RoundEvent.OrderEntered(2, SampleRound.bid("b1", PAIRED_BUYER, 10, 8_000_000));
        given(opened(), ENTERED, SECURED, later).when(clearing(1)).thenRefused(RoundRefusal.CASE_OUTDATED);
        given(opened(), ENTERED, SECURED, cleared(1)).when(clearing(2)).thenRefused(RoundRefusal.CASE_OUTDATED);
    }

    @Test
    void takesNoOrderAfterTheFirstClearing() {
        given(opened(), cleared(1)).when(enter(LISTING)).thenRefused(RoundRefusal.ENTRY_CLOSED);
    }

    @Test
    void returnsExactlyWhatIsLeft() {
        RoundEvent sold = new RoundEvent.StageCleared(1, "{case}", "{result}", List.of(award(30_000)));
        RoundSpecification ended = given(
                opened(),
                ENTERED,
                SECURED,
                new RoundEvent.OrderEntered(2, SampleRound.request("req_1", PAIRED_BUYER, 30_000)),
                sold,
                cleared(2),
                cleared(3));
        assertThat(ended.state().left(LISTING)).isEqualTo(50_000);
        ended.when(new RoundCommand.Settle()).thenRefused(RoundRefusal.STAGE_NOT_NEXT);
        ended.when(new RoundCommand.ReturnListing("lst_1", 50_001)).thenRefused(RoundRefusal.AMOUNT_NOT_LEFT);
        ended.when(new RoundCommand.ReturnListing("lst_1", 50_000))
                .then(new RoundEvent.ListingReturned("lst_1", 50_000));
        ended.when(new RoundCommand.ReturnListing("lst_1", 50_000)).thenNothing();
        ended.when(new RoundCommand.Settle()).then(new RoundEvent.Settled());
        ended.when(new RoundCommand.Settle()).thenNothing();
    }
}
