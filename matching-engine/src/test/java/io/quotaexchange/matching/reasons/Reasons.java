package io.quotaexchange.matching.reasons;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.Result;
import io.quotaexchange.matching.allocation.AllocationResult;
import io.quotaexchange.matching.ascending.AscendingResult;
import io.quotaexchange.matching.book.BookEvent;
import io.quotaexchange.matching.book.BookResult;
import io.quotaexchange.matching.callauction.CallAuctionResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The reasons a result gives, in its own order. */
final class Reasons {
    private Reasons() {}

    static List<RejectReason> in(Result result) {
        if (result instanceof CallAuctionResult auction) {
            return auction.rejected().stream()
                    .map(CallAuctionResult.Rejected::reason)
                    .toList();
        } else if (result instanceof AscendingResult auction) {
            return Stream.concat(auction.bids().stream(), auction.matches().stream())
                    .flatMap(answer -> answer.reason().stream())
                    .toList();
        } else if (result instanceof BookResult book) {
            return book.events().stream().flatMap(event -> of(event).stream()).toList();
        }
        // An allocation rejects nothing: its result has no place for a reason.
        assertThat(result).isInstanceOf(AllocationResult.class);
        return List.of();
    }

    private static Optional<RejectReason> of(BookEvent event) {
        if (event instanceof BookEvent.Rejected rejected) {
            return Optional.of(rejected.reason());
        }
        return event instanceof BookEvent.Cancelled cancelled ? cancelled.reason() : Optional.empty();
    }
}
