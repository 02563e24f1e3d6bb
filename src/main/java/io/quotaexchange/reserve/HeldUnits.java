package io.quotaexchange.reserve;

import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.UnitRange;

/**
 * Units of a lot with one holder.
 *
 * @param units by their numbers among all units of the indicator
 * @param before who held them before they were frozen; the holder itself where they are not
 */
public record HeldUnits(Account holder, UnitRange units, Account before) {}
