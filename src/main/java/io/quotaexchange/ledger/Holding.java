package io.quotaexchange.ledger;

/** One account as it stands: two growing counters, how many postings it has had, and the segments it holds. */
final class Holding {
    private long debits;
    private long credits;
    private long postings;
    private final LiveSegments segments = new LiveSegments();

    Holding() {}

    Holding(long debits, long credits, long postings) {
        this.debits = debits;
        this.credits = credits;
        this.postings = postings;
    }

    long debits() {
        return debits;
    }

    long credits() {
        return credits;
    }

    long postings() {
        return postings;
    }

    long balance() {
        return credits - debits;
    }

    LiveSegments segments() {
        return segments;
    }

    void give(long amount) {
        debits = Math.addExact(debits, amount);
        postings++;
    }

    void take(long amount) {
        credits = Math.addExact(credits, amount);
        postings++;
    }
}
