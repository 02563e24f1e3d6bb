package io.quotaexchange.round.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an outage of the server and a pause of the round do to lots.
 *
 * <p>After an outage, whoever bids has time again: a lot that had not closed when it began stays open at least so long after its end
 * as its extension, and no less than a minute; where paired counties could match, they can for no less than a minute. A pause moves
 * every time that had not come when it began by its length, as it moves the round's calendar. Clause: M13-05.3, M13-05.5.
 */
public final class Standstill {
    static final long LEAST_SECONDS = 60;
    private static final long MILLIS = 1_000;

    private Standstill() {}

    /**
     * @param since when nothing could be taken any more
     * @param at when it could again
     * @return what it moves
     */
    public static List<LiveEvent> afterOutage(LiveState state, Instant since, Instant at) {
        List<LiveEvent> events = new ArrayList<>();
        for (LotState lot : state.lots()) {
            Instant close = lot.auction().closesAt();
            Instant least = least(lot, at);
            boolean open = lot.phase() == LotPhase.OPEN || lot.phase() == LotPhase.ANNOUNCED;
            if (open && close.isAfter(since) && close.isBefore(least)) {
                events.add(new LiveEvent.ClosePostponed(lot.lot().id(), least));
            } else if (lot.phase() == LotPhase.MATCHING
                    && lot.matchingEnds().isAfter(since)
                    && lot.matchingEnds().isBefore(at.plusSeconds(LEAST_SECONDS))) {
                Duration window = Duration.between(close, at.plusSeconds(LEAST_SECONDS));
                events.add(new LiveEvent.LotMoved(
                        lot.lot().id(), lot.opensAt(), lot.announcedClose(), wholeSeconds(window)));
            }
        }
        return events;
    }

    /** Until when a lot stays open at least, after an outage that ended then. */
    private static Instant least(LotState lot, Instant at) {
        return at.plusSeconds(Math.max(LEAST_SECONDS, lot.lot().times().extensionSeconds()));
    }

    /**
     * @param since when the round was paused
     * @param at when it was resumed
     * @return what it moves
     */
    public static List<LiveEvent> afterPause(LiveState state, Instant since, Instant at) {
        Duration by = Duration.between(since, at);
        List<LiveEvent> events = new ArrayList<>();
        for (LotState lot : state.lots()) {
            switch (lot.phase()) {
                // From the close as late bids have moved it: earlier bids must not fall into the last seconds of the
                // later close.
                case ANNOUNCED, OPEN ->
                    events.add(new LiveEvent.LotMoved(
                            lot.lot().id(),
                            lot.opensAt().isAfter(since) ? lot.opensAt().plus(by) : lot.opensAt(),
                            lot.auction().closesAt().plus(by),
                            lot.matchWindowSeconds()));
                case MATCHING ->
                    events.add(new LiveEvent.LotMoved(
                            lot.lot().id(),
                            lot.opensAt(),
                            lot.announcedClose(),
                            Math.addExact(lot.matchWindowSeconds(), wholeSeconds(by))));
                case ENDED, DECIDED, WITHDRAWN -> {}
            }
        }
        return events;
    }

    /** Of a stopped round nothing is sold any more: what is under way is taken back. */
    public static List<LiveEvent> afterStop(LiveState state, String reason, Signed by) {
        return state.lots().stream()
                .filter(LotState::isUnderWay)
                .<LiveEvent>map(lot -> new LiveEvent.LotWithdrawn(lot.lot().id(), reason, by))
                .toList();
    }

    private static long wholeSeconds(Duration length) {
        return Math.floorDiv(length.toMillis() + MILLIS - 1, MILLIS);
    }
}
