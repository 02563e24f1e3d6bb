package io.quotaexchange.simulation;

import java.util.SplittableRandom;

/** Draws what goes wrong on the way to a store. */
public final class Faults {
    /** What becomes of one thing that is asked. */
    public enum Fate {
        ANSWERED,
        LOST_BEFORE,
        ANSWER_LOST
    }

    private final SplittableRandom random;
    private final int lostInThousand;
    private boolean calm;
    private long injected;

    /** @param lostInThousand how many of a thousand are lost before, and how many after */
    public Faults(SplittableRandom random, int lostInThousand) {
        this.random = random;
        this.lostInThousand = lostInThousand;
    }

    Fate draw() {
        int drawn = random.nextInt(1_000);
        if (calm || drawn >= 2 * lostInThousand) {
            return Fate.ANSWERED;
        }
        injected++;
        return drawn < lostInThousand ? Fate.LOST_BEFORE : Fate.ANSWER_LOST;
    }

    boolean lostWithTheProcess() {
        return random.nextInt(2) == 0;
    }

    /** From now on nothing is lost, or things are lost again. */
    void calm(boolean on) {
        calm = on;
    }

    long injected() {
        return injected;
    }
}
