package io.quotaexchange.construction;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.ActOutcome;
import io.quotaexchange.act.Acts;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.rulebook.Eligibility;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which construction projects the province certified as key projects. What was decided is not decided again. Clause: M13-05.4. */
public final class KeyProjects {
    /** How often it is decided again on what stands then, before its sender is asked to look. */
    private static final int ATTEMPTS = 5;

    private static final Set<ActKind> KINDS = Set.of(ActKind.KEY_PROJECT, ActKind.KEY_PROJECT_END);

    /** What is asked. @param certified false: the certification is to end */
    public record Asked(
            String project, boolean certified, String reason, LocalDate on, String maker, String approver) {}

    /** What became of it. */
    public sealed interface Outcome {
        record Done(KeyProjectDecision decision, boolean repeated) implements Outcome {}

        /** Nothing was kept. */
        record Refused(List<Refusal> refusals) implements Outcome {}
    }

    private final Acts acts;

    public KeyProjects(Acts acts) {
        this.acts = acts;
    }

    /** What a decision would come to; keeps nothing. */
    public Future<Outcome> review(Asked asked) {
        return project(asked.project())
                .compose(found -> found.isEmpty() ? unknown(asked.project()) : decide(asked, found.get()));
    }

    /** Keeps the decision. The same by the same two people changes nothing. */
    public Future<Outcome> decide(Asked asked) {
        return attempt(asked, 1);
    }

    private Future<Outcome> attempt(Asked asked, int number) {
        return review(asked)
                .compose(decided -> decided instanceof Outcome.Done done && !done.repeated()
                        ? keep(asked, done, number)
                        : Future.succeededFuture(decided));
    }

    private Future<Outcome> decide(Asked asked, ConstructionProject project) {
        return decisions(List.of(project.id())).map(all -> {
            List<KeyProjectDecision> before = all.getOrDefault(project.id(), List.of());
            KeyProjectDecision decision = new KeyProjectDecision(
                    KeyProjectDecision.idOf(project, before.size() + 1),
                    project.county(),
                    project.id(),
                    asked.certified(),
                    asked.reason(),
                    asked.on(),
                    asked.maker(),
                    asked.approver());
            Optional<KeyProjectDecision> newest = last(before);
            if (newest.filter(decision::repeats).isPresent()) {
                return new Outcome.Done(newest.get(), true);
            }
            List<Refusal> refusals = KeyProjectRules.against(decision, newest);
            return refusals.isEmpty() ? new Outcome.Done(decision, false) : new Outcome.Refused(refusals);
        });
    }

    /** Where somebody else decided a moment before, it is decided once more on what stands now. */
    private Future<Outcome> keep(Asked asked, Outcome.Done decided, int number) {
        return acts.carryOut(decided.decision()).compose(outcome -> {
            if (outcome instanceof ActOutcome.Done done) {
                return Future.succeededFuture(new Outcome.Done(decided.decision(), done.repeated()));
            }
            return number < ATTEMPTS
                    ? attempt(asked, number + 1)
                    : Future.succeededFuture(new Outcome.Refused(
                            List.of(ConstructionRefusal.KEY_PROJECT_DECIDED_MEANWHILE.refusal(asked.project()))));
        });
    }

    private Future<Optional<ConstructionProject>> project(String id) {
        return acts.find(id)
                .map(kept -> kept.filter(act -> act.kind() == ActKind.CONSTRUCTION)
                        .map(act -> ConstructionProject.read(new JsonObject(act.document()))));
    }

    private static Future<Outcome> unknown(String project) {
        return Future.succeededFuture(
                new Outcome.Refused(List.of(ConstructionRefusal.PROJECT_UNKNOWN.refusal(project))));
    }

    /** Everything that stands against a county's request that names a construction project, or names none. Clause: M13-05.4. */
    public Future<List<Refusal>> againstRequest(String county, String construction, Eligibility rules) {
        if (construction.isEmpty()) {
            return Future.succeededFuture(KeyProjectRules.request(county, construction, Optional.empty(), rules));
        }
        return project(construction)
                .compose(project -> newest(List.of(construction))
                        .map(newest -> KeyProjectRules.request(
                                county,
                                construction,
                                project.map(it -> new KeyProjectRules.Named(
                                        it.county(),
                                        Optional.ofNullable(newest.get(construction))
                                                .map(KeyProjectDecision::certified)
                                                .orElse(false))),
                                rules)));
    }

    /** The newest decision on each of these projects, by project; projects that nobody decided on are not in it. */
    public Future<Map<String, KeyProjectDecision>> newest(List<String> projects) {
        return decisions(projects).map(all -> {
            Map<String, KeyProjectDecision> newest = new HashMap<>();
            all.forEach(
                    (project, decisions) -> newest.put(project, last(decisions).orElseThrow()));
            return newest;
        });
    }

    private Future<Map<String, List<KeyProjectDecision>>> decisions(List<String> projects) {
        return acts.about(projects, KINDS).map(about -> {
            Map<String, List<KeyProjectDecision>> decisions = new HashMap<>();
            about.stream()
                    .map(act -> KeyProjectDecision.read(act.json()))
                    .forEach(decision -> decisions
                            .computeIfAbsent(decision.project(), project -> new ArrayList<>())
                            .add(decision));
            return decisions;
        });
    }

    private static Optional<KeyProjectDecision> last(List<KeyProjectDecision> decisions) {
        return decisions.stream().max(Comparator.comparingInt(KeyProjectDecision::number));
    }
}
