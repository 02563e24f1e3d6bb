package io.quotaexchange.matching.explain;

/** Completes a change with what the order would have got. */
final class WithOutcome {
    private WithOutcome() {}

    static Change of(Change change, long got) {
        if (change instanceof Change.MoreOffered c) {
            return new Change.MoreOffered(c.indicator(), c.amount(), got);
        } else if (change instanceof Change.MoreAsked c) {
            return new Change.MoreAsked(c.indicator(), c.amount(), got);
        } else if (change instanceof Change.LessOffered c) {
            return new Change.LessOffered(c.indicator(), c.amount(), got);
        } else if (change instanceof Change.LessAsked c) {
            return new Change.LessAsked(c.indicator(), c.amount(), got);
        } else if (change instanceof Change.HigherCap c) {
            return new Change.HigherCap(c.indicator(), c.amount(), got);
        } else if (change instanceof Change.Earlier c) {
            return new Change.Earlier(c.before(), got);
        } else if (change instanceof Change.AskedOnly c) {
            return new Change.AskedOnly(c.amounts(), got);
        }
        return new Change.OtherLimit(((Change.OtherLimit) change).limitFen(), got);
    }
}
