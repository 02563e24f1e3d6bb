package io.quotaexchange.writeoff;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.ActOutcome;
import io.quotaexchange.act.Acts;
import io.quotaexchange.act.KeptAct;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.construction.ConstructionAccount;
import io.quotaexchange.construction.ConstructionProjects;
import io.quotaexchange.ledger.AccountBalance;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.registry.StandingFact;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the need of construction projects off their county's reserve, a project once. Clause: M13-04.5.
 *
 * <p>The reserve is read before the ledger decides. Where it moved in between, the ledger refuses, and the write-off is decided anew
 * under its id with {@code ~2}, {@code ~3} … behind it. Killed anywhere, the same request goes on where it was.
 */
public final class ProjectWriteOffs {
    /** What became of a request. */
    public sealed interface Outcome {
        /** @param repeated whether it had been done before */
        record Done(WriteOff writeOff, long settlement, boolean repeated) implements Outcome {}

        record Refused(List<Refusal> refusals) implements Outcome {}
    }

    private static final int ATTEMPTS = 20;

    private final ConstructionProjects projects;
    private final Acts acts;
    private final LedgerReading ledger;
    private final Registry registry;

    public ProjectWriteOffs(ConstructionProjects projects, Acts acts, LedgerReading ledger, Registry registry) {
        this.projects = projects;
        this.acts = acts;
        this.ledger = ledger;
        this.registry = registry;
    }

    /** Writes a project's need off. @param on today */
    public Future<Outcome> writeOff(String project, LocalDate on, String maker, String approver) {
        return take(project, on, false, maker, approver);
    }

    /** @param automatic whether a commitment expired; the people are then those who made it. Clause: M13-04.7 */
    Future<Outcome> take(String project, LocalDate on, boolean automatic, String maker, String approver) {
        return projects.find(project)
                .compose(found -> found.isEmpty()
                        ? refused(List.of(WriteOffRefusal.PROJECT_UNKNOWN.refusal(project)))
                        : attempt(new Request(found.get(), on, automatic, maker, approver), 1));
    }

    private record Request(
            ConstructionAccount account, LocalDate on, boolean automatic, String maker, String approver) {
        String county() {
            return account.project().county();
        }

        String id(int number) {
            String id = "wof_" + account.project().suffix();
            return number == 1 ? id : id + "~" + number;
        }
    }

    private Future<Outcome> attempt(Request request, int number) {
        if (number > ATTEMPTS) {
            return refused(List.of(WriteOffRefusal.BALANCE_MOVED.refusal()));
        }
        return acts.find(request.id(number)).compose(kept -> {
            if (kept.isEmpty()) {
                return decide(request, number);
            }
            return kept.get().refusal().isPresent()
                    ? attempt(request, number + 1)
                    : carryOut(request, WriteOff.read(new JsonObject(kept.get().document())), number);
        });
    }

    private Future<Outcome> decide(Request request, int number) {
        return refusals(request)
                .compose(refusals -> refusals.isEmpty()
                        ? acts.find("cmt_" + request.account().project().suffix())
                                .compose(committed ->
                                        carryOut(request, drawUp(request, committed.isPresent(), number), number))
                        : refused(refusals));
    }

    private static WriteOff drawUp(Request request, boolean committed, int number) {
        return new WriteOff(
                committed ? ActKind.FULFIL : ActKind.WRITE_OFF,
                request.id(number),
                request.county(),
                request.account().project().id(),
                request.account().need(),
                request.on(),
                request.automatic(),
                request.maker(),
                request.approver());
    }

    /** Everything that stands against writing a project off on a day. */
    public Future<List<Refusal>> refusals(ConstructionAccount account, LocalDate on) {
        return posted(account.project().id())
                .compose(posted -> posted.isPresent()
                        ? Future.succeededFuture(List.of(WriteOffRefusal.WRITTEN_OFF_ALREADY.refusal(
                                posted.get().id())))
                        : refusals(new Request(account, on, false, "maker", "approver")));
    }

    private Future<List<Refusal>> refusals(Request request) {
        List<Refusal> refusals = new ArrayList<>();
        if (request.maker().equals(request.approver())) {
            refusals.add(WriteOffRefusal.SAME_PERSON.refusal());
        }
        return registry.standing(request.county(), request.on())
                .compose(standing -> {
                    standing.suspension()
                            .filter(it -> !request.automatic())
                            .ifPresent(it -> refusals.add(WriteOffRefusal.SUSPENDED.refusal(it.from(), it.reason())));
                    refusals.addAll(WriteOffRules.fee(request.account()));
                    return free(request.county());
                })
                .map(free -> {
                    refusals.addAll(WriteOffRules.reserve(request.account().need(), free));
                    return refusals;
                });
    }

    /** What is free in a county's reserve. */
    public Future<IndicatorVector> free(String county) {
        return ledger.balances(county).map(balances -> {
            IndicatorVector free = IndicatorVector.ZERO;
            for (AccountBalance balance : balances) {
                boolean units = balance.account().kind() == AccountKind.RESERVE
                        && balance.account().unit() != Unit.CNY;
                free = units
                        ? free.with(
                                IndicatorKind.valueOf(balance.account().unit().name()), balance.balance())
                        : free;
            }
            return free;
        });
    }

    private Future<Outcome> carryOut(Request request, WriteOff writeOff, int number) {
        return acts.carryOut(writeOff).compose(outcome -> switch (outcome) {
            case ActOutcome.Done done ->
                lifted(request.account().project().suffix(), writeOff)
                        .map(lifted ->
                                new Outcome.Done(writeOff, done.settlement().orElseThrow(), done.repeated()));
            case ActOutcome.Refused refused -> attempt(request, number + 1);
            case ActOutcome.IdTaken taken -> attempt(request, number);
        });
    }

    /** An overdue commitment that is kept at last no longer stops the county's sales. Clause: M13-04.7. */
    private Future<Void> lifted(String suffix, WriteOff writeOff) {
        return acts.find("ovd_" + suffix)
                .compose(overdue -> overdue.isEmpty()
                        ? Future.succeededFuture()
                        : registry.record(List.of(
                                new StandingFact.CommitmentKept(overdue.get().id(), writeOff.on(), writeOff.id()))));
    }

    private static Future<Outcome> refused(List<Refusal> refusals) {
        return Future.succeededFuture(new Outcome.Refused(refusals));
    }

    /** The write-off of a project that was posted, with its settlement. */
    public Future<Optional<KeptAct>> posted(String project) {
        return acts.about(project)
                .map(about -> about.stream()
                        .filter(act -> act.kind() == ActKind.WRITE_OFF || act.kind() == ActKind.FULFIL)
                        .filter(act -> act.settlement().isPresent())
                        .findFirst());
    }
}
