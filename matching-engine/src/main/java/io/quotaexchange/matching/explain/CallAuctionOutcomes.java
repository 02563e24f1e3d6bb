package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import io.quotaexchange.matching.callauction.CallAuctionResult;
import io.quotaexchange.matching.callauction.CallAuctionResult.Rejected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of the orders of a call auction became what, place by place.
 *
 * <p>A result names orders by id, and ids may be repeated: only the first order examined of an id can have been accepted, and the
 * others are rejected in the order examined (by seq; offers first; then place in the list).
 */
final class CallAuctionOutcomes {
    private record Examined(Order order, boolean bid, int index) {}

    private final Outcome[] bids;
    private final Outcome[] offers;

    CallAuctionOutcomes(CallAuctionCase given, CallAuctionResult result) {
        bids = new Outcome[given.bids().size()];
        offers = new Outcome[given.offers().size()];
        Map<String, Long> fills = new HashMap<>();
        result.fills().forEach(fill -> fills.put(fill.order(), fill.amount()));
        Set<String> met = new HashSet<>();
        Iterator<Rejected> rejected = result.rejected().iterator();
        for (Examined each : examined(given)) {
            boolean first = met.add(each.order.id());
            Long filled = first ? fills.get(each.order.id()) : null;
            (each.bid ? bids : offers)[each.index] =
                    filled == null ? new Outcome.Refused(rejected.next().reason()) : new Outcome.Filled(filled, 0);
        }
    }

    private static List<Examined> examined(CallAuctionCase given) {
        List<Examined> all = new ArrayList<>();
        for (int i = 0; i < given.offers().size(); i++) {
            all.add(new Examined(given.offers().get(i), false, i));
        }
        for (int i = 0; i < given.bids().size(); i++) {
            all.add(new Examined(given.bids().get(i), true, i));
        }
        // Stable: at one seq offers stay before bids, and each list keeps its order.
        all.sort(Comparator.comparingLong(each -> each.order.seq()));
        return all;
    }

    Outcome of(boolean bid, int index) {
        return (bid ? bids : offers)[index];
    }
}
