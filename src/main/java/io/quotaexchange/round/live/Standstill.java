package io.quotaexchange.round.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a standstill of the server or of the round does to lots: whoever bids has time again after it.
 *
 * <p>A lot that had not closed when the standstill began stays open at least so long after its end as its extension, and no less
 * than a minute. Clause: M13-05.3, M13-05.5.
 */
public final class Standstill {
    static final long LEAST_SECONDS = 60;

    private Standstill() {}

    /**
     * @param since when nothing could be taken any more
     * @param at when it could again
     * @return the postponed closes
     */
    public static List<LiveEvent> afterwards(LiveState state, Instant since, Instant at) {
        List<LiveEvent> events = new ArrayList<>();
        for (LotState lot : state.lots()) {
            boolean touched = lot.phase() == LotPhase.OPEN || lot.phase() == LotPhase.ANNOUNCED;
            Instant close = lot.auction().closesAt();
            Instant least = least(lot, at);
            if (touched && close.isAfter(since) && close.isBefore(least)) {
                events.add(new LiveEvent.ClosePostponed(lot.lot().id(), least));
            }
        }
        return events;
    }

    /** Until when a lot stays open at least, after a standstill that ended then. */
    static Instant least(LotState lot, Instant at) {
        return at.plusSeconds(Math.max(LEAST_SECONDS, lot.lot().times().extensionSeconds()));
    }
}
