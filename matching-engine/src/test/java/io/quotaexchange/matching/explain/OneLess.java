package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.AscendingCommand;
import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.quantity.IndicatorKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The changes that are one unit, tick, step, millisecond or place smaller than a stated one. None may change anything. */
final class OneLess {
    private final Case given;
    private final DecisionRecord record;

    private OneLess(Case given, DecisionRecord record) {
        this.given = given;
        this.record = record;
    }

    static List<Change> of(Case given, DecisionRecord record) {
        return new OneLess(given, record).than(record.change().orElseThrow().change());
    }

    private List<Change> than(Change change) {
        IndicatorKind unit = record.indicator();
        if (change instanceof Change.MoreOffered c) {
            return c.amount() == 1 ? List.of() : List.of(new Change.MoreOffered(unit, c.amount() - 1));
        } else if (change instanceof Change.MoreAsked c) {
            return c.amount() == 1 ? List.of() : List.of(new Change.MoreAsked(unit, c.amount() - 1));
        } else if (change instanceof Change.LessOffered c) {
            return c.amount() == 1 ? List.of() : List.of(new Change.LessOffered(unit, c.amount() - 1));
        } else if (change instanceof Change.LessAsked c) {
            return c.amount() == 1 ? List.of() : List.of(new Change.LessAsked(unit, c.amount() - 1));
        } else if (change instanceof Change.HigherCap c) {
            return c.amount() == 1 ? List.of() : List.of(new Change.HigherCap(unit, c.amount() - 1));
        } else if (change instanceof Change.AskedOnly c) {
            return c.amounts().keySet().stream()
                    .sorted()
                    .map(more -> oneMore(c, more))
                    .toList();
        } else if (change instanceof Change.OtherLimit c) {
            return limit(c.limitFen());
        } else if (change instanceof Change.OtherAmount c) {
            // Zero asked: one unit is the least; all or nothing: one unit more is too much.
            long asked = record.asked().amount().orElseThrow();
            return asked == 0 ? List.of() : List.of(new Change.OtherAmount(c.amount() + 1));
        } else if (change instanceof Change.OwnWithdrawn c) {
            int less = c.orders().size() - 1;
            return less == 0
                    ? List.of()
                    : List.of(new Change.OwnWithdrawn(c.orders().subList(0, less)));
        } else if (change instanceof Change.BeforeCommand c) {
            return List.of(new Change.BeforeCommand(seqAfter(c.seq())));
        } else if (change instanceof Change.Earlier c) {
            String next = nextInOrder(c.before());
            return next.equals(record.order()) ? List.of() : List.of(new Change.Earlier(next));
        } else if (change instanceof Change.Later c) {
            return List.of(new Change.Earlier(c.after()));
        } else if (change instanceof Change.Sent c) {
            return sent(c);
        }
        return List.of();
    }

    private static Change oneMore(Change.AskedOnly change, IndicatorKind indicator) {
        Map<IndicatorKind, Long> amounts = new TreeMap<>(change.amounts());
        amounts.merge(indicator, 1L, Long::sum);
        return new Change.AskedOnly(amounts);
    }

    private List<Change> limit(long limitFen) {
        long tick = given instanceof BookCase book
                ? book.rules().tickFen()
                : ((CallAuctionCase) given).rules().tickFen();
        long own = record.asked().limitFen().orElseThrow();
        // A refused limit goes to a permitted one: every fen on the way is refused.
        long step = record.outcome() instanceof Outcome.Refused && own % tick != 0 ? 1 : tick;
        long nearer = limitFen > own ? limitFen - step : limitFen + step;
        return nearer == own ? List.of() : List.of(new Change.OtherLimit(nearer));
    }

    private long seqAfter(long seq) {
        return ((BookCase) given)
                .commands().stream()
                        .mapToLong(BookCommand::seq)
                        .filter(other -> other > seq)
                        .findFirst()
                        .orElseThrow();
    }

    private String nextInOrder(String id) {
        List<String> order = given instanceof AllocationCase allocation
                ? allocation.requests().stream()
                        .sorted(ChangedAllocation.SERVICE)
                        .map(AllocationCase.Request::id)
                        .toList()
                : list().stream().map(AscendingCommand::id).toList();
        return order.get(order.indexOf(id) + 1);
    }

    private List<? extends AscendingCommand> list() {
        AscendingCase ascending = (AscendingCase) given;
        return record.part() == DecisionRecord.Part.MATCH ? ascending.matches() : ascending.bids();
    }

    private List<Change> sent(Change.Sent sent) {
        List<Change> less = new ArrayList<>();
        Instant own = record.asked().at().orElseThrow();
        sent.at().ifPresent(at -> {
            Instant nearer = at.isAfter(own) ? at.minusMillis(1) : at.plusMillis(1);
            less.add(new Change.Sent(Optional.of(nearer), sent.priceFen()));
        });
        if (sent.priceFen().isPresent()) {
            nearerPrice(sent.priceFen().getAsLong())
                    .ifPresent(price -> less.add(new Change.Sent(sent.at(), OptionalLong.of(price))));
        }
        return less;
    }

    private OptionalLong nearerPrice(long priceFen) {
        long own = record.asked().limitFen().orElseThrow();
        var prices = ((AscendingCase) given).terms().prices();
        if (record.outcome() instanceof Outcome.Refused) {
            return OptionalLong.of(priceFen > own ? priceFen - 1 : priceFen + 1);
        }
        // Up and down by permitted prices.
        PermittedBids permitted = new PermittedBids(prices);
        for (long n = 1; n <= permitted.stepsAbove(own); n++) {
            if (permitted.stepsUp(own, n) == priceFen) {
                return n == 1 ? OptionalLong.empty() : OptionalLong.of(permitted.stepsUp(own, n - 1));
            }
        }
        for (long n = 1; n <= permitted.stepsBelow(own); n++) {
            if (permitted.stepsDown(own, n) == priceFen) {
                return n == 1 ? OptionalLong.empty() : OptionalLong.of(permitted.stepsDown(own, n - 1));
            }
        }
        throw new IllegalStateException("not a permitted price: " + priceFen);
    }
}
