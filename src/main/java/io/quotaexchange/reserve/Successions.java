package io.quotaexchange.reserve;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.ActOutcome;
import io.quotaexchange.act.Acts;
import io.quotaexchange.act.KeptAct;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.AccountBalance;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.registry.signing.Signatures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Hands over what a division that ended holds, once nothing of it is on offer, sold or secured. Clause: M13-03.1. */
public final class Successions {
    private static final int ATTEMPTS = 5;

    /** What became of a request. */
    public sealed interface Outcome {
        record Done(Succession act, long settlement) implements Outcome {}

        record Refused(List<Refusal> refusals) implements Outcome {}
    }

    private final Acts acts;
    private final LedgerReading ledger;
    private final BiFunction<String, LocalDate, Future<Optional<String>>> successorOf;

    /** @param successorOf who took over from a division that ended by a day */
    public Successions(
            Acts acts, LedgerReading ledger, BiFunction<String, LocalDate, Future<Optional<String>>> successorOf) {
        this.acts = acts;
        this.ledger = ledger;
        this.successorOf = successorOf;
    }

    /** Everything against handing over; keeps and moves nothing. */
    public Future<List<Refusal>> review(String from, LocalDate today, Signatures signatures) {
        return successorOf
                .apply(from, today)
                .compose(successor ->
                        ledger.balances(from).map(balances -> refusals(successor, held(balances), signatures)));
    }

    private static List<AccountBalance> held(List<AccountBalance> balances) {
        return balances.stream().filter(balance -> balance.balance() > 0).toList();
    }

    /** Hands over all that is there; again, when nothing is left, gives the last answer. */
    public Future<Outcome> handOver(String from, LocalDate today, Signatures signatures) {
        return successorOf
                .apply(from, today)
                .compose(successor -> acts.page(
                                Optional.of(ActKind.SUCCESSION), Optional.empty(), "suc_" + from, Acts.MOST_ROWS)
                        .compose(kept -> {
                            List<KeptAct> before = kept.stream()
                                    .filter(act -> act.id().startsWith("suc_" + from + "-"))
                                    .toList();
                            return handOver(from, successor, before, signatures, 1);
                        }));
    }

    private Future<Outcome> handOver(
            String from, Optional<String> successor, List<KeptAct> before, Signatures signatures, int attempt) {
        return ledger.balances(from).compose(balances -> {
            List<AccountBalance> held = held(balances);
            Optional<KeptAct> open = before.stream()
                    .filter(act -> act.settlement().isEmpty() && act.refusal().isEmpty())
                    .findFirst();
            if (open.isPresent()) {
                return carryOut(
                        Succession.read(new JsonObject(open.get().document())),
                        from,
                        successor,
                        before,
                        signatures,
                        attempt);
            }
            List<Refusal> refusals = refusals(successor, held, signatures);
            if (!refusals.isEmpty()) {
                return Future.succeededFuture(new Outcome.Refused(refusals));
            }
            if (held.isEmpty()) {
                return Future.succeededFuture(lastOf(before));
            }
            List<Succession.Part> parts = new ArrayList<>();
            held.forEach(balance -> parts.add(new Succession.Part(
                    balance.account().kind(), balance.account().unit(), balance.balance())));
            Succession act = new Succession(
                    "suc_" + from + "-" + (before.size() + attempt),
                    from,
                    successor.orElseThrow(),
                    parts,
                    signatures.maker(),
                    signatures.approver());
            return carryOut(act, from, successor, before, signatures, attempt);
        });
    }

    private static Outcome lastOf(List<KeptAct> before) {
        return before.stream()
                .filter(act -> act.settlement().isPresent())
                .reduce((one, other) -> other)
                .<Outcome>map(act -> new Outcome.Done(
                        Succession.read(new JsonObject(act.document())),
                        act.settlement().orElseThrow()))
                .orElseGet(() -> new Outcome.Refused(List.of(ReserveRefusal.NOTHING_TO_SUCCEED.refusal())));
    }

    private static List<Refusal> refusals(
            Optional<String> successor, List<AccountBalance> held, Signatures signatures) {
        List<Refusal> refusals = new ArrayList<>();
        if (signatures.maker().equals(signatures.approver())) {
            refusals.add(ReserveRefusal.SAME_PERSON.refusal());
        }
        if (successor.isEmpty()) {
            refusals.add(ReserveRefusal.NOT_ENDED.refusal());
        }
        if (held.stream()
                .anyMatch(balance ->
                        !Succession.GOES_OVER.contains(balance.account().kind()))) {
            refusals.add(ReserveRefusal.OPEN_BUSINESS.refusal());
        }
        return refusals;
    }

    /** What moved in the meantime makes the ledger refuse: what is held then is handed over. */
    private Future<Outcome> carryOut(
            Succession act,
            String from,
            Optional<String> successor,
            List<KeptAct> before,
            Signatures signatures,
            int attempt) {
        return acts.carryOut(act).compose(outcome -> switch (outcome) {
            case ActOutcome.Done done ->
                Future.succeededFuture(new Outcome.Done(act, done.settlement().orElseThrow()));
            case ActOutcome.Refused refused -> again(from, successor, before, signatures, attempt);
            case ActOutcome.IdTaken taken -> again(from, successor, before, signatures, attempt);
        });
    }

    private Future<Outcome> again(
            String from, Optional<String> successor, List<KeptAct> before, Signatures signatures, int attempt) {
        List<KeptAct> ended = before.stream()
                .filter(act -> act.settlement().isPresent() || act.refusal().isPresent())
                .toList();
        return attempt >= ATTEMPTS
                ? Future.succeededFuture(new Outcome.Refused(List.of(ReserveRefusal.UNITS_MOVED.refusal())))
                : handOver(from, successor, ended, signatures, attempt + 1);
    }
}
