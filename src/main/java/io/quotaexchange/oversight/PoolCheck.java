package io.quotaexchange.oversight;

import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.JournalEntry;
import io.quotaexchange.ledger.Posting;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the provincial pool held when a stage was cleared, by the journal. Clause: Z10-10.2.
 *
 * <p>A clearing is computed from the balance read, and recorded a moment later: the amount in the case must be one that the pool had
 * at some point of that moment.
 */
final class PoolCheck {
    /** Between reading the balance and recording the clearing lies the computation, which is limited to less than this. */
    static final Duration MOMENT = Duration.ofMinutes(5);

    /** @param from whose clearing, in words */
    private record Claim(String from, IndicatorVector amount, Instant recordedAt) {}

    private final String province;
    private final List<Claim> claims = new ArrayList<>();
    private Deque<Claim> waiting;
    private final List<Claim> open = new ArrayList<>();
    private IndicatorVector pool = IndicatorVector.ZERO;
    private long before;
    private long proved;

    PoolCheck(String province) {
        this.province = province;
    }

    /** A stage says that the pool held this. */
    void claim(String from, IndicatorVector amount, Instant recordedAt) {
        claims.add(new Claim(from, amount, recordedAt));
    }

    /** Takes the next entry of the journal. @return the first claim that is now known to be wrong */
    Optional<String> next(JournalEntry entry) {
        if (waiting == null) {
            claims.sort(Comparator.comparing(Claim::recordedAt));
            waiting = new ArrayDeque<>(claims);
        }
        while (!waiting.isEmpty()
                && !entry.recordedAt().isBefore(waiting.peek().recordedAt().minus(MOMENT))) {
            open.add(waiting.poll());
        }
        if (!open.isEmpty()) {
            open.removeIf(this::isProved);
            for (Claim claim : open) {
                if (entry.recordedAt().isAfter(claim.recordedAt())) {
                    return wrong(claim);
                }
            }
        }
        for (Posting posting : entry.postings()) {
            if (posting.transfer().from().kind() == AccountKind.POOL) {
                move(
                        posting.transfer().from().owner(),
                        posting.transfer().from().unit(),
                        -posting.transfer().amount());
            }
            if (posting.transfer().to().kind() == AccountKind.POOL) {
                move(
                        posting.transfer().to().owner(),
                        posting.transfer().to().unit(),
                        posting.transfer().amount());
            }
        }
        before = entry.sequence();
        return Optional.empty();
    }

    /** After the last entry. @return the first claim that is wrong */
    Optional<String> finish() {
        if (waiting == null) {
            waiting = new ArrayDeque<>(claims);
        }
        open.addAll(waiting);
        waiting.clear();
        open.removeIf(this::isProved);
        return open.stream().findFirst().flatMap(this::wrong);
    }

    long proved() {
        return proved;
    }

    private boolean isProved(Claim claim) {
        boolean same = claim.amount().equals(pool);
        proved += same ? 1 : 0;
        return same;
    }

    private Optional<String> wrong(Claim claim) {
        return Optional.of(claim.from() + " was cleared with " + claim.amount() + " in the provincial pool, which held "
                + pool + " after settlement " + before);
    }

    private void move(String owner, Unit unit, long change) {
        if (owner.equals(province) && unit != Unit.CNY) {
            IndicatorKind indicator = IndicatorKind.valueOf(unit.name());
            pool = pool.with(indicator, Math.addExact(pool.get(indicator), change));
        }
    }
}
