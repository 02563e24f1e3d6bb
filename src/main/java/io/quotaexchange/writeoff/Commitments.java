package io.quotaexchange.writeoff;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.ActOutcome;
import io.quotaexchange.act.Acts;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.construction.ConstructionAccount;
import io.quotaexchange.construction.ConstructionProject;
import io.quotaexchange.construction.ConstructionProjects;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.registry.StandingFact;
import io.quotaexchange.registry.project.ProjectNumber;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Takes commitments, and keeps or flags those whose day has passed. Clause: M13-04.6, M13-04.7, Z10-10.3. */
public final class Commitments {
    /** What became of a commitment. */
    public sealed interface Outcome {
        record Done(Commitment commitment, boolean repeated) implements Outcome {}

        record Refused(List<Refusal> refusals) implements Outcome {}
    }

    /** @param state OPEN, KEPT or OVERDUE */
    public record Listed(Commitment commitment, State state) {}

    /** How a commitment stands. */
    public enum State {
        OPEN,
        KEPT,
        OVERDUE
    }

    /** What a run of the job did. */
    public record Expired(int writtenOff, int overdue) {}

    private static final int A_PAGE = 500;

    private final ConstructionProjects projects;
    private final ProjectWriteOffs writeOffs;
    private final Acts acts;
    private final Registry registry;

    public Commitments(ConstructionProjects projects, ProjectWriteOffs writeOffs, Acts acts, Registry registry) {
        this.projects = projects;
        this.writeOffs = writeOffs;
        this.acts = acts;
        this.registry = registry;
    }

    /** What a county promises: see {@link Commitment}. */
    public record Promise(
            String project,
            LocalDate on,
            LocalDate dueOn,
            List<String> supplements,
            String filing,
            String maker,
            String approver) {}

    /** Takes a commitment, once: the same again changes nothing. */
    public Future<Outcome> commit(Promise promise) {
        return projects.find(promise.project())
                .compose(found -> found.isEmpty()
                        ? refused(List.of(WriteOffRefusal.PROJECT_UNKNOWN.refusal(promise.project())))
                        : commit(promise, found.get()));
    }

    /** Everything that stands against a promise; keeps nothing. */
    public Future<List<Refusal>> review(Promise promise) {
        return projects.find(promise.project())
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(List.of(WriteOffRefusal.PROJECT_UNKNOWN.refusal(promise.project())))
                        : refusals(drawUp(promise, found.get()), found.get()));
    }

    private static Commitment drawUp(Promise promise, ConstructionAccount account) {
        return new Commitment(
                "cmt_" + account.project().suffix(),
                account.project().county(),
                account.project().id(),
                account.need(),
                promise.on(),
                promise.dueOn(),
                promise.supplements(),
                promise.filing(),
                promise.maker(),
                promise.approver());
    }

    private Future<Outcome> commit(Promise promise, ConstructionAccount account) {
        Commitment commitment = drawUp(promise, account);
        return acts.find(commitment.id()).compose(kept -> {
            if (kept.isPresent()) {
                return kept.get().document().equals(commitment.document().encode())
                        ? Future.succeededFuture(new Outcome.Done(commitment, true))
                        : refused(List.of(WriteOffRefusal.COMMITTED_ALREADY.refusal(commitment.id())));
            }
            return refusals(commitment, account)
                    .compose(refusals -> refusals.isEmpty() ? keep(commitment) : refused(refusals));
        });
    }

    private Future<Outcome> keep(Commitment commitment) {
        return acts.carryOut(commitment)
                .compose(outcome -> outcome instanceof ActOutcome.Done done
                        ? Future.succeededFuture(new Outcome.Done(commitment, done.repeated()))
                        : refused(List.of(WriteOffRefusal.COMMITTED_ALREADY.refusal(commitment.id()))));
    }

    private Future<List<Refusal>> refusals(Commitment commitment, ConstructionAccount account) {
        List<Refusal> refusals = new ArrayList<>(WriteOffRules.against(
                commitment, account.project(), account.rulebook().construction().orElseThrow()));
        return writeOffs
                .posted(account.project().id())
                .compose(posted -> {
                    posted.ifPresent(act -> refusals.add(WriteOffRefusal.WRITTEN_OFF_ALREADY.refusal(act.id())));
                    return Future.all(commitment.supplements().stream()
                            .map(id -> isKnown(id).map(known -> known ? "" : id))
                            .toList());
                })
                .map(unknown -> {
                    unknown.<String>list().stream()
                            .filter(id -> !id.isEmpty())
                            .forEach(id -> refusals.add(WriteOffRefusal.SUPPLEMENT_UNKNOWN.refusal(id)));
                    return refusals;
                });
    }

    /** Registered, or proposed. Clause: M13-04.6. */
    private Future<Boolean> isKnown(String id) {
        Optional<ProjectNumber> number = number(id);
        if (number.isEmpty()) {
            return Future.succeededFuture(false);
        }
        return registry.project(id)
                .compose(found -> found.isPresent() && found.get().isAccepted()
                        ? Future.succeededFuture(true)
                        : registry.steps(number.get()).map(steps -> !steps.isEmpty()));
    }

    private static Optional<ProjectNumber> number(String id) {
        try {
            return id.startsWith("prj_") ? Optional.of(new ProjectNumber(id.substring(4))) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Future<Outcome> refused(List<Refusal> refusals) {
        return Future.succeededFuture(new Outcome.Refused(refusals));
    }

    /** The commitment for a construction project, if there is one. */
    public Future<Optional<Listed>> find(ConstructionProject project) {
        return acts.find("cmt_" + project.suffix())
                .compose(kept -> kept.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : listed(Commitment.read(new JsonObject(kept.get().document())))
                                .map(Optional::of));
    }

    /** Commitments by id, those after the one named; of one county, where given. */
    public Future<List<Listed>> page(Optional<String> county, String after, int limit) {
        return acts.page(Optional.of(ActKind.COMMIT), county, after, limit).compose(page -> {
            List<Future<Listed>> listed = page.stream()
                    .map(act -> listed(Commitment.read(new JsonObject(act.document()))))
                    .toList();
            return Future.all(listed).map(all -> all.<Listed>list());
        });
    }

    private Future<Listed> listed(Commitment commitment) {
        return writeOffs
                .posted(commitment.project())
                .compose(posted -> posted.isPresent()
                        ? Future.succeededFuture(new Listed(commitment, State.KEPT))
                        : acts.find("ovd_" + commitment.id().substring(4))
                                .map(overdue ->
                                        new Listed(commitment, overdue.isPresent() ? State.OVERDUE : State.OPEN)));
    }

    /** Commitments that are open and due within some days, or overdue. Clause: M13-07.2. */
    public Future<List<Listed>> dunning(LocalDate today, int days) {
        return all("", new ArrayList<>())
                .map(all -> all.stream()
                        .filter(it -> it.state() == State.OVERDUE
                                || it.state() == State.OPEN
                                        && !it.commitment().dueOn().isAfter(today.plusDays(days)))
                        .toList());
    }

    private Future<List<Listed>> all(String after, List<Listed> before) {
        return page(Optional.empty(), after, A_PAGE).compose(page -> {
            before.addAll(page);
            return page.size() < A_PAGE
                    ? Future.succeededFuture(before)
                    : all(page.getLast().commitment().id(), before);
        });
    }

    /**
     * Writes off every commitment whose day has passed if the reserve holds enough and the fee is paid, else stops the county's
     * sales. Runs on any number of nodes at once, and again after a crash. Clause: M13-04.7.
     *
     * @param today the day as of which they are looked at
     */
    public Future<Expired> expire(LocalDate today) {
        return all("", new ArrayList<>()).compose(all -> {
            Future<Expired> chain = Future.succeededFuture(new Expired(0, 0));
            for (Listed listed : all) {
                if (listed.commitment().dueOn().isBefore(today)) {
                    chain = chain.compose(before -> expire(listed, today).map(now -> add(before, now)));
                }
            }
            return chain;
        });
    }

    private static Expired add(Expired before, Expired now) {
        return new Expired(before.writtenOff() + now.writtenOff(), before.overdue() + now.overdue());
    }

    /** One that is kept is taken again: what a crash left undone is done. */
    private Future<Expired> expire(Listed listed, LocalDate today) {
        Commitment it = listed.commitment();
        return writeOffs
                .take(it.project(), today, true, it.maker(), it.approver())
                .compose(outcome -> switch (outcome) {
                    case ProjectWriteOffs.Outcome.Done done ->
                        Future.succeededFuture(new Expired(done.repeated() ? 0 : 1, 0));
                    case ProjectWriteOffs.Outcome.Refused refused -> flag(listed);
                });
    }

    /** First the county's standing, then the act that says why: a crash between leaves its sales stopped. */
    private Future<Expired> flag(Listed listed) {
        Commitment it = listed.commitment();
        String id = "ovd_" + it.id().substring(4);
        LocalDate since = it.dueOn().plusDays(1);
        return registry.record(List.of(new StandingFact.CommitmentOverdue(id, it.county(), since, it.id())))
                .compose(recorded -> shortOf(it)
                        .compose(reasons -> acts.carryOut(new OverdueCommitment(
                                id,
                                it.county(),
                                it.project(),
                                since,
                                reasons.missing(),
                                reasons.owedFen(),
                                it.maker(),
                                it.approver()))))
                .map(kept -> new Expired(0, kept instanceof ActOutcome.Done done && !done.repeated() ? 1 : 0));
    }

    private record Reasons(IndicatorVector missing, long owedFen) {}

    private Future<Reasons> shortOf(Commitment it) {
        Function<ConstructionAccount, Future<Reasons>> reasons = account -> writeOffs
                .free(it.county())
                .map(free -> new Reasons(WriteOffRules.missing(account.need(), free), account.owedFen()));
        return projects.find(it.project()).compose(found -> reasons.apply(found.orElseThrow()));
    }
}
