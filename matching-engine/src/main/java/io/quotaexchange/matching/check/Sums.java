package io.quotaexchange.matching.check;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** Adds up amounts by key without a bound, so that a wrong result cannot overflow its check. */
final class Sums<K> {
    private final Map<K, BigInteger> sums = new HashMap<>();
    private BigInteger all = BigInteger.ZERO;

    void add(K key, long amount) {
        sums.merge(key, BigInteger.valueOf(amount), BigInteger::add);
        all = all.add(BigInteger.valueOf(amount));
    }

    BigInteger of(K key) {
        return sums.getOrDefault(key, BigInteger.ZERO);
    }

    BigInteger all() {
        return all;
    }

    /** The keys met, in no particular order: only for questions whose answer does not depend on it. */
    Map<K, BigInteger> byKey() {
        return sums;
    }
}
