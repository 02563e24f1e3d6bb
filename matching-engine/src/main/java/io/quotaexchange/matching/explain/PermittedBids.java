package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.ascending.AscendingState;
import io.quotaexchange.matching.ascending.AscendingTerms.Prices;
import java.util.OptionalLong;

/** The prices at which a lot may be bid for: the start and whole increments above it, up to the cap, and the cap itself. */
final class PermittedBids {
    private final Prices prices;

    PermittedBids(Prices prices) {
        this.prices = prices;
    }

    /** The permitted price nearest to one, the lower of two, for a lot as it stands. */
    OptionalLong nearest(AscendingState state, long priceFen) {
        if (state.isCapPhase()) {
            return OptionalLong.of(prices.capFen());
        }
        long lowest = state.priceFen().isEmpty()
                ? prices.startFen()
                : above(state.priceFen().getAsLong());
        if (priceFen <= lowest) {
            return OptionalLong.of(lowest);
        }
        if (priceFen >= prices.capFen()) {
            return OptionalLong.of(prices.capFen());
        }
        long below = priceFen - (priceFen - prices.startFen()) % prices.incrementFen();
        long above = above(below);
        return OptionalLong.of(priceFen - below <= above - priceFen ? below : above);
    }

    /** The lowest permitted price above one that is permitted and below the cap. */
    private long above(long permittedFen) {
        return prices.capFen() - permittedFen <= prices.incrementFen()
                ? prices.capFen()
                : permittedFen + prices.incrementFen();
    }

    /** How many permitted prices there are above a permitted one. */
    long stepsAbove(long permittedFen) {
        long gap = prices.capFen() - permittedFen;
        return gap / prices.incrementFen() + (gap % prices.incrementFen() > 0 ? 1 : 0);
    }

    /** The permitted price so many steps above a permitted one. */
    long stepsUp(long permittedFen, long steps) {
        return steps == stepsAbove(permittedFen) ? prices.capFen() : permittedFen + steps * prices.incrementFen();
    }

    /** How many prices {@link #stepsDown} knows below a permitted one. */
    long stepsBelow(long permittedFen) {
        long gap = permittedFen - prices.startFen();
        long permitted = gap / prices.incrementFen() + (gap % prices.incrementFen() > 0 ? 1 : 0);
        return permitted + (prices.startFen() > 0 ? 1 : 0);
    }

    /** The permitted price so many steps below a permitted one; below the start, which is refused, one fen less. */
    long stepsDown(long permittedFen, long steps) {
        long gap = permittedFen - prices.startFen();
        long over = gap % prices.incrementFen();
        // From a cap off the increment the first step is shorter.
        long first = over > 0 ? over : prices.incrementFen();
        long permitted = gap / prices.incrementFen() + (over > 0 ? 1 : 0);
        return steps > permitted ? prices.startFen() - 1 : permittedFen - first - (steps - 1) * prices.incrementFen();
    }
}
