package io.quotaexchange.round.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.ascending.Seed;
import io.quotaexchange.quantity.IndicatorKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A lot of 10 ha, 70,000 to 96,000 yuan a mu in steps of 1,000; what is decided of it is also checked as an auditor does. */
final class LotSpecification {
    static final String SELLER = "331126";
    static final String PAIRED = "330281";
    static final String OTHER = "330106";
    static final String THIRD = "330205";
    static final String LOT = "lot_test-1";
    static final Instant OPENS = Instant.parse("2018-06-01T01:00:00Z");
    static final Instant CLOSES = Instant.parse("2018-06-01T03:00:00Z");
    static final long START = 7_000_000;
    static final long STEP = 100_000;
    static final long CAP = 9_600_000;
    static final LotKey KEY = LotKey.derive(new byte[32], "rnd_test-1", LOT);
    static final Seed SEED = new Seed("5a".repeat(32));
    static final Pairings PAIRS = new Pairings(List.of(Pairings.Pair.of(SELLER, PAIRED)));

    final LiveState state = new LiveState(PAIRS);
    final List<LiveEvent> events = new ArrayList<>();
    final List<Instant> times = new ArrayList<>();
    private Instant now = OPENS.minusSeconds(3_600);

    static Lot lot(long matchWindowSeconds) {
        return new Lot(
                LOT,
                1,
                "lst_1",
                SELLER,
                IndicatorKind.QUANTITY,
                100_000,
                new Lot.Prices(START, STEP, CAP, 5),
                new Lot.Times(OPENS, CLOSES, 300, matchWindowSeconds),
                new Lot.Seals(KEY.digest(), SEED.commitment(), LotSecrets.sealSeed(KEY, LOT, SEED)));
    }

    static LotSpecification announced(long matchWindowSeconds) {
        LotSpecification given = new LotSpecification();
        given.when(new LiveCommand.Announce(lot(matchWindowSeconds), new Signed("a", "b")));
        return given;
    }

    /** A lot that is open, with a limit at the cap for each of the counties. */
    static LotSpecification open(long matchWindowSeconds, String... counties) {
        LotSpecification given = announced(matchWindowSeconds);
        for (String county : counties) {
            given.limit(county, CAP, false);
        }
        return given.at(OPENS);
    }

    /** Time goes on; what is due by then happens. */
    LotSpecification at(Instant time) {
        now = time;
        List<LiveEvent> due;
        do {
            due = LiveDecisions.tick(state, now);
            due.forEach(this::apply);
        } while (!due.isEmpty());
        return this;
    }

    private void apply(LiveEvent event) {
        state.apply(event, now);
        events.add(event);
        times.add(now);
    }

    LiveDecision when(LiveCommand command) {
        LiveDecision decision = LiveDecisions.decide(state, command, now);
        if (decision instanceof LiveDecision.Accepted accepted) {
            accepted.events().forEach(this::apply);
        }
        return decision;
    }

    LiveDecision limit(String county, long priceFen, boolean proxy) {
        String id = "lim_" + county + "-" + events.size();
        return when(new LiveCommand.SetLimit(
                LOT,
                id,
                county,
                LotSecrets.sealPrice(KEY, LOT, id, county, priceFen),
                proxy,
                new Signed(county + "-trader", county + "-approver"),
                KEY));
    }

    LiveCommand.Bid bidOf(String county, long priceFen) {
        return new LiveCommand.Bid(LOT, "bid_" + events.size(), county, priceFen, true, county + "-trader", KEY);
    }

    LiveDecision bid(String county, long priceFen) {
        return when(bidOf(county, priceFen));
    }

    LiveDecision match(String county) {
        return when(new LiveCommand.Match(LOT, "mat_" + events.size(), county, county + "-trader", KEY));
    }

    LotState lotState() {
        return state.lot(LOT).orElseThrow();
    }

    /** Accepted bids as "county price by-proxy?". */
    List<String> bids() {
        return events.stream()
                .filter(LiveEvent.BidAccepted.class::isInstance)
                .map(LiveEvent.BidAccepted.class::cast)
                .map(bid -> bid.bid().county() + " " + bid.bid().priceFen() / 100
                        + (bid.limit().isPresent() ? " proxy" : ""))
                .toList();
    }

    /** Ends the lot, decides it, and has every event checked as an auditor does. */
    LiveEvent.LotDecided decided() {
        at(lotState().deadline().orElse(now));
        at(lotState().deadline().orElse(now));
        when(new LiveCommand.Decide(LOT, KEY));
        assertThat(checked()).isEmpty();
        return lotState().decided().orElseThrow();
    }

    /** What an auditor finds wrong with the events as they stand. */
    Optional<String> checked() {
        LiveReplay check = new LiveReplay(lot -> Optional.of(KEY));
        for (int i = 0; i < events.size(); i++) {
            LiveEvent event = LiveEventJson.read(LiveEventJson.kind(events.get(i)), LiveEventJson.write(events.get(i)))
                    .orElseThrow();
            assertThat(event).isEqualTo(events.get(i));
            Optional<String> wrong = check.next(event, times.get(i));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return check.missing();
    }

    static void thenRefused(LiveDecision decision, LiveRefusal reason) {
        assertThat(decision).isEqualTo(new LiveDecision.Rejected(reason.refusal()));
    }

    static void thenRecordedRefusal(LiveDecision decision, RejectReason reason) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        LiveDecision.Accepted.class,
                        accepted -> assertThat(accepted.events())
                                .singleElement()
                                .isInstanceOfSatisfying(
                                        LiveEvent.BidRefused.class,
                                        refused -> assertThat(refused.reason()).isEqualTo(reason)));
    }
}
