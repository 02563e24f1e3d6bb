package io.quotaexchange.construction;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.ActOutcome;
import io.quotaexchange.act.Acts;
import io.quotaexchange.act.KeptAct;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.Rulebooks;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The door to construction projects: registers them, takes payments of their fee. What was done is not done again. */
public final class ConstructionProjects {
    /** What became of a request. */
    public sealed interface Outcome {
        record Done(ConstructionAccount account, boolean repeated) implements Outcome {}

        /** Nothing was kept. */
        record Refused(List<Refusal> refusals) implements Outcome {}
    }

    private final Acts acts;
    private final Rulebooks rulebooks;
    private final BiFunction<String, LocalDate, Future<Boolean>> isCounty;

    /** @param isCounty whether a code is that of a county on a day */
    public ConstructionProjects(
            Acts acts, Rulebooks rulebooks, BiFunction<String, LocalDate, Future<Boolean>> isCounty) {
        this.acts = acts;
        this.rulebooks = rulebooks;
        this.isCounty = isCounty;
    }

    /** What registering the project would come to; keeps nothing. */
    public Future<Outcome> review(ConstructionProject given) {
        return decide(given);
    }

    /** Registers a project under the rulebook in force on its day. Clause: M13-04.4. */
    public Future<Outcome> register(ConstructionProject given) {
        return acts.find(given.id())
                .compose(kept -> kept.isPresent()
                        ? again(given, kept.get())
                        : decide(given)
                                .compose(decided -> decided instanceof Outcome.Done done
                                        ? keep(done)
                                        : Future.succeededFuture(decided)));
    }

    private Future<Outcome> again(ConstructionProject given, KeptAct kept) {
        if (kept.kind() != ActKind.CONSTRUCTION) {
            return taken(given.id());
        }
        ConstructionProject before = ConstructionProject.read(new JsonObject(kept.document()));
        return under(given, before.rulebook()).equals(before)
                ? account(before).map(account -> new Outcome.Done(account, true))
                : taken(given.id());
    }

    private Future<Outcome> decide(ConstructionProject given) {
        return rulebooks
                .inForce(given.registeredOn())
                .compose(rules -> isCounty.apply(given.county(), given.registeredOn())
                        .map(known -> {
                            List<Refusal> refusals = ConstructionRules.against(given, rules, known);
                            if (!refusals.isEmpty()) {
                                return new Outcome.Refused(refusals);
                            }
                            Rulebook rulebook = rules.orElseThrow();
                            return new Outcome.Done(
                                    ConstructionAccount.of(under(given, rulebook.digest()), rulebook, List.of()),
                                    false);
                        }));
    }

    private Future<Outcome> keep(Outcome.Done decided) {
        ConstructionProject project = decided.account().project();
        return acts.carryOut(project)
                .compose(outcome ->
                        outcome instanceof ActOutcome.Done ? Future.succeededFuture(decided) : taken(project.id()));
    }

    private static ConstructionProject under(ConstructionProject given, String rulebook) {
        return new ConstructionProject(
                given.id(),
                given.county(),
                given.nameZh(),
                given.nameEn(),
                given.sort(),
                given.form(),
                given.mode(),
                given.registeredOn(),
                given.completionOn(),
                given.request(),
                given.combination(),
                given.lands(),
                given.approvals(),
                rulebook,
                given.maker(),
                given.approver());
    }

    private static Future<Outcome> taken(String id) {
        return refused(List.of(ConstructionRefusal.ID_TAKEN.refusal(id)));
    }

    private static Future<Outcome> refused(List<Refusal> refusals) {
        return Future.succeededFuture(new Outcome.Refused(refusals));
    }

    /** What a payment would come to; keeps nothing. */
    public Future<Outcome> reviewPayment(FeePayment payment) {
        return find(payment.project()).map(found -> {
            if (found.isEmpty()) {
                return new Outcome.Refused(List.of(ConstructionRefusal.PROJECT_UNKNOWN.refusal(payment.project())));
            }
            ConstructionAccount account = found.get();
            List<Refusal> refusals =
                    ConstructionRules.against(payment, account.project(), account.feeFen(), account.paidFen());
            return refusals.isEmpty() ? new Outcome.Done(account, false) : new Outcome.Refused(refusals);
        });
    }

    /** Records that some of the fee was paid. Clause: Z10-06.1. */
    public Future<Outcome> pay(FeePayment payment) {
        return find(payment.project()).compose(found -> {
            if (found.isEmpty()) {
                return refused(List.of(ConstructionRefusal.PROJECT_UNKNOWN.refusal(payment.project())));
            }
            ConstructionAccount account = found.get();
            if (account.payments().contains(payment)) {
                return Future.succeededFuture(new Outcome.Done(account, true));
            }
            List<Refusal> refusals =
                    ConstructionRules.against(payment, account.project(), account.feeFen(), account.paidFen());
            return refusals.isEmpty() ? carryOut(payment) : refused(refusals);
        });
    }

    private Future<Outcome> carryOut(FeePayment payment) {
        return acts.carryOut(payment)
                .compose(outcome -> outcome instanceof ActOutcome.Done done
                        ? find(payment.project()).map(now -> new Outcome.Done(now.orElseThrow(), done.repeated()))
                        : taken(payment.id()));
    }

    /** A project with its fee and payments. */
    public Future<Optional<ConstructionAccount>> find(String id) {
        return acts.find(id)
                .compose(kept ->
                        kept.filter(act -> act.kind() == ActKind.CONSTRUCTION).isEmpty()
                                ? Future.succeededFuture(Optional.empty())
                                : account(ConstructionProject.read(
                                                new JsonObject(kept.get().document())))
                                        .map(Optional::of));
    }

    private Future<ConstructionAccount> account(ConstructionProject project) {
        return rulebooks
                .withDigest(project.rulebook())
                .compose(rulebook -> acts.about(project.id())
                        .map(about -> ConstructionAccount.of(project, rulebook.orElseThrow(), payments(about))));
    }

    private static List<FeePayment> payments(List<KeptAct> about) {
        List<FeePayment> payments = new ArrayList<>();
        about.stream()
                .filter(act -> act.kind() == ActKind.FEE_PAYMENT)
                .forEach(act -> payments.add(FeePayment.read(new JsonObject(act.document()))));
        return payments;
    }

    /** Projects by id, those after the one named; of one county, where given. */
    public Future<List<ConstructionProject>> page(Optional<String> county, String after, int limit) {
        return acts.page(Optional.of(ActKind.CONSTRUCTION), county, after, limit)
                .map(page -> page.stream()
                        .map(act -> ConstructionProject.read(new JsonObject(act.document())))
                        .toList());
    }
}
