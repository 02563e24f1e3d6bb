package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.explain.RestingSide.Resting;
import java.util.Optional;
import java.util.Set;

/**
 * What an order would meet in a book: at each limit paired counties' orders first, then the others in order of place, up to the first
 * of its own county.
 *
 * <p>Clause: M13-05.6, Z10-21.1.
 */
final class BookWalk {
    /** How many resting orders are looked at for one order; beyond that nothing is said. */
    static final int LOOKED_AT = 2_000;

    /**
     * @param traded m² or kg
     * @param stoppedBy id of the order of its own county that stopped it, null without one
     * @param lastFen the last limit it traded at, fen; −1 where it traded nothing
     */
    record Reach(long traded, String stoppedBy, long lastFen) {}

    private final Pairings pairings;
    private final String county;
    private final Set<String> withdrawn;
    private long left;
    private long traded;
    private long lastFen = -1;
    private int lookedAt;
    private String stoppedBy;

    private BookWalk(Pairings pairings, String county, long amount, Set<String> withdrawn) {
        this.pairings = pairings;
        this.county = county;
        this.left = amount;
        this.withdrawn = withdrawn;
    }

    /**
     * @param withdrawn ids of own orders to be passed over as if they were not there
     * @return empty where more than {@link #LOOKED_AT} orders would have to be looked at
     */
    static Optional<Reach> of(
            Pairings pairings, RestingSide opposite, String county, long amount, long limitFen, Set<String> withdrawn) {
        BookWalk walk = new BookWalk(pairings, county, amount, withdrawn);
        for (RestingSide.Level level : opposite.levels()) {
            if (walk.isOver() || !opposite.reaches(limitFen, level.limitFen)) {
                break;
            }
            walk.meet(level);
        }
        return walk.lookedAt > LOOKED_AT
                ? Optional.empty()
                : Optional.of(new Reach(walk.traded, walk.stoppedBy, walk.lastFen));
    }

    private boolean isOver() {
        return left == 0 || stoppedBy != null || lookedAt > LOOKED_AT;
    }

    private void meet(RestingSide.Level level) {
        for (Resting order : level.orders()) {
            lookedAt++;
            if (isOver()) {
                return;
            }
            if (pairings.arePaired(county, order.county)) {
                trade(order);
            }
        }
        for (Resting order : level.orders()) {
            if (isOver()) {
                return;
            }
            if (order.county.equals(county)) {
                stoppedBy = withdrawn.contains(order.order) ? null : order.order;
            } else if (!pairings.arePaired(county, order.county)) {
                trade(order);
            }
        }
    }

    private void trade(Resting order) {
        long amount = Math.min(left, order.left);
        left -= amount;
        traded += amount;
        lastFen = order.limitFen;
    }
}
