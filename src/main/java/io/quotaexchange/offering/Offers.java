package io.quotaexchange.offering;

import io.quotaexchange.agreement.AgreementRefusal;
import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.round.RoundPlans;
import io.quotaexchange.round.RoundRefusal;
import io.quotaexchange.rulebook.LandClass;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.Ruling;
import io.quotaexchange.rulebook.StageKind;
import io.quotaexchange.rulebook.TrustedAct;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Everything that rulebooks may switch on or off, each with whether this one does: with its clause where it is offered, with the refusal
 * that whoever asks for it all the same gets where it is not. Pure. Clause: M13-05.6, M13-05.7, Z10-06.2.
 */
final class Offers {
    private Offers() {}

    static JsonObject of(Rulebook rulebook) {
        List<StageKind> permitted = RoundPlans.permitted(rulebook.trading());
        JsonArray stages = new JsonArray();
        for (StageKind kind : StageKind.values()) {
            stages.add(
                    permitted.contains(kind)
                            ? offered(kind.name(), clausesOf(rulebook, kind))
                            : refused(kind.name(), RoundRefusal.STAGE_NOT_PERMITTED.refusal()));
        }
        JsonArray classes = new JsonArray();
        for (LandClass land : LandClass.values()) {
            classes.add(rulebook.pricing().landClasses().stream()
                    .filter(ruling -> ruling.value() == land)
                    .findFirst()
                    .map(ruling -> offered(land.name(), List.of(ruling.clause())))
                    .orElseGet(() -> refused(land.name(), AgreementRefusal.LAND_CLASS_NOT_PRICED.refusal())));
        }
        JsonArray trusted = new JsonArray();
        Arrays.stream(TrustedAct.values()).forEach(act -> trusted.add(trusted(rulebook, act)));
        return new JsonObject()
                .put("rulebook", rulebook.id())
                .put("digest", rulebook.digest())
                .put("stages", stages)
                .put("agreement", agreement(rulebook))
                .put("landClasses", classes)
                .put("trusted", trusted);
    }

    private static List<ClauseId> clausesOf(Rulebook rulebook, StageKind kind) {
        return rulebook.trading().stages().stream()
                .filter(stage -> stage.kind() == kind)
                .findFirst()
                .map(stage -> stage.clauses())
                .orElseGet(() -> rulebook.trading().mechanisms().stream()
                        .filter(ruling -> ruling.value().name().equals(kind.name()))
                        .map(Ruling::clause)
                        .toList());
    }

    /** Clause: M13-05.6. */
    private static JsonObject agreement(Rulebook rulebook) {
        return rulebook.trading().permitsAgreement()
                ? offered(
                        "AGREEMENT",
                        List.of(rulebook.trading().agreement().orElseThrow().clause()))
                : refused("AGREEMENT", AgreementRefusal.NOT_OFFERED.refusal());
    }

    /** Without a limit two people are asked for: nothing is refused. Clause: Z10-06.2. */
    private static JsonObject trusted(Rulebook rulebook, TrustedAct act) {
        Optional<Ruling<Money>> limit =
                Optional.ofNullable(rulebook.terms().trusted().get(act));
        JsonObject json = limit.map(ruling -> offered(act.name(), List.of(ruling.clause()))
                        .put("limit", ruling.value().yuan()))
                .orElseGet(() -> new JsonObject().put("what", act.name()).put("offered", false));
        return json.put("operation", act.operation());
    }

    private static JsonObject offered(String what, List<ClauseId> clauses) {
        JsonArray ids = new JsonArray();
        clauses.forEach(clause -> ids.add(clause.text()));
        return new JsonObject().put("what", what).put("offered", true).put("clauses", ids);
    }

    private static JsonObject refused(String what, Refusal refusal) {
        return new JsonObject()
                .put("what", what)
                .put("offered", false)
                .put("code", refusal.code())
                .put("clauses", new JsonArray().add(refusal.clause().text()))
                .put("zh", refusal.zh())
                .put("en", refusal.en())
                .put("remedyZh", refusal.remedyZh())
                .put("remedyEn", refusal.remedyEn());
    }
}
