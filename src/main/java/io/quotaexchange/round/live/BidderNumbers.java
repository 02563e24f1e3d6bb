package io.quotaexchange.round.live;

import io.quotaexchange.matching.ascending.Seed;
import io.quotaexchange.platform.digest.Sm3;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a county is called in a lot until it is decided: a number of four digits that nobody can trace to it without the secret seed.
 *
 * <p>1000 + (SM3 of seed, lot and county, mod 9000); a number that is taken gives way to the next free one, in the order in which
 * the counties signed up. With the seed, which is published when the lot is decided, everybody can work them out again.
 */
public final class BidderNumbers {
    private static final int FIRST = 1_000;
    private static final int COUNT = 9_000;

    private final Seed seed;
    private final String lot;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Set<Integer> given = new HashSet<>();

    public BidderNumbers(Seed seed, String lot) {
        this.seed = seed;
        this.lot = lot;
    }

    /** The county's number; its first mention gives it one. */
    public int of(String county) {
        return numbers.computeIfAbsent(county, this::draw);
    }

    private int draw(String county) {
        String text = "quota-exchange/bidder/1\n" + seed.hex() + "\n" + lot + "\n" + county;
        int number = new BigInteger(1, Sm3.digest(text))
                .mod(BigInteger.valueOf(COUNT))
                .intValueExact();
        while (!given.add(number)) {
            number = (number + 1) % COUNT;
        }
        return FIRST + number;
    }

    /** Every number given so far, by county. */
    public Map<String, Integer> all() {
        return Map.copyOf(numbers);
    }
}
