package io.quotaexchange.matching.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.Result;
import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.AscendingClearing;
import io.quotaexchange.matching.ascending.AscendingOutcome;
import io.quotaexchange.matching.ascending.AscendingOutcome.Sold;
import io.quotaexchange.matching.ascending.AscendingResult;
import io.quotaexchange.matching.ascending.AscendingResult.Answer;
import io.quotaexchange.matching.ascending.RandomAuctions;
import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.book.BookEvent;
import io.quotaexchange.matching.book.BookEvent.Rejected;
import io.quotaexchange.matching.book.BookEvent.Traded;
import io.quotaexchange.matching.book.BookResult;
import io.quotaexchange.matching.book.BookResult.Resting;
import io.quotaexchange.matching.book.ContinuousTrading;
import io.quotaexchange.matching.book.RandomBooks;
import io.quotaexchange.matching.literal.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of the two live mechanisms the checker accepts every right result and finds every change of one. */
class LiveCheckTest {
    @Test
    void m13_05_5_everyAscendingAuctionPassesAndEveryChangeIsFound() {
        Seeds.of("check of ascending auctions", 1, 3_000).forEach(seed -> {
            AscendingCase given = seed % 3 == 0 ? RandomAuctions.withMatches(seed) : RandomAuctions.from(seed);
            AscendingResult right = AscendingClearing.clear(given);
            assertThat(Check.check(given, right)).as("seed %d", seed).isEmpty();
            List<Answer> bids = right.bids();
            if (!bids.isEmpty()) {
                List<Answer> turned = turned(bids, (int) (seed % bids.size()));
                found(seed, given, new AscendingResult(turned, right.matches(), right.closedAt(), right.outcome()));
                List<Answer> fewer = bids.subList(1, bids.size());
                found(seed, given, new AscendingResult(fewer, right.matches(), right.closedAt(), right.outcome()));
            }
            if (!right.matches().isEmpty()) {
                List<Answer> turned = turned(right.matches(), 0);
                found(seed, given, new AscendingResult(bids, turned, right.closedAt(), right.outcome()));
            }
            found(
                    seed,
                    given,
                    new AscendingResult(bids, right.matches(), right.closedAt().plusMillis(1), right.outcome()));
            for (AscendingOutcome other : others(right.outcome())) {
                found(seed, given, new AscendingResult(bids, right.matches(), right.closedAt(), other));
            }
        });
    }

    private static List<AscendingOutcome> others(AscendingOutcome outcome) {
        if (!(outcome instanceof Sold sold)) {
            return List.of();
        }
        return List.of(
                new AscendingOutcome.Unsold(),
                new Sold("330999", sold.priceFen(), sold.valueFen(), sold.decidedBy()),
                new Sold(sold.winner(), sold.priceFen() + 1, sold.valueFen(), sold.decidedBy()),
                new Sold(sold.winner(), sold.priceFen(), sold.valueFen() + 1, sold.decidedBy()));
    }

    /** What was accepted is refused, what was refused is accepted. */
    private static List<Answer> turned(List<Answer> answers, int place) {
        List<Answer> turned = new ArrayList<>(answers);
        Answer answer = turned.get(place);
        Optional<RejectReason> reason =
                answer.reason().isPresent() ? Optional.empty() : Optional.of(RejectReason.CLOSED);
        turned.set(place, new Answer(answer.id(), reason));
        return turned;
    }

    @Test
    void m13_05_6_everySessionPassesAndEveryChangeIsFound() {
        Seeds.of("check of books", 1, 1_000).forEach(seed -> {
            BookCase given = RandomBooks.from(seed);
            BookResult right = ContinuousTrading.clear(given);
            assertThat(Check.check(given, right)).as("seed %d", seed).isEmpty();
            List<BookEvent> events = right.events();
            int one = (int) (seed % events.size());
            List<BookEvent> without = new ArrayList<>(events);
            without.remove(one);
            found(seed, given, new BookResult(without, right.bids(), right.offers()));
            List<BookEvent> twice = new ArrayList<>(events);
            twice.add(one, events.get(one));
            found(seed, given, new BookResult(twice, right.bids(), right.offers()));
            for (int i = 0; i < events.size(); i++) {
                for (BookEvent other : others(events.get(i))) {
                    List<BookEvent> changed = new ArrayList<>(events);
                    changed.set(i, other);
                    found(seed, given, new BookResult(changed, right.bids(), right.offers()));
                }
            }
            if (!right.bids().isEmpty()) {
                Resting first = right.bids().get(0);
                List<Resting> bids = new ArrayList<>(right.bids());
                bids.set(0, new Resting(first.order(), first.county(), first.limitFen(), first.amount() + 1));
                found(seed, given, new BookResult(events, bids, right.offers()));
                found(seed, given, new BookResult(events, List.of(), right.offers()));
            }
        });
    }

    /** A trade with another amount, price, or side; an order refused that was not, accepted that was not. */
    private static List<BookEvent> others(BookEvent event) {
        if (event instanceof Traded t) {
            return List.of(
                    new Traded(t.seq(), t.bid(), t.offer(), t.amount() + 1, t.priceFen(), t.valueFen(), t.paired()),
                    new Traded(t.seq(), t.bid(), t.offer(), t.amount(), t.priceFen() + 1, t.valueFen(), t.paired()),
                    new Traded(t.seq(), t.bid(), t.offer(), t.amount(), t.priceFen(), t.valueFen() + 1, t.paired()),
                    new Traded(t.seq(), t.bid(), t.offer(), t.amount(), t.priceFen(), t.valueFen(), !t.paired()),
                    new Traded(t.seq(), t.offer(), t.bid(), t.amount(), t.priceFen(), t.valueFen(), t.paired()));
        } else if (event instanceof BookEvent.Accepted accepted) {
            return List.of(new Rejected(accepted.seq(), accepted.order(), RejectReason.OFF_TICK));
        } else if (event instanceof Rejected rejected) {
            return List.of(new BookEvent.Accepted(rejected.seq(), rejected.order()));
        }
        return List.of();
    }

    private static void found(long seed, Case given, Result wrong) {
        assertThat(Check.check(given, wrong)).as("seed %d: %s", seed, wrong).isPresent();
    }
}
