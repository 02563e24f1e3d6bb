package io.quotaexchange.matching.flow;

/** Between what a seller's total must lie so that the paired total stays greatest: a weight other than 0 pins it to one end. */
final class Bounds {
    private Bounds() {}

    static long lowest(CountyMarket market, int[] weight, int seller) {
        return weight[seller] > 0 ? market.most[seller] : market.least[seller];
    }

    static long highest(CountyMarket market, int[] weight, int seller) {
        return weight[seller] < 0 ? market.least[seller] : market.most[seller];
    }
}
