package io.quotaexchange.rulebook;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.quantity.Ratio;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deadlines and securities of a trade.
 *
 * @param noticeDays calendar days from the notice to the opening
 * @param publicityDays working days for which a result is published
 * @param contractDays working days in which the contract is signed
 * @param paymentDays calendar days in which the buyer pays
 * @param deposit share of the value at the guide price that a bidder deposits
 * @param exclusionMonths for which a defaulting buyer is excluded
 * @param outageRule seconds before a close in which an outage moves it; see {@link #outageSeconds}
 * @param lotSizes what lots of the live auctions may hold; none: any amount. Clause: M13-05.8
 * @param proceedsUses what a seller may spend its proceeds on. Clause: Z10-08.2
 * @param trusted sums up to which one person suffices, by act; an act that is not there takes two people. Clause: Z10-06.2
 */
public record Terms(
        Ruling<Integer> noticeDays,
        Ruling<Integer> publicityDays,
        Ruling<Integer> contractDays,
        Ruling<Integer> paymentDays,
        Ruling<Ratio> deposit,
        Ruling<Integer> exclusionMonths,
        List<Ruling<String>> proceedsUses,
        Optional<Ruling<Integer>> outageRule,
        List<Ruling<LotSize>> lotSizes,
        Map<TrustedAct, Ruling<Money>> trusted) {
    /** What holds where a rulebook says nothing: a bidder's last five minutes. */
    private static final int OUTAGE_SECONDS = 300;

    public Terms {
        proceedsUses = List.copyOf(proceedsUses);
        lotSizes = List.copyOf(lotSizes);
        trusted = Map.copyOf(trusted);
    }

    /** By indicator; of two for one, the later. */
    public Map<IndicatorKind, LotSize> sizesOfLots() {
        Map<IndicatorKind, LotSize> sizes = new EnumMap<>(IndicatorKind.class);
        lotSizes.forEach(ruling -> sizes.put(ruling.value().indicator(), ruling.value()));
        return sizes;
    }

    /** A close in whose last seconds, so many, the server was down is held so many after it came back. */
    public int outageSeconds() {
        return outageRule.map(Ruling::value).orElse(OUTAGE_SECONDS);
    }
}
