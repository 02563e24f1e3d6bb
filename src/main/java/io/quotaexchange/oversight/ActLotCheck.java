package io.quotaexchange.oversight;

import io.quotaexchange.act.Act;
import io.quotaexchange.ledger.JournalEntry;
import io.quotaexchange.ledger.Lot;
import io.quotaexchange.reserve.UnitAct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Acts on units count them from where their lot begins in the journal, and are of the county that the lot is of. Clause: M13-07.3. */
final class ActLotCheck implements ActLines {
    private final Map<String, List<UnitAct>> open = new HashMap<>();

    @Override
    public void add(long number, Act act, ExportRows.KeptAct row) {
        if (act instanceof UnitAct units) {
            open.computeIfAbsent(units.request().lot(), lot -> new ArrayList<>())
                    .add(units);
        }
    }

    /** @return what is wrong with an act by the lots that this entry mints */
    Optional<String> next(JournalEntry entry) {
        for (Lot lot : entry.lots()) {
            for (UnitAct act : open.getOrDefault(lot.serial(), List.of())) {
                boolean fits = act.lotBegins() == lot.firstUnit()
                        && act.county().equals(lot.county())
                        && act.request().lastUnit() <= lot.amount();
                if (!fits) {
                    return Optional.of("settlement " + entry.sequence() + ": the lot " + lot.serial()
                            + " is not the one that " + act.id() + " counts units of (M13-07.3)");
                }
            }
        }
        return Optional.empty();
    }
}
