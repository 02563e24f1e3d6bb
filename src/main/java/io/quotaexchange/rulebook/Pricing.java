package io.quotaexchange.rulebook;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Ratio;
import io.quotaexchange.quantity.UnitPrice;
import java.util.List;
import java.util.Map;

/**
 * How prices are held.
 *
 * @param bandBelow how far under the guide price a limit may lie, as a share of it; {@code bandAbove} likewise. Clause: M13-05.8
 * @param ticks by indicator: every limit is a multiple of it
 * @param keyProjectShare the fixed price of key projects as a share of the guide price. Clause: M13-05.4
 * @param landClasses classes of farmland that may have a guide price of their own; empty: one price for all. Clause: M13-05.7
 */
public record Pricing(
        Ruling<Ratio> bandBelow,
        Ruling<Ratio> bandAbove,
        Map<IndicatorKind, Ruling<UnitPrice>> ticks,
        Ruling<Ratio> keyProjectShare,
        List<Ruling<LandClass>> landClasses) {
    public Pricing {
        landClasses = List.copyOf(landClasses);
    }

    public boolean prices(LandClass land) {
        return landClasses.stream().anyMatch(ruling -> ruling.value() == land);
    }
}
