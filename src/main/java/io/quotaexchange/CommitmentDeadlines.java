package io.quotaexchange;

import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.writeoff.Commitments;
import java.time.Clock;
import java.util.function.Consumer;

/** Commitments whose day has passed are written off or flagged. Clause: M13-04.7. */
record CommitmentDeadlines(Commitments commitments, Clock clock, Consumer<String> say) {
    /** Looks at all of them; that it failed is said, and tried again in an hour. */
    void expire() {
        commitments
                .expire(CivilDay.today(clock))
                .onSuccess(done -> {
                    if (done.writtenOff() + done.overdue() > 0) {
                        say.accept("Commitments expired: " + done.writtenOff() + " written off, " + done.overdue()
                                + " overdue (M13-04.7)");
                    }
                })
                .onFailure(failure -> say.accept("Commitments were not looked at: " + failure.getMessage()));
    }
}
