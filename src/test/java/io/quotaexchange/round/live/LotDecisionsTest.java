package io.quotaexchange.round.live;

import static io.quotaexchange.round.live.LotSpecification.CAP;
import static io.quotaexchange.round.live.LotSpecification.CLOSES;
import static io.quotaexchange.round.live.LotSpecification.KEY;
import static io.quotaexchange.round.live.LotSpecification.LOT;
import static io.quotaexchange.round.live.LotSpecification.OPENS;
import static io.quotaexchange.round.live.LotSpecification.OTHER;
import static io.quotaexchange.round.live.LotSpecification.PAIRED;
import static io.quotaexchange.round.live.LotSpecification.SELLER;
import static io.quotaexchange.round.live.LotSpecification.START;
import static io.quotaexchange.round.live.LotSpecification.STEP;
import static io.quotaexchange.round.live.LotSpecification.THIRD;
import static io.quotaexchange.round.live.LotSpecification.thenRecordedRefusal;
import static io.quotaexchange.round.live.LotSpecification.thenRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.RejectReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Given events, when a command, then events or a refusal; every lot that is decided is also replayed as an auditor does. */
class LotDecisionsTest {
    @Test
    void m13_05_5_aBidAtTheStartIsAcceptedAndTheHighestWins() {
        LotSpecification given = LotSpecification.open(0, OTHER, THIRD);
        given.bid(OTHER, START);
        given.bid(THIRD, START + STEP);
        assertThat(given.bids()).containsExactly(OTHER + " 70000", THIRD + " 71000");
        assertThat(given.decided().resultText()).contains("\"winner\": \"" + THIRD + "\"");
    }

    @Test
    void m13_05_5_beforeTheOpeningAndAfterTheCloseNothingIsTaken() {
        LotSpecification given = LotSpecification.announced(0);
        given.limit(OTHER, CAP, false);
        thenRefused(given.bid(OTHER, START), LiveRefusal.NOT_OPEN);
        given.at(CLOSES);
        thenRefused(given.bid(OTHER, START), LiveRefusal.CLOSED);
        assertThat(given.decided().resultText()).contains("UNSOLD");
    }

    @Test
    void m13_05_5_everyReasonOfTheAuctionIsRecorded() {
        LotSpecification given = LotSpecification.open(0, OTHER, THIRD);
        given.bid(OTHER, START + STEP);
        thenRecordedRefusal(given.bid(OTHER, START + 2 * STEP), RejectReason.ALREADY_LEADING);
        thenRecordedRefusal(given.bid(THIRD, START + STEP), RejectReason.NOT_ABOVE_PRICE);
        thenRecordedRefusal(given.bid(THIRD, START + STEP + 1), RejectReason.OFF_INCREMENT);
        thenRefused(given.bid(SELLER, START + 2 * STEP), LiveRefusal.OWN_LOT);
        assertThat(given.decided().caseText()).contains("\"price\": \"71000.01\"");
    }

    @Test
    void z10_06_2_nobodyBidsWithoutALimitOrAboveIt() {
        LotSpecification given = LotSpecification.announced(0);
        thenRefused(
                given.when(new LiveCommand.SetLimit(
                        LOT,
                        "lim_1",
                        OTHER,
                        LotSecrets.sealPrice(KEY, LOT, "lim_1", OTHER, CAP),
                        false,
                        new Signed("one", "one"),
                        KEY)),
                LiveRefusal.SAME_PERSON);
        given.limit(OTHER, START + STEP, false);
        given.at(OPENS);
        thenRefused(given.bid(THIRD, START), LiveRefusal.LIMIT_MISSING);
        thenRefused(given.bid(OTHER, START + 2 * STEP), LiveRefusal.OVER_LIMIT);
        thenRefused(given.limit(THIRD, CAP + 1, false), LiveRefusal.LIMIT_OUTSIDE);
        thenRefused(given.limit(SELLER, CAP, false), LiveRefusal.OWN_LOT);
    }

    @Test
    void aSealedLimitCanBePutNowhereElse() {
        LotSpecification given = LotSpecification.announced(0);
        thenRefused(
                given.when(new LiveCommand.SetLimit(
                        LOT,
                        "lim_2",
                        THIRD,
                        LotSecrets.sealPrice(KEY, LOT, "lim_1", OTHER, CAP),
                        false,
                        new Signed("a", "b"),
                        KEY)),
                LiveRefusal.KEY_WRONG);
        assertThat(LotSecrets.sealPrice(KEY, LOT, "lim_1", OTHER, START))
                .hasSameSizeAs(LotSecrets.sealPrice(KEY, LOT, "lim_1", OTHER, CAP));
    }

    @Test
    void m13_05_5_aStepOfFiveIncrementsAsksForConfirmation() {
        LotSpecification given = LotSpecification.open(0, OTHER, THIRD);
        given.bid(OTHER, START);
        LiveCommand.Bid high = new LiveCommand.Bid(LOT, "bid_high", THIRD, START + 5 * STEP, false, "t", KEY);
        thenRefused(given.when(high), LiveRefusal.JUMP_UNCONFIRMED);
        given.when(new LiveCommand.Bid(LOT, "bid_low", THIRD, START + 4 * STEP, false, "t", KEY));
        given.bid(OTHER, START + 9 * STEP);
        assertThat(given.bids()).containsExactly(OTHER + " 70000", THIRD + " 74000", OTHER + " 79000");
        given.decided();
    }

    @Test
    void aRepeatedBidIsAnsweredTheSameAndAnotherUnderItsIdIsRefused() {
        LotSpecification given = LotSpecification.open(0, OTHER, THIRD);
        LiveCommand.Bid bid = given.bidOf(OTHER, START);
        given.when(bid);
        assertThat(given.when(bid)).isEqualTo(new LiveDecision.Accepted(List.of()));
        thenRefused(
                given.when(new LiveCommand.Bid(LOT, bid.id(), OTHER, START + STEP, true, bid.maker(), KEY)),
                LiveRefusal.ID_TAKEN);
        thenRefused(
                given.when(new LiveCommand.Bid(LOT, bid.id(), THIRD, START, true, bid.maker(), KEY)),
                LiveRefusal.ID_TAKEN);
        assertThat(given.bids()).hasSize(1);
    }

    @Test
    void m13_05_5_aLateBidKeepsTheLotOpen() {
        LotSpecification given = LotSpecification.open(0, OTHER, THIRD);
        given.at(CLOSES.minusMillis(1)).bid(OTHER, START);
        given.at(CLOSES).bid(THIRD, START + STEP);
        assertThat(given.bids()).hasSize(2);
        assertThat(given.lotState().deadline()).contains(CLOSES.plusSeconds(300));
        given.decided();
    }

    @Test
    void m13_05_8_atTheCapOthersMayConsentAndTheSeedDraws() {
        LotSpecification given = LotSpecification.open(0, OTHER, THIRD, "330302");
        given.bid(OTHER, CAP);
        thenRecordedRefusal(given.bid(THIRD, START), RejectReason.CAP_PHASE);
        given.bid(THIRD, CAP);
        given.bid("330302", CAP);
        assertThat(given.decided().resultText()).contains("CAP_LOTTERY");
    }

    @Test
    void z10_21_1_amongSeveralAtTheCapThePairedCountyWins() {
        LotSpecification given = LotSpecification.open(0, OTHER, PAIRED, THIRD);
        given.bid(OTHER, CAP);
        given.bid(THIRD, CAP);
        given.bid(PAIRED, CAP);
        assertThat(given.decided().resultText()).contains("CAP_PAIRED").contains("\"winner\": \"" + PAIRED + "\"");
    }

    @Test
    void z10_21_1_aPairedBidderMayMatchTheClosingPrice() {
        LotSpecification given = LotSpecification.open(300, OTHER, PAIRED, THIRD);
        given.bid(PAIRED, START);
        given.bid(OTHER, START + STEP);
        thenRefused(given.match(PAIRED), LiveRefusal.NOT_OPEN);
        given.at(CLOSES);
        assertThat(given.lotState().phase()).isEqualTo(LotPhase.MATCHING);
        given.match(THIRD);
        assertThat(given.lotState().answer("mat_" + (given.events.size() - 1)))
                .get()
                .isInstanceOf(LiveEvent.MatchRefused.class);
        given.match(PAIRED);
        assertThat(given.lotState().phase()).isEqualTo(LotPhase.ENDED);
        assertThat(given.decided().resultText()).contains("MATCHED").contains("\"winner\": \"" + PAIRED + "\"");
    }

    @Test
    void z10_21_1_withoutTheRightThereIsNoWindow() {
        LotSpecification given = LotSpecification.open(300, OTHER, PAIRED);
        given.bid(OTHER, START);
        given.bid(PAIRED, START + STEP);
        given.at(CLOSES);
        assertThat(given.lotState().phase()).isEqualTo(LotPhase.ENDED);
        given.decided();
    }

    @Test
    void m13_05_2_theReserveIsTheSellersAndSecretAndKept() {
        LotSpecification given = LotSpecification.announced(300);
        long reserve = START + 10 * STEP;
        LiveCommand.SetReserve set = new LiveCommand.SetReserve(
                LOT,
                "rsv_1",
                SELLER,
                LotSecrets.sealPrice(KEY, LOT, "rsv_1", SELLER, reserve),
                new Signed("s1", "s2"),
                KEY);
        thenRefused(
                given.when(new LiveCommand.SetReserve(
                        LOT,
                        "rsv_2",
                        OTHER,
                        LotSecrets.sealPrice(KEY, LOT, "rsv_2", OTHER, reserve),
                        new Signed("s1", "s2"),
                        KEY)),
                LiveRefusal.NOT_THE_SELLER);
        given.when(set);
        assertThat(given.when(set)).isEqualTo(new LiveDecision.Accepted(List.of()));
        given.limit(OTHER, CAP, false);
        given.limit(PAIRED, CAP, false);
        given.at(OPENS);
        thenRefused(
                given.when(new LiveCommand.SetReserve(
                        LOT,
                        "rsv_3",
                        SELLER,
                        LotSecrets.sealPrice(KEY, LOT, "rsv_3", SELLER, reserve),
                        new Signed("s1", "s2"),
                        KEY)),
                LiveRefusal.LOT_OPEN);
        given.bid(PAIRED, START);
        given.bid(OTHER, START + STEP);
        given.at(CLOSES);
        given.match(PAIRED);
        LiveEvent.LotDecided decided = given.decided();
        assertThat(decided.resultText()).contains("BELOW_RESERVE").doesNotContain("winner");
        assertThat(given.events.toString().substring(0, given.events.toString().indexOf("LotDecided")))
                .doesNotContain("80000")
                .doesNotContain(Long.toString(reserve));
    }

    @Test
    void m13_05_3_anAnnouncedLotIsWithdrawnOnlyWhileNobodySignedUp() {
        LotSpecification given = LotSpecification.announced(0);
        given.limit(OTHER, CAP, false);
        thenRefused(
                given.when(new LiveCommand.Withdraw(LOT, "because", new Signed("a", "b"))), LiveRefusal.LOT_SIGNED_UP);
        LotSpecification other = LotSpecification.announced(0);
        other.when(new LiveCommand.Withdraw(LOT, "because", new Signed("a", "b")));
        assertThat(other.lotState().isUnderWay()).isFalse();
        assertThat(other.state.deadline()).isEmpty();
    }

    @Test
    void m13_05_3_aLotIsAnnouncedBeforeItOpensAndWithSoundTerms() {
        LotSpecification given = new LotSpecification();
        given.at(OPENS);
        thenRefused(
                given.when(new LiveCommand.Announce(LotSpecification.lot(0), new Signed("a", "b"))),
                LiveRefusal.LOT_ANNOUNCED_LATE);
        Lot lot = LotSpecification.lot(0);
        Lot endless = new Lot(
                "lot_x",
                1,
                lot.listing(),
                SELLER,
                lot.indicator(),
                lot.amount(),
                new Lot.Prices(START, 1, CAP, 5),
                lot.times(),
                lot.seals());
        thenRefused(given.when(new LiveCommand.Announce(endless, new Signed("a", "b"))), LiveRefusal.LOT_TERMS);
    }

    @Test
    void m13_05_3_afterAStandstillTheLastSecondsAreGivenAgain() {
        LotSpecification given = LotSpecification.open(0, OTHER, THIRD);
        given.at(CLOSES.minusSeconds(10)).bid(OTHER, START);
        LotState lot = given.lotState();
        assertThat(Standstill.afterOutage(given.state, CLOSES.minusSeconds(5), CLOSES.plusSeconds(600)))
                .containsExactly(new LiveEvent.ClosePostponed(LOT, CLOSES.plusSeconds(900)));
        assertThat(Standstill.afterOutage(given.state, CLOSES.plusSeconds(290), CLOSES.plusSeconds(600)))
                .as("closed before the standstill")
                .isEmpty();
        assertThat(Standstill.afterOutage(given.state, OPENS, OPENS.plusSeconds(1)))
                .as("long before the close")
                .isEmpty();
        assertThat(lot.deadline()).contains(CLOSES.plusSeconds(290));
    }

    @Test
    void m13_05_5_aPostponedLotIsReplayedFromItsCase() {
        LotSpecification given = LotSpecification.open(0, OTHER, THIRD);
        given.at(CLOSES.minusSeconds(10)).bid(OTHER, START);
        LiveEvent postponed = new LiveEvent.ClosePostponed(LOT, CLOSES.plusSeconds(900));
        given.state.apply(postponed, CLOSES.plusSeconds(600));
        given.at(CLOSES.plusSeconds(800)).bid(THIRD, START + STEP);
        assertThat(given.lotState().deadline()).contains(CLOSES.plusSeconds(1_100));
        given.at(CLOSES.plusSeconds(1_100));
        given.when(new LiveCommand.Decide(LOT, KEY));
        assertThat(given.lotState().decided().orElseThrow().resultText())
                .contains("\"winner\": \"" + THIRD + "\"")
                .contains("\"closedAt\": \"2018-06-01T03:18:20Z\"");
    }

    @Test
    void aLotIsDecidedByItsOwnKeyAndOnlyAfterItsEnd() {
        LotSpecification given = LotSpecification.open(0, OTHER);
        thenRefused(given.when(new LiveCommand.Decide(LOT, KEY)), LiveRefusal.LOT_NOT_ENDED);
        given.at(CLOSES);
        LotKey other = LotKey.derive(new byte[32], "rnd_test-2", LOT);
        thenRefused(given.when(new LiveCommand.Decide(LOT, other)), LiveRefusal.KEY_WRONG);
        assertThat(given.decided().key()).isEqualTo(KEY.hex());
        assertThat(given.when(new LiveCommand.Decide(LOT, KEY))).isEqualTo(new LiveDecision.Accepted(List.of()));
    }

    @Test
    void aKeyReadBackOpensWhatWasSealed() {
        String sealed = KEY.seal("place", "text");
        assertThat(LotKey.ofHex(KEY.hex()).open("place", sealed)).contains("text");
        assertThat(KEY.open("elsewhere", sealed)).isEqualTo(Optional.empty());
        assertThat(KEY.toString()).doesNotContain(KEY.hex());
    }
}
