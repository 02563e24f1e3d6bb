package io.quotaexchange.pricing;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.rulebook.LandClass;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The book of guide prices: a new one replaces an old one from its first day on, none is ever changed. */
public final class GuidePrices {
    private static final String SET = """
            INSERT INTO policy.guide_price
                   (indicator, effective_from, average_cost_fen, compensation_fen, upkeep_fen, maker, approver, recorded_at,
                    land_class)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (indicator, land_class, effective_from) DO NOTHING
            RETURNING indicator
            """;

    private static final String ALL = """
            SELECT indicator, land_class, average_cost_fen, compensation_fen, upkeep_fen, effective_from,
                   lead(effective_from) OVER (PARTITION BY indicator, land_class ORDER BY effective_from) - 1 AS effective_to
              FROM policy.guide_price
             ORDER BY effective_from DESC, array_position(ARRAY['QUANTITY', 'CAPACITY', 'PADDY'], indicator), land_class
             LIMIT 1000
            """;

    private final Pool pool;
    private final Clock clock;

    public GuidePrices(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Sets a guide price from a day on. The same price for the same day again changes nothing.
     *
     * <p>Clause: Z10-08.4.
     *
     * @param price its {@code effectiveTo} is not looked at
     * @return fails if another price for that day, or a later one, is in the book
     */
    public Future<GuidePrice> set(GuidePrice price, String maker, String approver) {
        Tuple row = Tuple.of(
                        price.indicator().name(),
                        price.effectiveFrom(),
                        price.averageCost().fen(),
                        price.compensation().fen(),
                        price.upkeep().fen(),
                        maker)
                .addString(approver)
                .addOffsetDateTime(OffsetDateTime.now(clock))
                .addString(price.landClass().map(LandClass::name).orElse(""));
        return isInTheBook(price)
                .compose(known -> known
                        ? Future.succeededFuture(price)
                        : pool.preparedQuery(SET)
                                .execute(row)
                                .compose(set -> set.size() == 1 ? Future.succeededFuture(price) : sameAsBefore(price)));
    }

    private Future<GuidePrice> sameAsBefore(GuidePrice price) {
        return isInTheBook(price)
                .compose(known -> known
                        ? Future.succeededFuture(price)
                        : Future.failedFuture(new IllegalStateException("another guide price of " + price.indicator()
                                + " from " + price.effectiveFrom() + " is in the book already")));
    }

    private Future<Boolean> isInTheBook(GuidePrice price) {
        return all().map(prices -> prices.stream()
                .anyMatch(known -> known.isAlike(price)
                        && known.effectiveFrom().equals(price.effectiveFrom())
                        && known.averageCost().equals(price.averageCost())
                        && known.compensation().equals(price.compensation())
                        && known.upkeep().equals(price.upkeep())));
    }

    /** The price of each indicator on a day, whatever the class of land; an indicator without one is absent. */
    public Future<Map<IndicatorKind, GuidePrice>> on(LocalDate day) {
        return all().map(prices -> {
            Map<IndicatorKind, GuidePrice> inForce = new EnumMap<>(IndicatorKind.class);
            for (GuidePrice price : prices) {
                if (price.landClass().isEmpty() && !price.effectiveFrom().isAfter(day)) {
                    inForce.putIfAbsent(price.indicator(), price);
                }
            }
            return Collections.unmodifiableMap(inForce);
        });
    }

    /** The prices of a day by class of land, in order of indicator and class. Clause: M13-05.7. */
    public Future<List<GuidePrice>> byLandClassOn(LocalDate day) {
        return all().map(prices -> {
            List<GuidePrice> inForce = new ArrayList<>();
            for (GuidePrice price : prices) {
                boolean counts = price.landClass().isPresent()
                        && !price.effectiveFrom().isAfter(day)
                        && inForce.stream().noneMatch(price::isAlike);
                if (counts) {
                    inForce.add(price);
                }
            }
            inForce.sort(Comparator.comparing(GuidePrice::indicator)
                    .thenComparing(price -> price.landClass().orElseThrow()));
            return List.copyOf(inForce);
        });
    }

    /** The price of an indicator on a day, of a class of land where one is named. Clause: M13-05.7. */
    public Future<Optional<GuidePrice>> on(LocalDate day, IndicatorKind indicator, Optional<LandClass> land) {
        return land.isEmpty()
                ? on(day).map(prices -> Optional.ofNullable(prices.get(indicator)))
                : byLandClassOn(day)
                        .map(prices -> prices.stream()
                                .filter(price -> price.indicator() == indicator
                                        && price.landClass().equals(land))
                                .findFirst());
    }

    /** Every guide price, newest first. */
    public Future<List<GuidePrice>> all() {
        return pool.query(ALL).execute().map(GuidePrices::read);
    }

    private static List<GuidePrice> read(RowSet<Row> rows) {
        List<GuidePrice> prices = new ArrayList<>();
        for (Row row : rows) {
            prices.add(new GuidePrice(
                    IndicatorKind.valueOf(row.getString("indicator")),
                    Optional.of(row.getString("land_class"))
                            .filter(text -> !text.isEmpty())
                            .map(LandClass::valueOf),
                    UnitPrice.ofFen(row.getLong("average_cost_fen")),
                    UnitPrice.ofFen(row.getLong("compensation_fen")),
                    UnitPrice.ofFen(row.getLong("upkeep_fen")),
                    row.getLocalDate("effective_from"),
                    Optional.ofNullable(row.getLocalDate("effective_to"))));
        }
        return prices;
    }
}
