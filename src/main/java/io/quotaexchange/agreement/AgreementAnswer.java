package io.quotaexchange.agreement;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.quantity.IndicatorKind;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What became of an offer: accepted or declined by the buyer, or withdrawn by the seller. Its id is made of the offer's, so that there is
 * one of them. Clause: M13-05.6.
 *
 * @param county who answers
 * @param seller whose units go back, unless it is accepted
 * @param reason why not; empty where it is accepted
 */
public record AgreementAnswer(
        Kind answer,
        String agreement,
        String county,
        String seller,
        IndicatorKind indicator,
        long amount,
        String reason,
        LocalDate on,
        String maker,
        String approver)
        implements Act {
    static final String PREFIX = "aga_";

    /** The answers. */
    public enum Kind {
        ACCEPTED,
        DECLINED,
        WITHDRAWN
    }

    /** The answer of the side that may give it. */
    public static AgreementAnswer to(
            Agreement offer, Kind answer, String reason, LocalDate on, String maker, String approver) {
        return new AgreementAnswer(
                answer,
                offer.id(),
                answer == Kind.WITHDRAWN ? offer.seller() : offer.buyer(),
                offer.seller(),
                offer.indicator(),
                offer.amount(),
                reason,
                on,
                maker,
                approver);
    }

    @Override
    public ActKind kind() {
        return answer == Kind.ACCEPTED ? ActKind.AGREEMENT_ACCEPT : ActKind.AGREEMENT_END;
    }

    @Override
    public String id() {
        return agreement.replaceFirst("^agr_", PREFIX);
    }

    @Override
    public JsonObject document() {
        return new JsonObject()
                .put("kind", kind().text())
                .put("id", id())
                .put("answer", answer.name())
                .put("agreement", agreement)
                .put("county", county)
                .put("seller", seller)
                .put("indicator", indicator.name())
                .put("amount", indicator.printAmount(amount))
                .put("reason", reason)
                .put("on", on.toString())
                .put("maker", maker)
                .put("approver", approver);
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static AgreementAnswer read(JsonObject json) {
        IndicatorKind indicator = IndicatorKind.valueOf(json.getString("indicator"));
        return new AgreementAnswer(
                Kind.valueOf(json.getString("answer")),
                json.getString("agreement"),
                json.getString("county"),
                json.getString("seller"),
                indicator,
                indicator.parseAmount(json.getString("amount")),
                json.getString("reason"),
                LocalDate.parse(json.getString("on")),
                json.getString("maker"),
                json.getString("approver"));
    }

    /** Listed → the seller's reserve, unless it is accepted: then the award moves them. */
    @Override
    public Optional<Settlement> settlement() {
        Unit unit = Unit.of(indicator);
        return answer == Kind.ACCEPTED
                ? Optional.empty()
                : Optional.of(Act.settlement(
                        this,
                        List.of(Transfer.of(
                                new Account(seller, AccountKind.LISTED, unit),
                                new Account(seller, AccountKind.RESERVE, unit),
                                amount)),
                        List.of()));
    }
}
