package io.quotaexchange.bidding;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.Side;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.round.live.BookState;
import io.quotaexchange.round.live.LiveRefusal;
import io.quotaexchange.round.live.LotState;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Whether a county may bid: it may buy, and its deposit covers what it bids for. Clause: M13-05.2, M13-05.8, M13-07.5. */
final class BidAdmission {
    private final BidderStanding bidders;

    BidAdmission(BidderStanding bidders) {
        this.bidders = bidders;
    }

    /**
     * What the county's deposit would have to stand behind.
     *
     * @param settled nothing has to be looked at: it was answered before, or binds the county to no more than it is bound to
     * @param valuesFen at the guide price, of each lot and book
     * @param rulebook digest of the rulebook that says how much
     */
    record Wanted(String county, boolean settled, List<Long> valuesFen, String rulebook) {}

    /** A limit for a lot: the lot counts once, however often the limit is raised. */
    static Wanted limit(RoundState state, LotState lot, LiveRequests.Price limit) {
        List<Long> values = new ArrayList<>(state.bidForAtGuidePrice(limit.county()));
        if (lot.limit(limit.county()).isEmpty()) {
            values.add(state.atGuidePrice(lot.lot().indicator(), lot.lot().amount()));
        }
        return wanted(state, limit.county(), lot.answer(limit.id()).isPresent(), values);
    }

    /** A command of a book: a bid counts as a whole, one that takes another's place without what that one still asks for. */
    static Wanted command(RoundState state, BookState book, LiveRequests.Book sent) {
        BookCommand command = sent.command();
        long more = 0;
        if (command instanceof BookCommand.New order && order.side() == Side.BID) {
            more = order.amount();
        } else if (command instanceof BookCommand.Replace order && order.side() == Side.BID) {
            more = order.amount() - book.left(order.id());
        }
        List<Long> values = new ArrayList<>(state.bidForAtGuidePrice(command.county()));
        if (more > 0) {
            values.add(state.atGuidePrice(book.indicator(), more));
        }
        return wanted(
                state, command.county(), more <= 0 || book.taken(sent.key()).isPresent(), values);
    }

    private static Wanted wanted(RoundState state, String county, boolean settled, List<Long> valuesFen) {
        return new Wanted(county, settled, valuesFen, state.plan().orElseThrow().rulebookDigest());
    }

    /** Everything that stands against it; empty: nothing. */
    Future<List<Refusal>> against(String round, Wanted wanted) {
        if (wanted.settled()) {
            return Future.succeededFuture(List.of());
        }
        return Future.all(
                        bidders.againstBuying(wanted.county(), wanted.rulebook()),
                        bidders.depositFen(wanted.valuesFen(), wanted.rulebook()),
                        bidders.heldFen(wanted.county(), round))
                .map(known -> {
                    List<Refusal> refusals = new ArrayList<>(known.<List<Refusal>>resultAt(0));
                    long missing = known.<Long>resultAt(1) - known.<Long>resultAt(2);
                    if (missing > 0) {
                        refusals.add(LiveRefusal.DEPOSIT_SHORT.refusal(
                                Money.ofFen(missing).yuan()));
                    }
                    return refusals;
                });
    }
}
