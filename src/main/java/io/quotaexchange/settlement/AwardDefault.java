package io.quotaexchange.settlement;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.round.Award;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An award that ends in default (违约): a party let its deadline pass, the units go back to the seller's reserve (or the pool).
 *
 * <p>Clause: M13-05.8.
 *
 * @param fault who let which deadline pass
 * @param due the last day on which it would have been in time
 * @param decidedOn civil day of the decision, after {@code due}
 * @param forfeitFen share of the deposit that a buyer at fault loses; 0 where it is not at fault or deposited nothing
 * @param excludedUntil last day on which a buyer at fault may not take part; empty where it is not at fault
 */
public record AwardDefault(
        String award,
        String seller,
        String buyer,
        IndicatorKind indicator,
        long amount,
        boolean fromPool,
        Fault fault,
        LocalDate due,
        LocalDate decidedOn,
        long forfeitFen,
        Optional<LocalDate> excludedUntil,
        String maker,
        String approver)
        implements Act {
    /** In order of the deadlines. */
    public enum Fault {
        SELLER_DID_NOT_CONFIRM,
        BUYER_DID_NOT_CONFIRM,
        BUYER_DID_NOT_PAY;

        public boolean buyer() {
            return this != SELLER_DID_NOT_CONFIRM;
        }
    }

    public static AwardDefault of(
            Award award,
            Fault fault,
            LocalDate due,
            LocalDate decidedOn,
            long forfeitFen,
            Optional<LocalDate> excludedUntil,
            String maker,
            String approver) {
        return new AwardDefault(
                award.id(),
                award.seller(),
                award.buyer(),
                award.indicator(),
                award.amount(),
                award.fromPool(),
                fault,
                due,
                decidedOn,
                forfeitFen,
                excludedUntil,
                maker,
                approver);
    }

    /** The id that the default of an award has: {@code dft_2018-1_2_0007}. */
    public static String idOf(String award) {
        return award.replaceFirst("^awd_", "dft_");
    }

    @Override
    public ActKind kind() {
        return ActKind.DEFAULT;
    }

    @Override
    public String id() {
        return idOf(award);
    }

    /** The county at fault. */
    @Override
    public String county() {
        return fault.buyer() ? buyer : seller;
    }

    @Override
    public JsonObject document() {
        JsonObject json = new JsonObject()
                .put("kind", kind().text())
                .put("id", id())
                .put("county", county())
                .put("award", award)
                .put("seller", seller)
                .put("buyer", buyer)
                .put("indicator", indicator.name())
                .put("amount", indicator.printAmount(amount))
                .put("fromPool", fromPool)
                .put("fault", fault.name())
                .put("due", due.toString())
                .put("decidedOn", decidedOn.toString())
                .put("forfeit", Money.ofFen(forfeitFen).yuan());
        excludedUntil.ifPresent(day -> json.put("excludedUntil", day.toString()));
        return json.put("maker", maker).put("approver", approver);
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static AwardDefault read(JsonObject json) {
        IndicatorKind indicator = IndicatorKind.valueOf(json.getString("indicator"));
        return new AwardDefault(
                json.getString("award"),
                json.getString("seller"),
                json.getString("buyer"),
                indicator,
                indicator.parseAmount(json.getString("amount")),
                json.getBoolean("fromPool"),
                Fault.valueOf(json.getString("fault")),
                LocalDate.parse(json.getString("due")),
                LocalDate.parse(json.getString("decidedOn")),
                Money.ofYuan(json.getString("forfeit")).fen(),
                Optional.ofNullable(json.getString("excludedUntil")).map(LocalDate::parse),
                json.getString("maker"),
                json.getString("approver"));
    }

    /** Awarded → the seller's reserve; of a draw, awarded → pool. */
    @Override
    public Optional<Settlement> settlement() {
        Unit unit = Unit.of(indicator);
        Transfer back = Transfer.of(
                new Account(seller, AccountKind.AWARDED, unit),
                new Account(seller, fromPool ? AccountKind.POOL : AccountKind.RESERVE, unit),
                amount);
        return Optional.of(Act.settlement(this, List.of(back), List.of()));
    }
}
