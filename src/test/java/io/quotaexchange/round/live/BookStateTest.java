package io.quotaexchange.round.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.book.Band;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.BookEvent;
import io.quotaexchange.matching.book.BookResult;
import io.quotaexchange.matching.book.Side;
import io.quotaexchange.matching.book.TimeInForce;
import io.quotaexchange.matching.clearing.Engine;
import io.quotaexchange.quantity.IndicatorKind;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A continuous book as a stage: what it takes, and that a replay makes the same book. */
class BookStateTest {
    private static final Instant AT = Instant.parse("2018-06-01T01:00:00Z");
    private static final Signed SIGNED = new Signed("a", "b");
    private static final Pairings PAIRS = new Pairings(List.of(Pairings.Pair.of("331126", "330281")));

    private final LiveState state = new LiveState(PAIRS);
    private final List<LiveEvent> events = new ArrayList<>();

    private void open() {
        apply(new LiveEvent.BookOpened(4, IndicatorKind.CAPACITY, new Band(10, 1_600, 2_400)));
    }

    private void apply(LiveEvent event) {
        state.apply(event, AT);
        events.add(event);
    }

    private LiveDecision when(String key, BookCommand command) {
        LiveDecision decision =
                LiveDecisions.decide(state, new LiveCommand.TakeBookCommand(4, key, command, SIGNED), AT);
        if (decision instanceof LiveDecision.Accepted accepted) {
            accepted.events().forEach(this::apply);
        }
        return decision;
    }

    private static BookCommand order(String id, String county, Side side, long kg, long limitFen) {
        return new BookCommand.New(id, 0, county, side, kg, limitFen, TimeInForce.GTC);
    }

    private BookState book() {
        return state.book(4).orElseThrow();
    }

    @Test
    void m13_05_6_ordersMeetAtTheRestingPricePairedFirst() {
        open();
        when("k1", order("o1", "330881", Side.OFFER, 1_000, 1_800));
        when("k2", order("o2", "331126", Side.OFFER, 1_000, 1_800));
        when("k3", order("b1", "330281", Side.BID, 1_500, 2_000));
        assertThat(book().trades())
                .extracting(BookEvent.Traded::offer, BookEvent.Traded::amount, BookEvent.Traded::priceFen)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("o2", 1_000L, 1_800L),
                        org.assertj.core.groups.Tuple.tuple("o1", 500L, 1_800L));
        assertThat(book().traded("b1")).isEqualTo(1_500);
        assertThat(book().depth(Side.OFFER)).containsOnlyKeys(1_800L);
        assertThat(book().depth(Side.OFFER).get(1_800L)).containsExactly(500, 1);
    }

    @Test
    void m13_05_6_anOwnOrderStopsTheTrade() {
        open();
        when("k1", order("o1", "330881", Side.OFFER, 1_000, 1_800));
        when("k2", order("b1", "330881", Side.BID, 1_000, 2_000));
        assertThat(book().trades()).isEmpty();
        assertThat(book().lastEvents())
                .contains(new BookEvent.Cancelled(2, "b1", 1_000, java.util.Optional.of(RejectReason.SELF_TRADE)));
    }

    @Test
    void m13_05_8_aLimitOutsideTheBandIsRejectedOnTheRecord() {
        open();
        when("k1", order("b1", "330881", Side.BID, 1_000, 2_410));
        assertThat(book().lastEvents()).containsExactly(new BookEvent.Rejected(1, "b1", RejectReason.OUTSIDE_BAND));
    }

    @Test
    void aRepeatedCommandIsTakenOnce() {
        open();
        when("k1", order("b1", "330881", Side.BID, 1_000, 2_000));
        assertThat(when("k1", order("b1", "330881", Side.BID, 1_000, 2_000)))
                .isEqualTo(new LiveDecision.Accepted(List.of()));
        assertThat(when("k1", order("b1", "330881", Side.BID, 1_001, 2_000)))
                .isEqualTo(new LiveDecision.Rejected(LiveRefusal.ID_TAKEN.refusal()));
        assertThat(when("k2", order("b2", "330881", Side.BID, Long.MAX_VALUE, 2_000)))
                .isEqualTo(new LiveDecision.Rejected(LiveRefusal.AMOUNT_TOO_LARGE.refusal()));
        assertThat(events).hasSize(2);
    }

    @Test
    void m13_05_6_aReplayMakesTheSameBookAndTheEngineTheSameTrades() {
        open();
        Random random = new Random(11);
        List<BookCommand> placed = new ArrayList<>();
        Bound bound = new Bound();
        for (int i = 0; i < 2_000; i++) {
            long limit = 1_600 + random.nextInt(83) * 10L;
            TimeInForce tif = TimeInForce.values()[random.nextInt(3)];
            Side side = random.nextBoolean() ? Side.BID : Side.OFFER;
            String county = "33010" + random.nextInt(8);
            BookCommand known = placed.isEmpty()
                    ? order("none", county, side, 1, limit)
                    : placed.get(random.nextInt(placed.size()));
            BookCommand command = switch (random.nextInt(6)) {
                case 0 -> new BookCommand.Cancel(known.id(), 0, known.county());
                case 1 -> new BookCommand.Reduce(known.id(), 0, known.county(), random.nextInt(500));
                case 2 -> new BookCommand.Replace(known.id(), 0, known.county(), side, random.nextInt(900), limit, tif);
                case 3 -> new BookCommand.Cancel(known.id(), 0, county);
                default -> new BookCommand.New("x" + i, 0, county, side, 1 + random.nextInt(900), limit, tif);
            };
            placed.add(command);
            bound.place(command);
            when("k" + i, command);
            book().lastEvents().forEach(bound::next);
            assertThat(book().bidFor(county)).as("command %s", i).isEqualTo(bound.bidFor(county));
            assertThat(book().left(command.id())).isEqualTo(bound.left.getOrDefault(command.id(), 0L));
        }
        assertThat(book().trades()).hasSizeGreaterThan(100);

        LiveState again = new LiveState(PAIRS);
        for (LiveEvent event : events) {
            JsonObject json = new JsonObject(LiveEventJson.write(event).encode());
            again.apply(LiveEventJson.read(LiveEventJson.kind(event), json).orElseThrow(), AT);
        }
        assertThat(again.book(4).orElseThrow().stateHash()).isEqualTo(book().stateHash());
        assertThat(again.book(4).orElseThrow().resting(Side.BID)).isEqualTo(book().resting(Side.BID));

        BookResult result = (BookResult) Engine.clear(book().bookCase());
        assertThat(result.events().stream()
                        .filter(BookEvent.Traded.class::isInstance)
                        .toList())
                .isEqualTo(List.copyOf(book().trades()));
        assertThat(result.bids()).hasSameSizeAs(book().resting(Side.BID));
    }

    /** What each county is bound to buy, by the book's own words alone. */
    private static final class Bound {
        private final Map<String, Long> left = new HashMap<>();
        private final Map<String, String> county = new HashMap<>();
        private final Map<String, Side> side = new HashMap<>();
        private final Map<String, Long> bought = new HashMap<>();

        void place(BookCommand command) {
            if (command instanceof BookCommand.New order) {
                county.put(order.id(), order.county());
                side.put(order.id(), order.side());
            }
        }

        void next(BookEvent event) {
            switch (event) {
                case BookEvent.Traded it -> {
                    bought.merge(county.get(it.bid()), it.amount(), Long::sum);
                    left.computeIfPresent(it.bid(), (id, was) -> was - it.amount());
                    left.computeIfPresent(it.offer(), (id, was) -> was - it.amount());
                }
                case BookEvent.Rested it -> left.put(it.order(), it.amount());
                case BookEvent.Reduced it -> left.put(it.order(), it.amount());
                case BookEvent.Cancelled it -> left.remove(it.order());
                default -> {}
            }
        }

        long bidFor(String of) {
            return left.entrySet().stream()
                            .filter(it -> of.equals(county.get(it.getKey())) && side.get(it.getKey()) == Side.BID)
                            .mapToLong(Map.Entry::getValue)
                            .sum()
                    + bought.getOrDefault(of, 0L);
        }
    }

    @Test
    void bidderNumbersSayNothingAndAreTheSameAgain() {
        BidderNumbers numbers = new BidderNumbers(LotSpecification.SEED, "lot_1");
        int first = numbers.of("330106");
        int second = numbers.of("330281");
        assertThat(first).isBetween(1_000, 9_999).isNotEqualTo(second);
        BidderNumbers again = new BidderNumbers(LotSpecification.SEED, "lot_1");
        assertThat(again.of("330106")).isEqualTo(first);
        assertThat(new BidderNumbers(LotSpecification.SEED, "lot_2").of("330106"))
                .isNotEqualTo(first);
    }
}
