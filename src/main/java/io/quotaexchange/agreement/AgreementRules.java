package io.quotaexchange.agreement;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.pricing.GuidePrice;
import io.quotaexchange.pricing.PriceBand;
import io.quotaexchange.registry.eligibility.CountyStanding;
import io.quotaexchange.registry.eligibility.TradingEligibility;
import io.quotaexchange.round.Award;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.settlement.Deadlines;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether two counties may agree on a transfer, and the award it becomes. Pure: an auditor decides the same. Clause: M13-05.6. */
public final class AgreementRules {
    private AgreementRules() {}

    /**
     * Everything against an offer by the rules of its day, in order of precedence; the ledger says whether the units are there.
     *
     * @param price guide price of its indicator and class of land on its day
     * @param seller how the seller stood on its day, {@code buyer} likewise
     */
    public static List<Refusal> against(
            Agreement offer,
            Rulebook rulebook,
            Optional<GuidePrice> price,
            CountyStanding seller,
            CountyStanding buyer) {
        List<Refusal> refusals = new ArrayList<>();
        if (offer.maker().equals(offer.approver())) {
            refusals.add(AgreementRefusal.SAME_PERSON.refusal());
        }
        if (!rulebook.trading().permitsAgreement()) {
            refusals.add(AgreementRefusal.NOT_OFFERED.refusal());
            return refusals;
        }
        if (offer.seller().equals(offer.buyer())) {
            refusals.add(AgreementRefusal.SAME_COUNTY.refusal());
        }
        if (offer.amount() <= 0) {
            refusals.add(AgreementRefusal.AMOUNT_NOT_POSITIVE.refusal());
        }
        refusals.addAll(price(offer, rulebook, price));
        LocalDate latest = Deadlines.addWorkingDays(
                offer.on(), rulebook.terms().contractDays().value());
        if (offer.answerBy().isBefore(offer.on()) || offer.answerBy().isAfter(latest)) {
            refusals.add(AgreementRefusal.ANSWER_DAY_INVALID.refusal(offer.on() + " – " + latest));
        }
        refusals.addAll(standing(rulebook, seller, buyer));
        return refusals;
    }

    /** Clause: M13-05.7, M13-05.8. */
    private static List<Refusal> price(Agreement offer, Rulebook rulebook, Optional<GuidePrice> price) {
        boolean priced = offer.landClass().map(rulebook.pricing()::prices).orElse(true);
        if (!priced) {
            return List.of(AgreementRefusal.LAND_CLASS_NOT_PRICED.refusal());
        }
        if (price.isEmpty()) {
            return List.of(AgreementRefusal.NO_GUIDE_PRICE.refusal());
        }
        PriceBand band = PriceBand.around(price.get(), rulebook.pricing());
        boolean inside = offer.priceFen() >= band.floor().fen()
                && offer.priceFen() <= band.cap().fen()
                && offer.priceFen() % band.tick().fen() == 0;
        return inside
                ? List.of()
                : List.of(
                        AgreementRefusal.PRICE_OUTSIDE_BAND.refusal(band.floor().yuan() + " – "
                                + band.cap().yuan() + " / " + band.tick().yuan()));
    }

    /** Clause: Z10-08.3, M13-05.2, M13-07.5. */
    private static List<Refusal> standing(Rulebook rulebook, CountyStanding seller, CountyStanding buyer) {
        List<Refusal> refusals = new ArrayList<>(TradingEligibility.toSell(seller, rulebook.eligibility()));
        for (Refusal refusal : TradingEligibility.toBuy(buyer, rulebook.eligibility())) {
            refusals.add(new Refusal(
                    refusal.code(),
                    refusal.clause(),
                    "buyer",
                    refusal.zh(),
                    refusal.en(),
                    refusal.remedyZh(),
                    refusal.remedyEn()));
        }
        return refusals;
    }

    /**
     * Everything against accepting an offer on a day.
     *
     * @param rulebook that the offer keeps
     */
    public static List<Refusal> against(
            Agreement offer, AgreementAnswer accepted, Rulebook rulebook, CountyStanding seller, CountyStanding buyer) {
        List<Refusal> refusals = new ArrayList<>(againstAny(accepted));
        if (accepted.on().isAfter(offer.answerBy())) {
            refusals.add(AgreementRefusal.TOO_LATE.refusal());
        }
        refusals.addAll(standing(rulebook, seller, buyer));
        return refusals;
    }

    /** Everything against any answer. */
    public static List<Refusal> againstAny(AgreementAnswer answer) {
        return answer.maker().equals(answer.approver()) ? List.of(AgreementRefusal.SAME_PERSON.refusal()) : List.of();
    }

    /** The award that an accepted offer is; both documents are bound into it. */
    public static Award award(Agreement offer, AgreementAnswer accepted) {
        return new Award(
                offer.awardId(),
                offer.id(),
                0,
                offer.seller(),
                offer.buyer(),
                offer.indicator(),
                offer.amount(),
                offer.priceFen(),
                offer.indicator().value(offer.amount(), offer.priceFen()),
                offer.paired(),
                accepted.id(),
                offer.id(),
                Sm3.hex(offer.document().encode()),
                Sm3.hex(accepted.document().encode()));
    }
}
