package io.quotaexchange.oversight;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.agreement.Agreement;
import io.quotaexchange.agreement.AgreementAnswer;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.Lot;
import io.quotaexchange.ledger.UnitRange;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.reserve.HeldUnits;
import io.quotaexchange.reserve.OpeningBalance;
import io.quotaexchange.reserve.Succession;
import io.quotaexchange.reserve.UnitAct;
import io.quotaexchange.reserve.UnitDecisions;
import io.quotaexchange.settlement.AwardDefault;
import io.quotaexchange.settlement.PaymentNotice;
import io.quotaexchange.settlement.money.MoneyAct;
import io.quotaexchange.settlement.money.Support;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides every act of an export again from what its document says was found, and says which settlement it makes. */
final class ActCheck {
    private static final String FILE = ArchiveFile.ACTS.fileName();

    private final PolicyCheck policy;
    private final ExpectedSettlements expected;
    private final SettlementActCheck settlements;
    private final ConstructionCheck construction;
    private final PoolActsCheck pool;
    private final AgreementCheck agreements;
    private final List<ActLines> others;
    private final Map<String, Act> acts = new HashMap<>();

    /** @param others what looks at the acts besides */
    ActCheck(
            PolicyCheck policy,
            ExpectedSettlements expected,
            SettlementActCheck settlements,
            ConstructionCheck construction,
            PoolActsCheck pool,
            AgreementCheck agreements,
            List<ActLines> others) {
        this.agreements = agreements;
        this.others = List.copyOf(others);
        this.policy = policy;
        this.pool = pool;
        this.expected = expected;
        this.settlements = settlements;
        this.construction = construction;
    }

    /** After the last act: what needs several of them. */
    void finish() {
        construction.finish();
        settlements.finish().ifPresent(fault -> {
            throw wrong(acts.size(), fault);
        });
        pool.finish();
    }

    long acts() {
        return acts.size();
    }

    void act(long number, String line) {
        ExportRows.KeptAct row =
                JsonLine.read(ArchiveFile.ACTS, number, line, ExportRows.KeptAct::read, ExportRows.KeptAct::json);
        Act act;
        try {
            act = ActReader.read(new JsonObject(row.document()));
        } catch (RuntimeException e) {
            throw wrong(number, "is not an act: " + e.getMessage());
        }
        if (!act.document().encode().equals(row.document())) {
            throw wrong(number, "is not an act in its one spelling");
        }
        if (act.maker().equals(act.approver())) {
            throw wrong(number, "was made and approved by one person");
        }
        fault(act, row).ifPresent(fault -> {
            throw wrong(number, act.id() + ": " + fault);
        });
        if (acts.put(act.id(), act) != null) {
            throw wrong(number, "is the second act with the id " + act.id());
        }
        construction.add(number, act, row);
        pool.add(number, act, row);
        others.forEach(check -> check.add(number, act, row));
        expect(number, row, act);
    }

    private void expect(long number, ExportRows.KeptAct row, Act act) {
        if (act.settlement().isEmpty() || row.state().equals("REFUSED")) {
            return;
        }
        String from = FILE + ", line " + number + " (" + act.id() + ")";
        if (row.state().equals("POSTED")) {
            expected.require(from, act.settlement().get());
        } else {
            expected.permitBy(from, act.settlement().get());
        }
    }

    private Optional<String> fault(Act act, ExportRows.KeptAct row) {
        return switch (act) {
            case MoneyAct money -> settlements.fault(money, !row.state().equals("REFUSED"));
            case Agreement offer -> agreements.fault(offer, row.recordedAt());
            case AgreementAnswer answer -> agreements.fault(answer, row.recordedAt());
            case Support support -> settlements.fault(support);
            case PaymentNotice notice -> settlements.fault(notice);
            case AwardDefault ended -> settlements.fault(ended);
            case UnitAct units -> fault(units);
            case OpeningBalance opening -> first(opening.faults());
            case Succession succession -> fault(succession);
            default -> Optional.empty();
        };
    }

    /** The division ended, and that one took over. Clause: M13-03.1. */
    private Optional<String> fault(Succession act) {
        return first(act.faults())
                .or(() -> policy.isSuccessor(act.from(), act.county())
                        ? Optional.empty()
                        : Optional.of(act.county() + " did not take over from " + act.from()));
    }

    private static Optional<String> first(List<Refusal> refusals) {
        return refusals.stream().findFirst().map(refusal -> refusal.code() + " (" + refusal.clause() + ")");
    }

    /** The holders that the document names cover the range, and the rules do with each of them what was done. */
    private static Optional<String> fault(UnitAct act) {
        List<HeldUnits> held = held(act);
        long next = act.lotBegins() + act.request().firstUnit() - 1;
        for (HeldUnits one : held) {
            if (one.units().first() != next) {
                return Optional.of("the holders named do not cover the units asked for");
            }
            next = one.units().last() + 1;
        }
        if (next != act.lotBegins() + act.request().lastUnit()) {
            return Optional.of("the holders named do not cover the units asked for");
        }
        Lot lot = new Lot(
                act.request().lot(),
                IndicatorKind.valueOf(held.getFirst().holder().unit().name()),
                act.county(),
                "",
                LocalDate.EPOCH,
                act.lotBegins(),
                next - 1);
        return switch (UnitDecisions.decide(act.request(), Optional.of(lot), held)) {
            case UnitDecisions.Decision.Taken taken ->
                taken.act().equals(act) ? Optional.empty() : Optional.of("the rules move the units otherwise");
            case UnitDecisions.Decision.Refused refused -> first(refused.refusals());
        };
    }

    private static List<HeldUnits> held(UnitAct act) {
        List<HeldUnits> held = new ArrayList<>();
        boolean thaw = act.kind() == ActKind.THAW;
        act.parts()
                .forEach(part -> held.add(
                        new HeldUnits(part.from(), inLedger(act, part.units()), thaw ? part.to() : part.from())));
        act.passed()
                .forEach(part -> held.add(new HeldUnits(part.holder(), inLedger(act, part.units()), part.holder())));
        held.sort(Comparator.comparingLong(one -> one.units().first()));
        return held;
    }

    private static UnitRange inLedger(UnitAct act, UnitRange inLot) {
        return new UnitRange(inLot.first() + act.lotBegins() - 1, inLot.last() + act.lotBegins() - 1);
    }

    private static InvalidArchiveException wrong(long number, String what) {
        return new InvalidArchiveException(FILE, number, what);
    }
}
