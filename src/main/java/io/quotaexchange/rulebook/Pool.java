package io.quotaexchange.rulebook;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Ratio;
import java.util.Map;

/**
 * The provincial pool (省统筹).
 *
 * @param levy the share of what a county registers that goes to the pool, by indicator. Clause: Z10-07.2
 * @param coverRatio the share of a key project's gap that the pool may cover. Clause: Z10-10.2
 */
public record Pool(Map<IndicatorKind, Ruling<Ratio>> levy, Ruling<Ratio> coverRatio) {}
