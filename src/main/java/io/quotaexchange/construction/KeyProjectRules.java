package io.quotaexchange.construction;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.rulebook.Eligibility;
import io.quotaexchange.rulebook.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may be decided about key projects, and which requests may rest on it. Pure. Clause: M13-05.4, Z10-10.1. */
public final class KeyProjectRules {
    private KeyProjectRules() {}

    /**
     * Everything that stands against a decision.
     *
     * @param before the newest decision on the project, if there is one
     */
    public static List<Refusal> against(KeyProjectDecision asked, Optional<KeyProjectDecision> before) {
        List<Refusal> refusals = new ArrayList<>();
        if (asked.maker().equals(asked.approver())) {
            refusals.add(ConstructionRefusal.SAME_PERSON.refusal());
        }
        boolean certified = before.map(KeyProjectDecision::certified).orElse(false);
        if (asked.certified() && certified) {
            refusals.add(ConstructionRefusal.KEY_PROJECT_ALREADY.refusal(
                    asked.project(), before.get().on()));
        }
        if (!asked.certified() && !certified) {
            refusals.add(ConstructionRefusal.KEY_PROJECT_NOT_CERTIFIED.refusal(asked.project()));
        }
        return refusals;
    }

    /** A construction project that a request names. @param certified whether it is certified at that moment */
    public record Named(String county, boolean certified) {}

    /**
     * Everything that stands against a county's request for what its construction project needs.
     *
     * @param construction id that the request gives; empty where it gives none
     * @param named that project, if there is one
     */
    public static List<Refusal> request(String county, String construction, Optional<Named> named, Eligibility rules) {
        if (construction.isEmpty()) {
            return rules
                    .keyProjectCertified()
                    .filter(Ruling::value)
                    .map(ruling -> ConstructionRefusal.KEY_PROJECT_NOT_NAMED.because(ruling.clause()))
                    .stream()
                    .toList();
        }
        if (named.filter(project -> project.county().equals(county)).isEmpty()) {
            return List.of(ConstructionRefusal.KEY_PROJECT_UNKNOWN.refusal(construction, county));
        }
        return named.get().certified()
                ? List.of()
                : List.of(ConstructionRefusal.KEY_PROJECT_NOT_CERTIFIED.refusal(construction));
    }
}
