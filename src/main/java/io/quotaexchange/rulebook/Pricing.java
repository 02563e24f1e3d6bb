package io.quotaexchange.rulebook;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Ratio;
import io.quotaexchange.quantity.UnitPrice;
import java.util.Map;

/**
 * How prices are held.
 *
 * @param bandBelow how far under the guide price a limit may lie, as a share of it; {@code bandAbove} likewise. Clause: M13-05.8
 * @param ticks by indicator: every limit is a multiple of it
 * @param keyProjectShare the fixed price of key projects as a share of the guide price. Clause: M13-05.4
 */
public record Pricing(
        Ruling<Ratio> bandBelow,
        Ruling<Ratio> bandAbove,
        Map<IndicatorKind, Ruling<UnitPrice>> ticks,
        Ruling<Ratio> keyProjectShare) {}
