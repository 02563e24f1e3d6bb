package io.quotaexchange.pool;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.ActOutcome;
import io.quotaexchange.act.Acts;
import io.quotaexchange.act.Amounts;
import io.quotaexchange.act.KeptAct;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.construction.ConstructionAccount;
import io.quotaexchange.construction.ConstructionProject;
import io.quotaexchange.construction.ConstructionProjects;
import io.quotaexchange.ledger.AccountBalance;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.pricing.GuidePrices;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.registry.ProjectRecord;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.Rulebooks;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Draws from the pool, their payment and delivery, and subsidies; what was done is not done again. Clause: Z10-07.3. */
public final class PoolActs {
    /** What became of a request. */
    public sealed interface Outcome {
        record Done(Act act, long settlement, boolean repeated) implements Outcome {}

        record Refused(List<Refusal> refusals) implements Outcome {}
    }

    /** What it needs of the exchange. */
    public record Parts(
            ConstructionProjects projects,
            Acts acts,
            LedgerReading ledger,
            Registry registry,
            Rulebooks rulebooks,
            GuidePrices prices,
            String province) {}

    private final Parts parts;

    public PoolActs(Parts parts) {
        this.parts = parts;
    }

    /** What is asked of the pool. @param amounts m² and kg */
    public record Request(String project, IndicatorVector amounts, LocalDate on, String maker, String approver) {}

    /**
     * Draws for a key project, once. One that was kept and not posted is gone on with as it was decided, whatever is asked now.
     *
     * <p>Clause: Z10-10.2.
     */
    public Future<Outcome> draw(Request request) {
        return parts.projects()
                .find(request.project())
                .compose(found -> found.isEmpty()
                        ? unknown(request.project())
                        : newest(request, found.get(), 1)
                                .compose(newest ->
                                        newest.kept() || newest.refusals().isEmpty()
                                                ? carryOut(request, newest.draw())
                                                : refused(newest.refusals())));
    }

    /** Everything that stands against a draw; keeps nothing. */
    public Future<List<Refusal>> review(Request request) {
        return parts.projects()
                .find(request.project())
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(List.of(PoolRefusal.PROJECT_UNKNOWN.refusal(request.project())))
                        : newest(request, found.get(), 1).map(Decided::refusals));
    }

    /** @param kept whether the draw was kept before */
    private record Decided(PoolDraw draw, List<Refusal> refusals, boolean kept) {}

    /** The draw that the ledger did not refuse; decided now if there is none. */
    private Future<Decided> newest(Request request, ConstructionAccount account, int number) {
        String first = "pda_" + account.project().suffix();
        String id = number == 1 ? first : first + "~" + number;
        return parts.acts().find(id).compose(kept -> {
            if (kept.isEmpty()) {
                return decide(request, account, id);
            }
            PoolDraw draw = PoolDraw.read(new JsonObject(kept.get().document()));
            return kept.get().refusal().isPresent()
                    ? newest(request, account, number + 1)
                    : cancellationOf(draw)
                            .compose(cancelled -> cancelled
                                            .filter(act -> act.settlement().isPresent())
                                            .isPresent()
                                    ? newest(request, account, number + 1)
                                    : kept(request, draw, id));
        });
    }

    private static Future<Decided> kept(Request request, PoolDraw draw, String id) {
        List<Refusal> other =
                draw.amounts().equals(request.amounts()) ? List.of() : List.of(PoolRefusal.DRAWN_ALREADY.refusal(id));
        return Future.succeededFuture(new Decided(draw, other, true));
    }

    private Future<Outcome> carryOut(Request request, PoolDraw draw) {
        return parts.acts().carryOut(draw).compose(outcome -> switch (outcome) {
            case ActOutcome.Done done ->
                draw.amounts().equals(request.amounts())
                        ? done(draw, done)
                        : refused(List.of(PoolRefusal.DRAWN_ALREADY.refusal(draw.id())));
            case ActOutcome.Refused refused -> refused(List.of(PoolRefusal.POOL_MOVED.refusal(refused.reason())));
            case ActOutcome.IdTaken taken ->
                carryOut(request, PoolDraw.read(new JsonObject(taken.other().document())));
        });
    }

    private Future<Decided> decide(Request request, ConstructionAccount account, String id) {
        String county = account.project().county();
        Future<IndicatorVector> free = held(county, AccountKind.RESERVE, AccountKind.LISTED);
        Future<IndicatorVector> pool = held(parts.province(), AccountKind.POOL);
        Future<List<Refusal>> standing = standing(account.project(), request.on());
        Future<Optional<Rulebook>> rules = parts.rulebooks().inForce(request.on());
        Future<Optional<Map<IndicatorKind, UnitPrice>>> prices = rules.compose(it -> it.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : parts.prices().on(request.on()).map(guide -> PoolRules.prices(guide, it.get())));
        return Future.all(free, pool, standing, prices).map(all -> {
            if (prices.result().isEmpty()) {
                return new Decided(null, List.of(PoolRefusal.NO_PRICE.refusal(request.on())), false);
            }
            Rulebook rulebook = rules.result().orElseThrow();
            PoolDraw draw = new PoolDraw(
                    id,
                    parts.province(),
                    county,
                    request.project(),
                    request.on(),
                    free.result(),
                    request.amounts(),
                    prices.result().get(),
                    rulebook.digest(),
                    request.maker(),
                    request.approver());
            List<Refusal> refusals =
                    new ArrayList<>(PoolRules.against(draw, account.project(), account.need(), rulebook));
            refusals.addAll(standing.result());
            refusals.addAll(PoolRules.held(request.amounts(), pool.result()));
            return new Decided(draw, refusals, false);
        });
    }

    /** A suspended county draws nothing; a project that was written off lacks nothing. Clause: M13-07.5, Z10-10.2. */
    private Future<List<Refusal>> standing(ConstructionProject project, LocalDate on) {
        return parts.registry()
                .standing(project.county(), on)
                .compose(standing -> parts.acts().about(project.id()).map(about -> {
                    List<Refusal> refusals = new ArrayList<>();
                    standing.suspension()
                            .ifPresent(it -> refusals.add(PoolRefusal.SUSPENDED.refusal(it.from(), it.reason())));
                    about.stream()
                            .filter(act -> act.kind() == ActKind.WRITE_OFF || act.kind() == ActKind.FULFIL)
                            .filter(act -> act.refusal().isEmpty())
                            .findFirst()
                            .ifPresent(act -> refusals.add(PoolRefusal.NOTHING_LACKS.refusal(act.id())));
                    return refusals;
                }));
    }

    /** What an owner has in accounts of these kinds. */
    public Future<IndicatorVector> held(String owner, AccountKind... kinds) {
        Set<AccountKind> wanted = Set.of(kinds);
        return parts.ledger().balances(owner).map(balances -> {
            IndicatorVector held = IndicatorVector.ZERO;
            for (AccountBalance balance : balances) {
                Unit unit = balance.account().unit();
                if (unit != Unit.CNY && wanted.contains(balance.account().kind())) {
                    IndicatorKind indicator = IndicatorKind.valueOf(unit.name());
                    held = held.with(indicator, Math.addExact(held.get(indicator), balance.balance()));
                }
            }
            return held;
        });
    }

    /** What stands against a delivery; keeps nothing. */
    public Future<List<Refusal>> reviewDelivery(String project, String maker, String approver) {
        return drawOf(project).map(draw -> against(project, draw, maker, approver));
    }

    private static List<Refusal> against(String project, Optional<PoolDraw> draw, String maker, String approver) {
        List<Refusal> refusals = new ArrayList<>();
        if (draw.isEmpty()) {
            refusals.add(PoolRefusal.NOT_DRAWN.refusal(project));
        }
        if (maker.equals(approver)) {
            refusals.add(PoolRefusal.SAME_PERSON.refusal());
        }
        return refusals;
    }

    /**
     * The county paid: units and money move together. It pays once; what the ledger refuses to deliver, because the money left the account
     * again or the units were frozen, may be delivered later.
     *
     * <p>Clause: Z10-07.5.
     */
    public Future<Outcome> deliver(String project, String maker, String approver) {
        return drawOf(project).compose(draw -> {
            List<Refusal> refusals = against(project, draw, maker, approver);
            return refusals.isEmpty()
                    ? step(new PoolStep(ActKind.POOL_PAY, 1, draw.get(), maker, approver))
                            .compose(paid -> paid instanceof Outcome.Done
                                    ? delivery(new PoolStep(ActKind.POOL_DELIVER, 1, draw.get(), maker, approver))
                                    : Future.succeededFuture(paid))
                    : refused(refusals);
        });
    }

    /** The first attempt that the ledger did not refuse. */
    private Future<Outcome> delivery(PoolStep step) {
        return parts.acts()
                .find(step.id())
                .compose(kept -> kept.flatMap(KeptAct::refusal).isPresent() ? delivery(step.next()) : step(step));
    }

    /** One that others began is gone on with as they began it. */
    private Future<Outcome> step(PoolStep step) {
        return parts.acts().carryOut(step).compose(outcome -> switch (outcome) {
            case ActOutcome.Done done -> done(step, done);
            case ActOutcome.IdTaken taken ->
                taken.other().kind() == ActKind.POOL_CANCEL
                        ? refused(List.of(
                                PoolRefusal.CANCELLED.refusal(step.draw().id())))
                        : step(PoolStep.read(new JsonObject(taken.other().document())));
            case ActOutcome.Refused refused -> refused(List.of(PoolRefusal.NOT_DELIVERED.refusal(refused.reason())));
        });
    }

    /** The newest draw of a construction project that was posted: what came before it was cancelled. */
    public Future<Optional<PoolDraw>> drawOf(String project) {
        return parts.acts()
                .about(project)
                .map(about -> about.stream()
                        .filter(act -> act.kind() == ActKind.POOL_AWARD
                                && act.settlement().isPresent())
                        .max(Comparator.comparing(KeptAct::recordedAt))
                        .map(act -> PoolDraw.read(new JsonObject(act.document()))));
    }

    private Future<Optional<KeptAct>> cancellationOf(PoolDraw draw) {
        return parts.acts()
                .find(PoolStep.paymentOf(draw))
                .map(found -> found.filter(act -> act.kind() == ActKind.POOL_CANCEL));
    }

    /** What the province asks to have cancelled. */
    public record Cancelling(String project, String reason, LocalDate on, String maker, String approver) {}

    /** Everything against a cancellation; keeps nothing. */
    public Future<List<Refusal>> reviewCancellation(Cancelling asked) {
        return drawOf(asked.project()).compose(draw -> {
            List<Refusal> refusals = against(asked.project(), draw, asked.maker(), asked.approver());
            if (asked.reason().isBlank()) {
                refusals.add(PoolRefusal.REASON_MISSING.refusal());
            }
            return draw.isEmpty()
                    ? Future.succeededFuture(refusals)
                    : parts.acts().find(PoolStep.paymentOf(draw.get())).map(kept -> {
                        kept.filter(act -> act.kind() == ActKind.POOL_PAY)
                                .ifPresent(paid -> refusals.add(PoolRefusal.PAID_FOR.refusal(paid.id())));
                        return refusals;
                    });
        });
    }

    /**
     * The units of a draw that was not paid go back to the pool. Again, it is the first answer; a payment that came before it is not
     * undone. Clause: Z10-07.5.
     */
    public Future<Outcome> cancel(Cancelling asked) {
        return reviewCancellation(asked)
                .compose(refusals -> refusals.isEmpty()
                        ? drawOf(asked.project())
                                .compose(draw -> cancel(new PoolCancellation(
                                        draw.orElseThrow(),
                                        PoolCancellation.Why.DECIDED,
                                        asked.reason(),
                                        asked.on(),
                                        asked.maker(),
                                        asked.approver())))
                        : refused(refusals));
    }

    private Future<Outcome> cancel(PoolCancellation act) {
        return parts.acts().carryOut(act).compose(outcome -> switch (outcome) {
            case ActOutcome.Done done -> done(act, done);
            case ActOutcome.IdTaken taken ->
                taken.other().kind() == ActKind.POOL_PAY
                        ? refused(List.of(
                                PoolRefusal.PAID_FOR.refusal(taken.other().id())))
                        : cancel(PoolCancellation.read(
                                new JsonObject(taken.other().document())));
            case ActOutcome.Refused refused -> refused(List.of(PoolRefusal.POOL_MOVED.refusal(refused.reason())));
        });
    }

    /** The last day on which a draw may be paid, by the rulebook of its day. Clause: M13-05.8. */
    public Future<LocalDate> payBy(PoolDraw draw) {
        return parts.rulebooks().withDigest(draw.rulebook()).map(rules -> PoolRules.payBy(draw, rules.orElseThrow()));
    }

    /**
     * Cancels every draw that was not paid in time, and goes on with cancellations that a crash interrupted. Any node may ask, at any
     * time, again. Clause: M13-05.8.
     *
     * @return how many went back to the pool by this call
     */
    public Future<Integer> expire(LocalDate today) {
        return expire(today, "", 0);
    }

    private Future<Integer> expire(LocalDate today, String after, int before) {
        return page(ActKind.POOL_AWARD, after, Acts.MOST_ROWS).compose(page -> {
            Future<Integer> chain = Future.succeededFuture(before);
            for (KeptAct kept : page) {
                if (kept.settlement().isPresent()) {
                    PoolDraw draw = PoolDraw.read(new JsonObject(kept.document()));
                    chain = chain.compose(so -> expire(draw, today).map(now -> so + now));
                }
            }
            return chain.compose(so -> page.size() < Acts.MOST_ROWS
                    ? Future.succeededFuture(so)
                    : expire(today, page.getLast().id(), so));
        });
    }

    private Future<Integer> expire(PoolDraw draw, LocalDate today) {
        return parts.acts().find(PoolStep.paymentOf(draw)).compose(ended -> {
            boolean open = ended.filter(act ->
                            act.kind() == ActKind.POOL_PAY || act.settlement().isPresent())
                    .isEmpty();
            return !open
                    ? Future.succeededFuture(0)
                    : payBy(draw)
                            .compose(last -> last.isBefore(today)
                                    ? cancel(new PoolCancellation(
                                                    draw,
                                                    PoolCancellation.Why.DEADLINE,
                                                    "",
                                                    today,
                                                    draw.maker(),
                                                    draw.approver()))
                                            .map(outcome ->
                                                    outcome instanceof Outcome.Done done && !done.repeated() ? 1 : 0)
                                    : Future.succeededFuture(0));
        });
    }

    /** Draws that are neither paid nor cancelled, and until when they may be paid: for the page of the pool's reserves. */
    public Future<JsonArray> unpaid() {
        return unpaid("", new JsonArray());
    }

    private Future<JsonArray> unpaid(String after, JsonArray found) {
        return page(ActKind.POOL_AWARD, after, Acts.MOST_ROWS).compose(page -> {
            Future<JsonArray> chain = Future.succeededFuture(found);
            for (KeptAct kept : page) {
                if (kept.settlement().isPresent()) {
                    PoolDraw draw = PoolDraw.read(new JsonObject(kept.document()));
                    chain = chain.compose(so -> standing(draw)
                            .map(it -> it.getString("state").equals("UNPAID")
                                    ? so.add(new JsonObject()
                                            .put("kind", "POOL_DRAW")
                                            .put("draw", draw.id())
                                            .put("project", draw.project())
                                            .put("amounts", Amounts.write(draw.amounts()))
                                            .put("needed", true)
                                            .put("until", it.getString("payBy"))
                                            .put("clause", "M13-05.8")
                                            .put("zh", "逾期未缴款的，自动退回省统筹")
                                            .put("en", "goes back to the pool by itself if it is not paid by then"))
                                    : so));
                }
            }
            return chain.compose(so -> page.size() < Acts.MOST_ROWS
                    ? Future.succeededFuture(so)
                    : unpaid(page.getLast().id(), so));
        });
    }

    /** A draw as a list shows it: until when it may be paid, and what became of it. */
    public Future<JsonObject> standing(String id) {
        return parts.acts()
                .find(id)
                .compose(kept ->
                        standing(PoolDraw.read(new JsonObject(kept.orElseThrow().document()))));
    }

    private Future<JsonObject> standing(PoolDraw draw) {
        return payBy(draw)
                .compose(last -> parts.acts()
                        .find(PoolStep.paymentOf(draw))
                        .map(ended -> new JsonObject()
                                .put("payBy", last.toString())
                                .put(
                                        "state",
                                        ended.map(act -> act.kind() == ActKind.POOL_PAY ? "PAID" : "CANCELLED")
                                                .orElse("UNPAID"))));
    }

    /** Pays a county for what the pool took of a project, once. @param project id in the registry. Clause: Z10-07.4 */
    public Future<Outcome> subsidise(String project, LocalDate on, String maker, String approver) {
        return subsidy(project, on, maker, approver)
                .compose(drawn ->
                        drawn.refusals().isEmpty() ? pay(drawn.subsidy().orElseThrow()) : refused(drawn.refusals()));
    }

    /** What stands against a subsidy; keeps nothing. */
    public Future<List<Refusal>> reviewSubsidy(String project, LocalDate on, String maker, String approver) {
        return subsidy(project, on, maker, approver).map(Drawn::refusals);
    }

    private record Drawn(Optional<PoolSubsidy> subsidy, List<Refusal> refusals) {}

    private Future<Drawn> subsidy(String project, LocalDate on, String maker, String approver) {
        return parts.registry().project(project).compose(found -> {
            if (found.filter(ProjectRecord::isAccepted).isEmpty()) {
                return Future.succeededFuture(
                        new Drawn(Optional.empty(), List.of(PoolRefusal.PROJECT_UNKNOWN.refusal(project))));
            }
            ProjectRecord registered = found.get();
            return parts.rulebooks()
                    .withDigest(registered.rulebookDigest())
                    .map(rules -> new PoolSubsidy(
                            registered.filing().county(),
                            project,
                            registered.levy().quantity(),
                            PoolRules.subsidy(rules.orElseThrow()),
                            on,
                            maker,
                            approver))
                    .map(subsidy -> new Drawn(Optional.of(subsidy), against(subsidy)));
        });
    }

    private static List<Refusal> against(PoolSubsidy subsidy) {
        List<Refusal> refusals = new ArrayList<>();
        if (subsidy.maker().equals(subsidy.approver())) {
            refusals.add(PoolRefusal.SAME_PERSON.refusal());
        }
        if (subsidy.area() == 0) {
            refusals.add(PoolRefusal.NOTHING_LEVIED.refusal());
        } else if (subsidy.fen() == 0) {
            refusals.add(PoolRefusal.NO_RATE.refusal());
        }
        return refusals;
    }

    private Future<Outcome> pay(PoolSubsidy subsidy) {
        return parts.acts().carryOut(subsidy).compose(outcome -> switch (outcome) {
            case ActOutcome.Done done -> done(subsidy, done);
            case ActOutcome.IdTaken taken ->
                parts.acts()
                        .carryOut(PoolSubsidy.read(new JsonObject(taken.other().document())))
                        .compose(paid -> refused(List.of(PoolRefusal.PAID_ALREADY.refusal(subsidy.id()))));
            case ActOutcome.Refused refused ->
                Future.failedFuture(new IllegalStateException(subsidy.id() + ": " + refused.reason()));
        });
    }

    private static Future<Outcome> done(Act act, ActOutcome.Done done) {
        return Future.succeededFuture(new Outcome.Done(act, done.settlement().orElseThrow(), done.repeated()));
    }

    private static Future<Outcome> unknown(String project) {
        return refused(List.of(PoolRefusal.PROJECT_UNKNOWN.refusal(project)));
    }

    private static Future<Outcome> refused(List<Refusal> refusals) {
        return Future.succeededFuture(new Outcome.Refused(refusals));
    }

    /** Draws and subsidies by id, those after the one named. */
    public Future<List<KeptAct>> page(ActKind kind, String after, int limit) {
        return parts.acts().page(Optional.of(kind), Optional.empty(), after, limit);
    }
}
