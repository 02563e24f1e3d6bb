package io.quotaexchange.matching.book;

import io.quotaexchange.matching.Pairings;
import java.util.ArrayList;
import java.util.List;

/** Runs a case through a book: ids and counties become numbers in the order in which they first appear. */
public final class ContinuousTrading {
    private final Numbering ids = new Numbering();
    private final Numbering counties = new Numbering();
    private final EventRecorder recorder;
    private final OrderBook book;

    private ContinuousTrading(BookCase given) {
        BookCase.Rules rules = given.rules();
        recorder = new EventRecorder(rules.indicator(), ids);
        for (BookCommand command : given.commands()) {
            counties.numberOf(command.county());
        }
        Band band = new Band(rules.tickFen(), rules.floorFen(), rules.capFen());
        book = new OrderBook(band, pairs(given.pairings()), recorder);
    }

    private PairedCounties pairs(Pairings pairings) {
        for (Pairings.Pair pair : pairings.all()) {
            counties.numberOf(pair.first());
            counties.numberOf(pair.second());
        }
        PairedCounties pairs = new PairedCounties(counties.size());
        for (Pairings.Pair pair : pairings.all()) {
            pairs.pair(counties.numberOf(pair.first()), counties.numberOf(pair.second()));
        }
        return pairs;
    }

    /** @throws io.quotaexchange.matching.AmountOverflowException if a trade's value exceeds 2⁶³−1 fen */
    public static BookResult clear(BookCase given) {
        ContinuousTrading trading = new ContinuousTrading(given);
        for (BookCommand command : given.commands()) {
            trading.apply(command);
        }
        List<BookResult.Resting> bids = new ArrayList<>();
        List<BookResult.Resting> offers = new ArrayList<>();
        trading.book.visitBids(trading.into(bids));
        trading.book.visitOffers(trading.into(offers));
        return new BookResult(trading.recorder.events(), bids, offers);
    }

    private void apply(BookCommand command) {
        long id = ids.numberOf(command.id());
        int county = counties.numberOf(command.county());
        if (command instanceof BookCommand.New order) {
            book.place(order.seq(), id, county, order.side(), order.amount(), order.limitFen(), order.timeInForce());
        } else if (command instanceof BookCommand.Replace order) {
            book.replace(order.seq(), id, county, order.side(), order.amount(), order.limitFen(), order.timeInForce());
        } else if (command instanceof BookCommand.Reduce reduce) {
            book.reduce(reduce.seq(), id, county, reduce.amount());
        } else {
            book.cancel(command.seq(), id, county);
        }
    }

    private BookVisitor into(List<BookResult.Resting> list) {
        return (id, seq, county, side, limitFen, left) ->
                list.add(new BookResult.Resting(ids.textOf(id), counties.textOf(county), limitFen, left));
    }
}
