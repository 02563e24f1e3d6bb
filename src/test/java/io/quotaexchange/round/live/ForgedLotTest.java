package io.quotaexchange.round.live;

import static io.quotaexchange.round.live.LotSpecification.CLOSES;
import static io.quotaexchange.round.live.LotSpecification.KEY;
import static io.quotaexchange.round.live.LotSpecification.LOT;
import static io.quotaexchange.round.live.LotSpecification.OTHER;
import static io.quotaexchange.round.live.LotSpecification.START;
import static io.quotaexchange.round.live.LotSpecification.STEP;
import static io.quotaexchange.round.live.LotSpecification.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.ascending.Seed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lot's events after somebody laid hands on them: each forgery is found when they are decided again. */
class ForgedLotTest {
    private LotSpecification lot;

    /** A manual bidder, a proxy that answers, a late bid; decided. */
    @BeforeEach
    void sold() {
        lot = LotSpecification.open(0, OTHER);
        lot.limit(THIRD, START + 10 * STEP, true);
        lot.at(CLOSES.minusSeconds(20)).bid(OTHER, START + 3 * STEP);
        lot.decided();
        assertThat(lot.checked()).isEmpty();
    }

    private int at(Class<? extends LiveEvent> kind, int skip) {
        int left = skip;
        for (int i = 0; i < lot.events.size(); i++) {
            if (kind.isInstance(lot.events.get(i)) && left-- == 0) {
                return i;
            }
        }
        throw new AssertionError("no " + kind);
    }

    private void thenFound() {
        Optional<String> wrong = lot.checked();
        assertThat(wrong).isPresent();
    }

    private static LiveEvent.BidAccepted priced(LiveEvent event, long priceFen) {
        LiveEvent.BidAccepted bid = (LiveEvent.BidAccepted) event;
        LiveEvent.Placed b = bid.bid();
        return new LiveEvent.BidAccepted(
                new LiveEvent.Placed(b.lot(), b.seq(), b.id(), b.county(), priceFen, b.confirmed(), b.maker()),
                bid.limit(),
                bid.closesAt());
    }

    @Test
    void m13_05_5_aBidsPriceChanged() {
        int i = at(LiveEvent.BidAccepted.class, 1);
        lot.events.set(i, priced(lot.events.get(i), START + 2 * STEP));
        thenFound();
    }

    @Test
    void m13_05_5_aBidDropped() {
        int i = at(LiveEvent.BidAccepted.class, 1);
        lot.events.remove(i);
        lot.times.remove(i);
        thenFound();
    }

    @Test
    void m13_05_5_aProxysBidDropped() {
        int i = at(LiveEvent.BidAccepted.class, 2);
        lot.events.remove(i);
        lot.times.remove(i);
        thenFound();
    }

    @Test
    void z10_06_2_aProxyAboveItsLimit() {
        int i = at(LiveEvent.BidAccepted.class, 2);
        lot.events.set(i, priced(lot.events.get(i), START + 11 * STEP));
        thenFound();
    }

    @Test
    void z10_06_2_aLimitRaisedAfterwards() {
        int i = at(LiveEvent.LimitSet.class, 1);
        BidLimit old = ((LiveEvent.LimitSet) lot.events.get(i)).limit();
        String sealed = LotSecrets.sealPrice(KEY, LOT, old.id(), old.county(), START);
        lot.events.set(
                i,
                new LiveEvent.LimitSet(
                        new BidLimit(LOT, old.seq(), old.id(), old.county(), sealed, true, old.signed())));
        thenFound();
    }

    @Test
    void m13_05_5_theSeedChanged() {
        Lot old = ((LiveEvent.LotAnnounced) lot.events.get(0)).announced();
        Seed other = new Seed("5b".repeat(32));
        lot.events.set(
                0,
                new LiveEvent.LotAnnounced(
                        new Lot(
                                old.id(),
                                old.stage(),
                                old.listing(),
                                old.county(),
                                old.indicator(),
                                old.amount(),
                                old.prices(),
                                old.times(),
                                new Lot.Seals(
                                        old.seals().keyDigest(),
                                        old.seals().seedDigest(),
                                        LotSecrets.sealSeed(KEY, LOT, other))),
                        new Signed("a", "b")));
        thenFound();
    }

    @Test
    void m13_05_5_theCloseMoved() {
        int i = at(LiveEvent.BiddingClosed.class, 0);
        Instant early = lot.times.get(i).minusSeconds(1);
        lot.times.set(i, early);
        lot.times.set(i + 1, early);
        thenFound();
    }

    @Test
    void m13_05_5_theTimeOfALateBidMoved() {
        int i = at(LiveEvent.BidAccepted.class, 1);
        lot.times.set(i, lot.times.get(i).minusSeconds(1));
        lot.times.set(i + 1, lot.times.get(i));
        thenFound();
    }

    @Test
    void m13_05_3_aCloseMovedWithoutAStandstillThatGivesIt() {
        int i = at(LiveEvent.BiddingClosed.class, 0);
        lot.events.add(i, new LiveEvent.ClosePostponed(LOT, lot.times.get(i).plusSeconds(3_600)));
        lot.times.add(i, lot.times.get(i).minusSeconds(1));
        thenFound();
    }

    @Test
    void m13_05_5_anotherWinner() {
        int i = at(LiveEvent.LotDecided.class, 0);
        LiveEvent.LotDecided e = (LiveEvent.LotDecided) lot.events.get(i);
        lot.events.set(
                i,
                new LiveEvent.LotDecided(
                        e.lot(), e.key(), e.caseText(), e.resultText().replace(THIRD, OTHER)));
        thenFound();
    }

    @Test
    void z10_06_2_bothSignaturesOfOnePerson() {
        int i = at(LiveEvent.LimitSet.class, 0);
        BidLimit old = ((LiveEvent.LimitSet) lot.events.get(i)).limit();
        lot.events.set(
                i,
                new LiveEvent.LimitSet(new BidLimit(
                        LOT, old.seq(), old.id(), old.county(), old.sealed(), old.proxy(), new Signed("x", "x"))));
        assertThat(List.of(lot.checked().orElseThrow()))
                .singleElement()
                .asString()
                .contains("SAME_PERSON");
    }
}
