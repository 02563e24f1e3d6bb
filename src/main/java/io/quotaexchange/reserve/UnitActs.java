package io.quotaexchange.reserve;

import io.quotaexchange.act.ActOutcome;
import io.quotaexchange.act.Acts;
import io.quotaexchange.act.KeptAct;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.MintedLot;
import io.quotaexchange.ledger.Segment;
import io.quotaexchange.ledger.TraceStep;
import io.quotaexchange.ledger.UnitRange;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Freezes, thaws and deducts units by number, wherever they have gone. Clause: M13-07.3. */
public final class UnitActs {
    private static final int ATTEMPTS = 5;

    /** What became of a request. */
    public sealed interface Outcome {
        /**
         * @param act as it was decided: what moved, and what was passed over
         * @param repeated whether it had been done before
         */
        record Done(UnitAct act, long settlement, boolean repeated) implements Outcome {}

        record Refused(List<Refusal> refusals) implements Outcome {}
    }

    private final Acts acts;
    private final LedgerReading ledger;

    public UnitActs(Acts acts, LedgerReading ledger) {
        this.acts = acts;
        this.ledger = ledger;
    }

    /**
     * Does what is asked, once: the same request again gives the first answer.
     *
     * <p>Who holds the units is read before the ledger decides. Where they moved in between, the ledger refuses, and the request is
     * decided anew under its id with {@code ~2}, {@code ~3} … behind it.
     */
    public Future<Outcome> take(UnitRequest request) {
        return attempt(request, 1);
    }

    /** What would become of a request; keeps and moves nothing. */
    public Future<UnitDecisions.Decision> review(UnitRequest request) {
        return acts.find(request.id())
                .compose(kept -> kept.isEmpty()
                        ? decide(request)
                        : Future.succeededFuture(
                                isSame(request, kept.get())
                                        ? new UnitDecisions.Decision.Taken(UnitAct.read(
                                                new JsonObject(kept.get().document())))
                                        : new UnitDecisions.Decision.Refused(
                                                List.of(ReserveRefusal.ID_TAKEN.refusal()))));
    }

    /** Whether the act is what is asked for, whoever signs it. */
    private static boolean isSame(UnitRequest request, KeptAct kept) {
        return kept.kind() == request.kind()
                && UnitAct.read(new JsonObject(kept.document()))
                        .request()
                        .equals(request.signedBy(kept.maker(), kept.approver()));
    }

    private Future<Outcome> attempt(UnitRequest request, int number) {
        if (number > ATTEMPTS) {
            return refused(ReserveRefusal.UNITS_MOVED);
        }
        String id = number == 1 ? request.id() : request.id() + "~" + number;
        return acts.find(id)
                .compose(kept -> kept.isPresent()
                        ? goOn(request, kept.get(), number)
                        : decide(request.as(id)).compose(decision -> switch (decision) {
                            case UnitDecisions.Decision.Taken taken -> carryOut(request, taken.act(), number);
                            case UnitDecisions.Decision.Refused refused ->
                                Future.succeededFuture(new Outcome.Refused(refused.refusals()));
                        }));
    }

    /** The id is known: the same request goes on, another one is refused. */
    private Future<Outcome> goOn(UnitRequest request, KeptAct kept, int number) {
        boolean ofUnits = kept.kind() == request.kind();
        if (!ofUnits) {
            return refused(ReserveRefusal.ID_TAKEN);
        }
        UnitAct act = UnitAct.read(new JsonObject(kept.document()));
        return act.request().equals(request.as(kept.id()))
                ? carryOut(request, act, number)
                : refused(ReserveRefusal.ID_TAKEN);
    }

    private Future<Outcome> carryOut(UnitRequest request, UnitAct act, int number) {
        return acts.carryOut(act).compose(outcome -> switch (outcome) {
            case ActOutcome.Done done -> Future.succeededFuture(done(act, done));
            case ActOutcome.Refused refused -> attempt(request, number + 1);
            case ActOutcome.IdTaken taken -> attempt(request, number);
        });
    }

    private static Outcome done(UnitAct act, ActOutcome.Done done) {
        OptionalLong settlement = done.settlement();
        return new Outcome.Done(act, settlement.orElseThrow(), done.repeated());
    }

    private static Future<Outcome> refused(ReserveRefusal code) {
        return Future.succeededFuture(new Outcome.Refused(List.of(code.refusal())));
    }

    private Future<UnitDecisions.Decision> decide(UnitRequest request) {
        return ledger.lot(request.lot())
                .compose(minted -> minted.isEmpty()
                        ? Future.succeededFuture(UnitDecisions.decide(request, Optional.empty(), List.of()))
                        : held(request, minted.get())
                                .map(held -> UnitDecisions.decide(
                                        request, Optional.of(minted.get().lot()), held)));
    }

    private Future<List<HeldUnits>> held(UnitRequest request, MintedLot minted) {
        long before = minted.lot().firstUnit() - 1;
        return ledger.liveSegments(request.lot()).compose(segments -> {
            List<Future<HeldUnits>> held = segments.stream()
                    .filter(segment -> segment.firstUnit() - before <= request.lastUnit()
                            && segment.lastUnit() - before >= request.firstUnit())
                    .map(this::held)
                    .toList();
            return Future.all(held).map(all -> all.<HeldUnits>list());
        });
    }

    /** A segment is cut, never joined: all its units came the same way. */
    private Future<HeldUnits> held(Segment segment) {
        UnitRange units = new UnitRange(segment.firstUnit(), segment.lastUnit());
        if (segment.holder().kind() != AccountKind.FROZEN) {
            return Future.succeededFuture(new HeldUnits(segment.holder(), units, segment.holder()));
        }
        return ledger.trace(segment.lot(), segment.firstUnit())
                .map(steps -> new HeldUnits(segment.holder(), units, beforeFrozen(segment.holder(), steps)));
    }

    /** Units that went to a successor while they were frozen go back to its reserve. Clause: M13-03.1. */
    private static Account beforeFrozen(Account frozen, List<TraceStep> steps) {
        Account before = steps.reversed().stream()
                .map(TraceStep::holder)
                .filter(holder -> holder.kind() != AccountKind.FROZEN)
                .findFirst()
                .orElseThrow();
        return before.owner().equals(frozen.owner())
                ? before
                : new Account(frozen.owner(), AccountKind.RESERVE, frozen.unit());
    }
}
