package io.quotaexchange.round.live;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.BookEvent;
import io.quotaexchange.matching.book.BookListener;
import io.quotaexchange.matching.book.OrderBook;
import io.quotaexchange.matching.book.PairedCounties;
import io.quotaexchange.matching.book.Side;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A continuous book as its commands made it: the engine's book, what each command did, and what each order has traded. Owned by one
 * thread. Clause: M13-05.6.
 */
public final class BookState {
    /** More than the country has counties. */
    private static final int MOST_COUNTIES = 4_096;

    /** An order that rests. Amount in m² or kg, limit in fen per mu or kg. */
    public record Resting(String order, String county, Side side, long limitFen, long amount) {}

    private final LiveEvent.BookOpened opened;
    private final Pairings pairings;
    private final Map<String, Integer> counties = new HashMap<>();
    private final List<String> countyNames = new ArrayList<>();
    private final Map<String, Long> orders = new HashMap<>();
    private final List<String> orderNames = new ArrayList<>();
    private final List<BookCommand> commands = new ArrayList<>();
    private final Map<String, LiveEvent.BookCommandTaken> taken = new HashMap<>();
    private final Map<String, Integer> ofCounty = new HashMap<>();
    private final Map<String, Long> traded = new HashMap<>();
    private final Map<String, String> countyOf = new HashMap<>();
    private final Map<String, Long> bought = new HashMap<>();
    private final List<BookEvent.Traded> trades = new ArrayList<>();
    private final OrderBook book;
    private final Map<Long, BookEvent.Rejected> rejected = new HashMap<>();
    private final Map<Long, Long> tradedBy = new HashMap<>();
    private boolean closed;
    private Signed first;
    private List<BookEvent> last = new ArrayList<>();

    BookState(LiveEvent.BookOpened opened, Pairings pairings) {
        this.opened = opened;
        this.pairings = pairings;
        PairedCounties pairs = new PairedCounties(MOST_COUNTIES);
        for (Pairings.Pair pair : pairings.all()) {
            pairs.pair(county(pair.first()), county(pair.second()));
        }
        this.book = new OrderBook(opened.band(), pairs, new Recorder());
    }

    private int county(String code) {
        return counties.computeIfAbsent(code, added -> {
            countyNames.add(added);
            return countyNames.size() - 1;
        });
    }

    private long order(String id) {
        return orders.computeIfAbsent(id, added -> {
            orderNames.add(added);
            return orderNames.size() - 1L;
        });
    }

    private final class Recorder implements BookListener {
        @Override
        public void accepted(long seq, long order) {
            last.add(new BookEvent.Accepted(seq, name(order)));
        }

        @Override
        public void rejected(long seq, long order, RejectReason reason) {
            BookEvent.Rejected no = new BookEvent.Rejected(seq, name(order), reason);
            last.add(no);
            rejected.put(seq, no);
        }

        @Override
        public void traded(long seq, long bid, long offer, long amount, long priceFen, boolean paired) {
            long valueFen = opened.indicator().value(amount, priceFen);
            BookEvent.Traded trade =
                    new BookEvent.Traded(seq, name(bid), name(offer), amount, priceFen, valueFen, paired);
            last.add(trade);
            trades.add(trade);
            tradedBy.merge(seq, amount, Math::addExact);
            traded.merge(trade.bid(), amount, Math::addExact);
            bought.merge(countyOf.get(trade.bid()), amount, Math::addExact);
            traded.merge(trade.offer(), amount, Math::addExact);
        }

        @Override
        public void rested(long seq, long order, long amount) {
            last.add(new BookEvent.Rested(seq, name(order), amount));
        }

        @Override
        public void reduced(long seq, long order, long amount) {
            last.add(new BookEvent.Reduced(seq, name(order), amount));
        }

        @Override
        public void cancelled(long seq, long order, long amount, RejectReason reason) {
            last.add(new BookEvent.Cancelled(seq, name(order), amount, Optional.ofNullable(reason)));
        }

        private String name(long order) {
            return orderNames.get((int) order);
        }
    }

    void apply(LiveEvent.BookCommandTaken event) {
        BookCommand command = event.command();
        commands.add(command);
        taken.put(event.key(), event);
        first = first == null ? event.signed() : first;
        ofCounty.merge(command.county(), 1, Integer::sum);
        last = new ArrayList<>();
        long id = order(command.id());
        int county = county(command.county());
        if (command instanceof BookCommand.New order) {
            countyOf.putIfAbsent(order.id(), order.county());
            book.place(order.seq(), id, county, order.side(), order.amount(), order.limitFen(), order.timeInForce());
        } else if (command instanceof BookCommand.Replace order) {
            book.replace(order.seq(), id, county, order.side(), order.amount(), order.limitFen(), order.timeInForce());
        } else if (command instanceof BookCommand.Reduce reduce) {
            book.reduce(reduce.seq(), id, county, reduce.amount());
        } else {
            book.cancel(command.seq(), id, county);
        }
    }

    void close() {
        closed = true;
    }

    /** Whether it takes no more commands. */
    public boolean isClosed() {
        return closed;
    }

    public int stage() {
        return opened.stage();
    }

    public IndicatorKind indicator() {
        return opened.indicator();
    }

    public long lastSeq() {
        return book.lastSeq();
    }

    /** A digest of the whole book, equal for equal books, however they came about. */
    public long stateHash() {
        return book.stateHash();
    }

    /** What the last command did, in order. */
    public List<BookEvent> lastEvents() {
        return Collections.unmodifiableList(last);
    }

    public List<BookEvent.Traded> trades() {
        return Collections.unmodifiableList(trades);
    }

    /** What an order has traded so far, m² or kg. */
    public long traded(String order) {
        return traded.getOrDefault(order, 0L);
    }

    /** What a county's deposit stands behind here, m² or kg: what it has bought, and what its bids still ask for. Clause: M13-05.8. */
    public long bidFor(String county) {
        return (closed ? List.<Resting>of() : resting(Side.BID))
                .stream()
                        .filter(order -> order.county().equals(county))
                        .mapToLong(Resting::amount)
                        .reduce(bought.getOrDefault(county, 0L), Math::addExact);
    }

    /** What is left of an order that rests, m² or kg; 0 of any other. */
    public long left(String order) {
        return Stream.of(Side.values())
                .flatMap(side -> resting(side).stream())
                .filter(it -> it.order().equals(order))
                .mapToLong(Resting::amount)
                .sum();
    }

    /** Why a command was rejected by the book; empty if it was not. */
    public Optional<BookEvent.Rejected> rejection(long seq) {
        return Optional.ofNullable(rejected.get(seq));
    }

    /** What a command traded at once, m² or kg. */
    public long tradedBy(long seq) {
        return tradedBy.getOrDefault(seq, 0L);
    }

    /** The two people of the first command; empty before it. */
    public Optional<Signed> signers() {
        return Optional.ofNullable(first);
    }

    /** The command that was taken under a caller's key. */
    public Optional<LiveEvent.BookCommandTaken> taken(String key) {
        return Optional.ofNullable(taken.get(key));
    }

    int commandsOf(String county) {
        return ofCounty.getOrDefault(county, 0);
    }

    /** Who sent the order first: the county of the NEW that made it, refused or not. */
    public Optional<BookCommand.New> made(String order) {
        return commands.stream()
                .filter(command ->
                        command instanceof BookCommand.New && command.id().equals(order))
                .map(BookCommand.New.class::cast)
                .findFirst();
    }

    /** What a county ever placed, by order, in the order in which it came; those that were rejected, too. */
    public List<BookCommand.New> placedBy(String county) {
        return commands.stream()
                .filter(command ->
                        command instanceof BookCommand.New && command.county().equals(county))
                .map(BookCommand.New.class::cast)
                .toList();
    }

    /** Bids by limit descending then place, offers by limit ascending then place. */
    public List<Resting> resting(Side side) {
        List<Resting> found = new ArrayList<>();
        io.quotaexchange.matching.book.BookVisitor visitor = (id, seq, county, its, limitFen, left) ->
                found.add(new Resting(orderNames.get((int) id), countyNames.get(county), its, limitFen, left));
        if (side == Side.BID) {
            book.visitBids(visitor);
        } else {
            book.visitOffers(visitor);
        }
        return found;
    }

    /** Amount and number of orders at each limit, best first. */
    public Map<Long, long[]> depth(Side side) {
        Map<Long, long[]> levels = new LinkedHashMap<>();
        for (Resting order : resting(side)) {
            long[] level = levels.computeIfAbsent(order.limitFen(), limit -> new long[2]);
            level[0] = Math.addExact(level[0], order.amount());
            level[1]++;
        }
        return levels;
    }

    /** The engine's case of all that was sent. */
    public BookCase bookCase() {
        return new BookCase(
                new BookCase.Rules(
                        opened.indicator(),
                        opened.band().tickFen(),
                        opened.band().floorFen(),
                        opened.band().capFen()),
                pairings,
                commands);
    }
}
