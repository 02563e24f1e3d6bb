package io.quotaexchange.settlement;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.quantity.Money;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A buyer records that it paid for an award, with the voucher; the province confirms it when the money is seen. A notice with a wrong
 * voucher is followed by another one.
 *
 * @param number of the notice among those of the award, from 1
 * @param amountFen the award's value: neither less nor more
 * @param reference number of the bank's or treasury's voucher
 * @param on civil day of the voucher
 */
public record PaymentNotice(
        String award,
        int number,
        String county,
        long amountFen,
        String reference,
        LocalDate on,
        String maker,
        String approver)
        implements Act {
    /** Most notices of one award. */
    public static final int MOST = 99;

    /** The id of an award's notice: {@code pay_2018-1_2_0007~1}. */
    public static String idOf(String award, int number) {
        return award.replaceFirst("^awd_", "pay_") + "~" + number;
    }

    @Override
    public ActKind kind() {
        return ActKind.PAYMENT_NOTICE;
    }

    @Override
    public String id() {
        return idOf(award, number);
    }

    @Override
    public JsonObject document() {
        return new JsonObject()
                .put("kind", kind().text())
                .put("id", id())
                .put("county", county)
                .put("award", award)
                .put("number", number)
                .put("amount", Money.ofFen(amountFen).yuan())
                .put("reference", reference)
                .put("on", on.toString())
                .put("maker", maker)
                .put("approver", approver);
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static PaymentNotice read(JsonObject json) {
        return new PaymentNotice(
                json.getString("award"),
                json.getInteger("number"),
                json.getString("county"),
                Money.ofYuan(json.getString("amount")).fen(),
                json.getString("reference"),
                LocalDate.parse(json.getString("on")),
                json.getString("maker"),
                json.getString("approver"));
    }

    @Override
    public Optional<Settlement> settlement() {
        return Optional.empty();
    }
}
