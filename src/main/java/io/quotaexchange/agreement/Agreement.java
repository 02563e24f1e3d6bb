package io.quotaexchange.agreement;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.rulebook.LandClass;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A seller offers a named county units at a price (协议转让要约); the units are listed until the other side answers. Clause: M13-05.6.
 *
 * @param id for example {@code agr_2026-0007}
 * @param landClass class of farmland whose guide price it goes by; empty: the price of all classes. Clause: M13-05.7
 * @param amount m² or kg
 * @param priceFen fen per mu or kg
 * @param paired whether the two were a pair on the day. Clause: Z10-21.1
 * @param documentNumber of the agreement on paper
 * @param answerBy last day on which the buyer may accept
 * @param on day of the offer, whose guide price counts
 * @param rulebook digest of the rules in force on that day, which it keeps
 */
public record Agreement(
        String id,
        String seller,
        String buyer,
        IndicatorKind indicator,
        Optional<LandClass> landClass,
        long amount,
        long priceFen,
        boolean paired,
        String documentNumber,
        LocalDate answerBy,
        LocalDate on,
        String rulebook,
        String maker,
        String approver)
        implements Act {
    static final String PREFIX = "agr_";

    /** The id of the answer to it: it has one at most. */
    public String answerId() {
        return id.replaceFirst("^agr_", AgreementAnswer.PREFIX);
    }

    /** The id of the award it becomes: {@code awd_2026-0007}, which names no round. */
    public String awardId() {
        return id.replaceFirst("^agr_", "awd_");
    }

    /** The id of the agreement that became an award; empty for an award of a round. */
    public static Optional<String> ofAward(String award) {
        return award.matches("awd_[a-z0-9-]{1,40}")
                ? Optional.of(award.replaceFirst("^awd_", PREFIX))
                : Optional.empty();
    }

    @Override
    public ActKind kind() {
        return ActKind.AGREEMENT_OFFER;
    }

    @Override
    public String county() {
        return seller;
    }

    @Override
    public JsonObject document() {
        return new JsonObject()
                .put("kind", kind().text())
                .put("id", id)
                .put("seller", seller)
                .put("buyer", buyer)
                .put("indicator", indicator.name())
                .put("landClass", landClass.map(LandClass::name).orElse(""))
                .put("amount", indicator.printAmount(amount))
                .put("price", UnitPrice.ofFen(priceFen).yuan())
                .put("paired", paired)
                .put("documentNumber", documentNumber)
                .put("answerBy", answerBy.toString())
                .put("on", on.toString())
                .put("rulebook", rulebook)
                .put("maker", maker)
                .put("approver", approver);
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static Agreement read(JsonObject json) {
        IndicatorKind indicator = IndicatorKind.valueOf(json.getString("indicator"));
        String land = json.getString("landClass");
        return new Agreement(
                json.getString("id"),
                json.getString("seller"),
                json.getString("buyer"),
                indicator,
                land.isEmpty() ? Optional.empty() : Optional.of(LandClass.valueOf(land)),
                indicator.parseAmount(json.getString("amount")),
                UnitPrice.ofYuan(json.getString("price")).fen(),
                json.getBoolean("paired"),
                json.getString("documentNumber"),
                LocalDate.parse(json.getString("answerBy")),
                LocalDate.parse(json.getString("on")),
                json.getString("rulebook"),
                json.getString("maker"),
                json.getString("approver"));
    }

    /** Reserve → listed: nobody else can be sold them meanwhile. */
    @Override
    public Optional<Settlement> settlement() {
        Unit unit = Unit.of(indicator);
        return Optional.of(Act.settlement(
                this,
                List.of(Transfer.of(
                        new Account(seller, AccountKind.RESERVE, unit),
                        new Account(seller, AccountKind.LISTED, unit),
                        amount)),
                List.of()));
    }
}
