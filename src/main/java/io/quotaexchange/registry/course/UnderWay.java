package io.quotaexchange.registry.course;

import io.quotaexchange.rulebook.Lifecycle;
import io.quotaexchange.rulebook.Stage;
import java.util.Comparator;
import java.util.Optional;

/**
 * A project that was proposed, and is neither cancelled nor filed. Clause: L-03.4a, L-03.4b.
 *
 * @param project id
 * @param reached where it stands
 * @param due the nearest day that the rulebook names; empty where it names none
 */
public record UnderWay(String project, String county, String name, Stage reached, Optional<Deadline> due) {
    /** What follows: after the city's acceptance, the filing. */
    public Stage next() {
        return reached.next();
    }

    /** @return empty if it is not under way */
    static Optional<UnderWay> of(String project, Course course, Lifecycle lifecycle) {
        return course.isCancelled()
                ? Optional.empty()
                : course.proposal()
                        .flatMap(proposal -> course.reached()
                                .map(reached -> new UnderWay(
                                        project,
                                        proposal.county(),
                                        proposal.name(),
                                        reached,
                                        Deadline.of(project, course, lifecycle).stream()
                                                .min(Comparator.comparing(Deadline::due)))));
    }
}
