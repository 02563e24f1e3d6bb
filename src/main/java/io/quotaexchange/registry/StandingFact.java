package io.quotaexchange.registry;

import io.quotaexchange.registry.signing.Signatures;
import java.time.LocalDate;
import java.util.Optional;

/** Something recorded about how a county stands; each has an id, and recording it again changes nothing. */
public sealed interface StandingFact {
    String id();

    /**
     * The annual task and what is done of it, replacing what was recorded of that year before. Clause: Z10-08.3.
     *
     * @param taskM2 m², {@code doneM2} as entered in the ministry's system. Clause: L-02.1
     */
    record Task(String id, String county, int year, long taskM2, long doneM2, Optional<Signatures> by)
            implements StandingFact {
        /** As found by the exchange, or in generated data: nobody signed it. */
        public Task(String id, String county, int year, long taskM2, long doneM2) {
            this(id, county, year, taskM2, doneM2, Optional.empty());
        }
    }

    /** How many of the county's own construction projects are not balanced on a day. Clause: Z10-08.3. */
    record OwnBalance(String id, String county, LocalDate asOf, int unbalancedProjects, Optional<Signatures> by)
            implements StandingFact {
        public OwnBalance(String id, String county, LocalDate asOf, int unbalancedProjects) {
            this(id, county, asOf, unbalancedProjects, Optional.empty());
        }
    }

    /** The province suspends a county. Clause: M13-07.5. */
    record Suspended(String id, String county, LocalDate from, String reason, String maker, String approver)
            implements StandingFact {}

    /** The province lifts a suspension, named by its id. Clause: M13-07.5. */
    record Lifted(String id, LocalDate on, String maker, String approver) implements StandingFact {}

    /** A commitment's day passed unkept, first on a day. Clause: M13-04.7. */
    record CommitmentOverdue(String id, String county, LocalDate since, String commitment) implements StandingFact {}

    /** An overdue commitment, named by the id of its fact, was written off at last. Clause: M13-04.7. */
    record CommitmentKept(String id, LocalDate on, String writeOff) implements StandingFact {}

    /**
     * A buyer in default is excluded, named by the id of the default. Clause: M13-05.8.
     *
     * @param until last day on which it may not buy
     */
    record Excluded(String id, String county, LocalDate from, LocalDate until) implements StandingFact {}

    /** The county government declares that it truly cannot balance at home. Clause: M13-05.2. */
    record Shortage(
            String id, String county, LocalDate declaredOn, LocalDate endsOn, String statement, Optional<Signatures> by)
            implements StandingFact {
        public Shortage(String id, String county, LocalDate declaredOn, LocalDate endsOn, String statement) {
            this(id, county, declaredOn, endsOn, statement, Optional.empty());
        }
    }
}
