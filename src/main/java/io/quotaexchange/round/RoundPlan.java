package io.quotaexchange.round;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Ratio;
import io.quotaexchange.rulebook.StageKind;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All that a round is opened with and keeps for ever: a later rulebook or guide price does not change it.
 *
 * @param id for example {@code rnd_2018-1}
 * @param rulebook id of the rulebook version; {@code rulebookDigest} is the SM3 of its document, hex
 * @param province division code of the province, for example {@code 330000}
 * @param generated true for demonstration data
 * @param day whose rulebook, prices, pairs and assisted counties it keeps
 * @param prices guide price, band and tick of each indicator traded
 * @param assisted counties whose offers are sold first. Clause: M13-05.9
 * @param poolRatio share of a key project's gap that the pool may cover. Clause: Z10-10.2
 * @param buyerShare of what is listed of an indicator, the most that one county's key projects may take from other counties; 1
 *     for no limit. Clause: M13-05.8
 * @param stages in the order in which they run, numbered from 1
 */
public record RoundPlan(
        String id,
        String nameZh,
        String nameEn,
        String rulebook,
        String rulebookDigest,
        String province,
        boolean generated,
        LocalDate day,
        Map<IndicatorKind, Price> prices,
        Pairings pairings,
        SortedSet<String> assisted,
        Ratio poolRatio,
        Ratio buyerShare,
        List<Stage> stages) {
    public static final Ratio NO_LIMIT = Ratio.of("1");

    /**
     * Prices of one indicator in fen per mu or fen per kg.
     *
     * @param guideFen the guide price in force, the reference of a call auction. Clause: M13-05.7
     * @param fixedFen what key projects pay. Clause: M13-05.4
     * @param floorFen lowest and {@code capFen} highest bid, multiples of {@code tickFen}. Clause: M13-05.8
     */
    public record Price(long guideFen, long fixedFen, long floorFen, long capFen, long tickFen) {}

    /**
     * @param mechanism that clears it
     * @param indicator of a call auction; empty for the stages that treat all indicators at once
     * @param zh its name on screen, {@code en} likewise
     * @param clauses it carries out
     */
    public record Stage(
            int number,
            StageKind kind,
            Mechanism mechanism,
            Optional<IndicatorKind> indicator,
            String zh,
            String en,
            List<ClauseId> clauses) {
        public Stage {
            clauses = List.copyOf(clauses);
        }
    }

    public RoundPlan {
        Map<IndicatorKind, Price> copy = new EnumMap<>(IndicatorKind.class);
        copy.putAll(prices);
        prices = java.util.Collections.unmodifiableMap(copy);
        assisted = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(assisted));
        stages = List.copyOf(stages);
    }
}
