package io.quotaexchange.demo;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.Acts;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.Lot;
import io.quotaexchange.ledger.LotFilter;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.reserve.OpeningBalance;
import io.quotaexchange.reserve.OpeningBalances;
import io.quotaexchange.reserve.UnitActs;
import io.quotaexchange.reserve.UnitRequest;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is done to reserves beside the round: an opening balance, and units frozen, partly thawed and partly deducted after a check. */
final class DemoActs {
    /** A county with an opening balance: Jingning, whose projects before the exchange were recognised by the province. */
    private static final String OPENED = "331127";

    private static final String CHECK = "影像 2022-07-031 / image 2022-07-031";

    private final Acts acts;
    private final LedgerReading ledger;

    DemoActs(Acts acts, LedgerReading ledger) {
        this.acts = acts;
        this.ledger = ledger;
    }

    /** Blocks the virtual thread; may be repeated. @return how many acts were carried out */
    int carryOut() {
        open();
        UnitActs units = new UnitActs(acts, ledger);
        Lot lot = lot();
        long checked = Math.min(lot.amount(), 9_000);
        take(units, ActKind.FREEZE, "frz_2022-0001", lot, 1, checked, "卫片核查：疑似撂荒 / seems idle from orbit");
        take(units, ActKind.THAW, "thw_2022-0001", lot, 1, checked / 2, "实地核查：正常耕种 / tilled, as seen on the spot");
        take(units, ActKind.DEDUCT, "ded_2022-0001", lot, checked - 1_000, checked, "实地核查：已被占用 / built on");
        return 4;
    }

    /** The opening balance alone. */
    void open() {
        OpeningBalance balance = new OpeningBalance(
                OPENED,
                LocalDate.of(2018, 4, 1),
                new IndicatorVector(86_000, 103_200, 21_000),
                "（演示）浙土资函〔2018〕31号",
                "浙江省国土资源厅",
                People.ADMINISTRATOR,
                People.APPROVER);
        List<Refusal> refusals = Future.await(new OpeningBalances(acts).open(balance));
        if (!refusals.isEmpty()) {
            throw new IllegalStateException("the opening balance was refused: " + refusals);
        }
    }

    /** The first quantity lot by serial that is large enough to be seen. */
    private Lot lot() {
        LotFilter quantity = new LotFilter(Optional.empty(), Optional.of(IndicatorKind.QUANTITY), Optional.empty());
        return Future.await(ledger.lots(quantity, "", LedgerReading.MOST_ROWS)).stream()
                .map(minted -> minted.lot())
                .filter(lot -> lot.amount() > 3_000)
                .findFirst()
                .orElseThrow();
    }

    private static void take(UnitActs units, ActKind kind, String id, Lot lot, long first, long last, String reason) {
        UnitRequest request = new UnitRequest(
                kind, id, lot.serial(), first, last, reason, CHECK, People.ADMINISTRATOR, People.APPROVER);
        if (Future.await(units.take(request)) instanceof UnitActs.Outcome.Refused refused) {
            throw new IllegalStateException(id + " was refused: " + refused.refusals());
        }
    }
}
