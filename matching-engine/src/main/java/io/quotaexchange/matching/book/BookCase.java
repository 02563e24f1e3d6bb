package io.quotaexchange.matching.book;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.List;

/**
 * A session of continuous trading in one indicator.
 *
 * @param commands in rising seq
 */
public record BookCase(Rules rules, Pairings pairings, List<BookCommand> commands) implements Case {

    /**
     * Fen per mu or kg.
     *
     * @param tickFen greater than zero
     * @param floorFen lowest limit, a multiple of the tick; {@code capFen} the highest, likewise. Clause: M13-05.8
     */
    public record Rules(IndicatorKind indicator, long tickFen, long floorFen, long capFen) {
        public Rules {
            if (tickFen <= 0 || floorFen < 0 || floorFen > capFen || floorFen % tickFen != 0 || capFen % tickFen != 0) {
                throw new IllegalArgumentException("floor and cap must be multiples of a positive tick, floor <= cap");
            }
        }
    }

    public BookCase {
        commands = List.copyOf(commands);
    }

    @Override
    public Mechanism mechanism() {
        return Mechanism.CONTINUOUS;
    }
}
