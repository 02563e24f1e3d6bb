package io.quotaexchange.reserve;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.LotIssue;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a county held before the exchange began, as a document recognises it: one lot an indicator. Nothing is levied of it.
 *
 * <p>Clause: M13-08.2.
 *
 * @param asOf day on which it was held
 * @param amounts m² and kg
 * @param documentNumber for example {@code 浙自然资函〔2019〕12号}
 * @param issuedBy who issued the document
 */
public record OpeningBalance(
        String county,
        LocalDate asOf,
        IndicatorVector amounts,
        String documentNumber,
        String issuedBy,
        String maker,
        String approver)
        implements Act {

    /** Everything that stands against it, in order of precedence. */
    public List<Refusal> faults() {
        List<Refusal> faults = new ArrayList<>();
        if (maker.equals(approver)) {
            faults.add(ReserveRefusal.SAME_PERSON.refusal());
        }
        if (!county.matches("[1-9][0-9]{5}") || county.endsWith("0000")) {
            faults.add(ReserveRefusal.COUNTY_NOT_VALID.refusal());
        }
        if (amounts.equals(IndicatorVector.ZERO)) {
            faults.add(ReserveRefusal.AMOUNT_NOT_POSITIVE.refusal());
        }
        if (documentNumber.isBlank() || issuedBy.isBlank()) {
            faults.add(ReserveRefusal.DOCUMENT_MISSING.refusal());
        }
        return faults;
    }

    @Override
    public ActKind kind() {
        return ActKind.OPENING;
    }

    /** A county has one opening balance: {@code opn_331126}. */
    @Override
    public String id() {
        return "opn_" + county;
    }

    @Override
    public JsonObject document() {
        JsonObject given = new JsonObject();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            given.put(indicator.name(), indicator.printAmount(amounts.get(indicator)));
        }
        return new JsonObject()
                .put("kind", kind().text())
                .put("id", id())
                .put("county", county)
                .put("asOf", asOf.toString())
                .put("amounts", given)
                .put("documentNumber", documentNumber)
                .put("issuedBy", issuedBy)
                .put("maker", maker)
                .put("approver", approver);
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static OpeningBalance read(JsonObject json) {
        IndicatorVector amounts = IndicatorVector.ZERO;
        for (IndicatorKind indicator : IndicatorKind.values()) {
            String text = json.getJsonObject("amounts").getString(indicator.name());
            amounts = amounts.with(indicator, indicator.parseAmount(text));
        }
        return new OpeningBalance(
                json.getString("county"),
                LocalDate.parse(json.getString("asOf")),
                amounts,
                json.getString("documentNumber"),
                json.getString("issuedBy"),
                json.getString("maker"),
                json.getString("approver"));
    }

    /** System minted → county reserve, one lot an indicator, for example {@code 33-331126-2018-OPEN-Q}. */
    @Override
    public Optional<Settlement> settlement() {
        List<Transfer> transfers = new ArrayList<>();
        List<LotIssue> lots = new ArrayList<>();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            long amount = amounts.get(indicator);
            if (amount > 0) {
                String serial = county.substring(0, 2) + "-" + county + "-" + asOf.getYear() + "-OPEN-"
                        + indicator.name().charAt(0);
                Unit unit = Unit.of(indicator);
                transfers.add(Transfer.of(
                                Account.system(AccountKind.MINTED, unit),
                                new Account(county, AccountKind.RESERVE, unit),
                                amount)
                        .ofLot(serial));
                lots.add(new LotIssue(serial, indicator, county, id(), amount, asOf));
            }
        }
        return Optional.of(Act.settlement(this, transfers, lots));
    }
}
