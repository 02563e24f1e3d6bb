package io.quotaexchange.settlement;

import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.round.RoundState;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Until when a round needs a county's deposit: until the round is over and each award of the county's bids is delivered or ended in
 * default. From then on it goes back by itself. Clause: M13-05.8.
 *
 * @param needed whether the round needs it now
 * @param until the last day to pay for the last award that it stands behind; while the round may still make awards, the last day on which
 *     they are settled by its calendar, empty where that says none
 * @param byCalendar whether the day is the calendar's, which a pause or a longer stage moves
 */
public record DepositUse(boolean needed, Optional<LocalDate> until, boolean byCalendar) {
    /**
     * @param open awards of the round that are neither delivered nor in default
     * @param now in time, by which a stage that has not ended lasts at least
     */
    static DepositUse of(RoundState state, List<AwardFile> open, String county, Instant now) {
        List<AwardFile> own = open.stream()
                .filter(file -> file.award().buyer().equals(county) && state.wasBidFor(file.award()))
                .toList();
        Optional<LocalDate> last =
                own.stream().map(file -> file.deadlines().payBy()).max(LocalDate::compareTo);
        if (state.isOver()) {
            return new DepositUse(!own.isEmpty(), last, false);
        }
        // What is due at midnight is due by the day before.
        Optional<LocalDate> planned = state.timeline()
                .flatMap(it -> it.settlementByCalendar(now))
                .map(due -> CivilDay.of(due.minusMillis(1)));
        return new DepositUse(true, planned, planned.isPresent());
    }

    /** As the reserves' page shows it. */
    JsonObject json() {
        JsonObject json = new JsonObject()
                .put("needed", needed)
                .put("clause", "M13-05.8")
                .put("zh", "场次结束且所竞得指标均已交割或作违约处理后，自动退还")
                .put(
                        "en",
                        "goes back by itself once the round is over and all that was won is delivered or in default");
        until.ifPresent(day -> json.put("until", day.toString()).put("byCalendar", byCalendar));
        return json;
    }
}
