package io.quotaexchange.matching.literal;

import java.util.stream.LongStream;

/**
 * The seeds a comparison runs, printed before it does: {@code -Dreference.seed=…} and {@code -Dreference.cases=…} repeat one or make
 * a long run.
 */
public final class Seeds {
    private Seeds() {}

    /**
     * Every seed in turn.
     *
     * @param what is compared, for the line printed
     * @param first unless the flag says otherwise
     * @param cases how many, unless the flag says otherwise
     */
    public static LongStream of(String what, long first, int cases) {
        long from = Long.getLong("reference.seed", first);
        int many = Integer.getInteger("reference.cases", cases);
        System.out.println(what + ": seeds " + from + " to " + (from + many - 1));
        return LongStream.range(from, from + many);
    }
}
