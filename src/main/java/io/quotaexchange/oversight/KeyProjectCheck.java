package io.quotaexchange.oversight;

import io.quotaexchange.act.Act;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.construction.ConstructionProject;
import io.quotaexchange.construction.KeyProjectDecision;
import io.quotaexchange.construction.KeyProjectRules;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.round.Order;
import io.quotaexchange.rulebook.Rulebook;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which construction projects were key projects when, from the export's acts: each decision is one that the rules permit, and every request
 * that names a project was rightly admitted. Clause: M13-05.4.
 */
final class KeyProjectCheck {
    /** Between a decision and its record. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private record Registered(String county, Instant at) {}

    private record Decided(long number, KeyProjectDecision decision, Instant at) {}

    private final Map<String, Registered> projects = new HashMap<>();
    private final Map<String, List<Decided>> decisions = new LinkedHashMap<>();

    /** Before the rounds are looked at. What is wrong with a line as an act is said when the acts are checked. */
    void collect(long number, String line) {
        ExportRows.KeptAct row =
                JsonLine.read(ArchiveFile.ACTS, number, line, ExportRows.KeptAct::read, ExportRows.KeptAct::json);
        boolean wanted = row.document().startsWith("{\"kind\":\"construction\"")
                || row.document().startsWith("{\"kind\":\"key-project");
        if (!wanted) {
            return;
        }
        Act act;
        try {
            act = ActReader.read(new JsonObject(row.document()));
        } catch (RuntimeException e) {
            throw wrong(number, "is not an act: " + e.getMessage());
        }
        if (act instanceof ConstructionProject project) {
            projects.put(project.id(), new Registered(project.county(), row.recordedAt()));
        } else if (act instanceof KeyProjectDecision decision) {
            decisions
                    .computeIfAbsent(decision.project(), project -> new ArrayList<>())
                    .add(new Decided(number, decision, row.recordedAt()));
        }
    }

    /** After the last of them: an act may stand before the one that it follows. */
    void collected() {
        decisions.forEach((project, decided) -> {
            decided.sort(Comparator.comparing(Decided::at).thenComparing(Decided::number));
            Optional<KeyProjectDecision> before = Optional.empty();
            int next = 1;
            for (Decided one : decided) {
                fault(one, before, next++).ifPresent(fault -> {
                    throw wrong(one.number(), one.decision().id() + ": " + fault);
                });
                before = Optional.of(one.decision());
            }
        });
    }

    private Optional<String> fault(Decided decided, Optional<KeyProjectDecision> before, int number) {
        KeyProjectDecision decision = decided.decision();
        Registered project = projects.get(decision.project());
        if (project == null
                || !project.county().equals(decision.county())
                || project.at().isAfter(decided.at())) {
            return Optional.of("is about a construction project that the county had not registered (M13-05.4)");
        }
        String id = "kpd_" + decision.project().substring("con_".length()) + "~" + number;
        if (!decision.id().equals(id)) {
            return Optional.of("stands where " + id + " should: a decision on the project is missing (M13-05.4)");
        }
        if (!decision.on().equals(CivilDay.of(decided.at()))
                && !decision.on().equals(CivilDay.of(decided.at().minus(MOMENT)))) {
            return Optional.of("was recorded on another day than it says");
        }
        return KeyProjectRules.against(decision, before).stream()
                .findFirst()
                .map(refusal -> "is one the rules refuse: " + refusal.code() + " (" + refusal.clause() + ")");
    }

    /**
     * Everything that stood against what a request names.
     *
     * @param known acts recorded after this moment could not count
     */
    List<Refusal> against(Order order, Rulebook rulebook, Instant known) {
        if (!(order instanceof Order.Request request)) {
            return List.of();
        }
        Optional<KeyProjectRules.Named> named = Optional.ofNullable(projects.get(request.construction()))
                .filter(project -> !project.at().isAfter(known))
                .map(project -> new KeyProjectRules.Named(project.county(), certified(request.construction(), known)));
        return KeyProjectRules.request(request.county(), request.construction(), named, rulebook.eligibility());
    }

    private boolean certified(String project, Instant known) {
        boolean certified = false;
        for (Decided decided : decisions.getOrDefault(project, List.of())) {
            certified =
                    decided.at().isAfter(known) ? certified : decided.decision().certified();
        }
        return certified;
    }

    private static InvalidArchiveException wrong(long number, String what) {
        return new InvalidArchiveException(ArchiveFile.ACTS.fileName(), number, what);
    }
}
