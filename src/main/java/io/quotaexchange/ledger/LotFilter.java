package io.quotaexchange.ledger;

import io.quotaexchange.quantity.IndicatorKind;
import java.util.Optional;

/** Which lots to list; what is empty does not narrow. */
public record LotFilter(Optional<String> county, Optional<IndicatorKind> indicator, Optional<String> project) {
    public static final LotFilter ALL = new LotFilter(Optional.empty(), Optional.empty(), Optional.empty());
}
