package io.quotaexchange.pricing;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.rulebook.LandClass;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.Rulebooks;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Guide prices over HTTP: anybody reads them and the bands around them, the province sets new ones. */
public final class GuidePriceRoutes {
    private static final int CREATED = 201;
    private static final ClauseId NEVER_CHANGED = new ClauseId("Z10-08.4");
    private static final ClauseId COMPONENTS = new ClauseId("M13-05.7");
    /** Yuan a mu or kg, beyond what land costs: the value of the largest order at the highest of a band is still a number of fen. */
    private static final UnitPrice HIGHEST_COMPONENT = UnitPrice.ofYuan("1000000.00");

    private final GuidePrices prices;
    private final Rulebooks rulebooks;
    private final Clock clock;

    public GuidePriceRoutes(GuidePrices prices, Rulebooks rulebooks, Clock clock) {
        this.prices = prices;
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.commit("setGuidePrice", request -> look(request).map(GuidePriceRoutes::write), this::set);
        api.answer("listPriceBands", this::bands);
        api.answer(
                "listGuidePrices",
                request -> prices.all().map(all -> {
                    JsonArray items = new JsonArray();
                    all.forEach(price -> items.add(write(price)));
                    return new JsonObject().put("items", items);
                }));
    }

    /** A new price from a later day on; what a day's price was stays. Clause: M13-05.7, Z10-08.4. */
    private Future<Api.Answer> set(ApiRequest request) {
        return look(request)
                .compose(price -> prices.set(
                        price,
                        request.signatures().maker(),
                        request.signatures().approver()))
                .map(set -> new Api.Answer(CREATED, write(set).encode()));
    }

    private Future<GuidePrice> look(ApiRequest request) {
        GuidePrice price = request.read(document -> new GuidePrice(
                document.choice("indicator", IndicatorKind.class),
                document.has("landClass")
                        ? Optional.of(document.choice("landClass", LandClass.class))
                        : Optional.empty(),
                component(document, "averageCost"),
                component(document, "compensation"),
                component(document, "upkeep"),
                document.date("effectiveFrom"),
                Optional.empty()));
        List<Refusal> tooHigh = tooHigh(price);
        if (!tooHigh.isEmpty()) {
            return Future.failedFuture(RefusalProblem.of(tooHigh).asException());
        }
        return Future.all(prices.all(), rulebooks.inForce(price.effectiveFrom()))
                .compose(known -> {
                    List<GuidePrice> all = known.resultAt(0);
                    Optional<Rulebook> rulebook = known.resultAt(1);
                    List<Refusal> refused = new ArrayList<>();
                    List<GuidePrice> before =
                            all.stream().filter(price::isAlike).toList();
                    LocalDate today = CivilDay.today(clock);
                    LocalDate earliest = before.isEmpty() ? today : today.plusDays(1);
                    LocalDate from = price.effectiveFrom();
                    boolean again = before.stream().anyMatch(other -> isSame(other, price));
                    if (!again && from.isBefore(earliest)) {
                        refused.add(refusal(
                                "EFFECTIVE_TOO_EARLY",
                                "effectiveFrom",
                                "指导价最早自公布次日起执行",
                                "a guide price holds from the day after it was set at the earliest",
                                "推迟执行日期",
                                "let it begin later"));
                    }
                    if (!again
                            && before.stream()
                                    .anyMatch(other -> !other.effectiveFrom().isBefore(from))) {
                        refused.add(refusal(
                                "LATER_PRICE_KNOWN",
                                "effectiveFrom",
                                "已有同日或更晚执行的指导价，不得改动",
                                "a guide price of that day or a later one is in the book: it is never changed",
                                "填写更晚的执行日期",
                                "give a later day"));
                    }
                    boolean priced = price.landClass()
                            .map(land -> rulebook.map(book -> book.pricing().prices(land))
                                    .orElse(false))
                            .orElse(true);
                    if (!again && !priced) {
                        refused.add(new Refusal(
                                "LAND_CLASS_NOT_PRICED",
                                new ClauseId("M13-05.7"),
                                "landClass",
                                "执行日的规则没有规定按该地类分别定价",
                                "the rulebook of that day has no prices by this class of land",
                                "不填地类，或先公布分地类定价的规则",
                                "leave the class out, or adopt rules with prices by class first"));
                    }
                    if (price.price().fen() == 0) {
                        refused.add(refusal(
                                "PRICE_ZERO",
                                "averageCost",
                                "三项之和必须大于零",
                                "the three components must sum to more than zero",
                                "填写各项金额",
                                "give the components"));
                    }
                    return refused.isEmpty()
                            ? Future.succeededFuture(price)
                            : Future.failedFuture(RefusalProblem.of(refused).asException());
                });
    }

    private static UnitPrice component(DocumentReader document, String key) {
        return document.parsed(key, UnitPrice::ofYuan, UnitPrice.ofFen(1));
    }

    private static List<Refusal> tooHigh(GuidePrice price) {
        List<Refusal> tooHigh = new ArrayList<>();
        addIfTooHigh(tooHigh, "averageCost", "平均成本", "the average cost", price.averageCost());
        addIfTooHigh(tooHigh, "compensation", "资源保护补偿", "the compensation", price.compensation());
        addIfTooHigh(tooHigh, "upkeep", "后期管护", "the upkeep", price.upkeep());
        return tooHigh;
    }

    private static void addIfTooHigh(List<Refusal> tooHigh, String field, String zh, String en, UnitPrice component) {
        if (component.compareTo(HIGHEST_COMPONENT) > 0) {
            tooHigh.add(new Refusal(
                    "PRICE_TOO_HIGH",
                    COMPONENTS,
                    field,
                    zh + "不得超过 " + HIGHEST_COMPONENT.yuan() + " 元",
                    en + " is " + HIGHEST_COMPONENT.yuan() + " yuan at most",
                    "核对单位：元/亩或元/公斤",
                    "check the unit: yuan a mu, or yuan a kg"));
        }
    }

    private static boolean isSame(GuidePrice one, GuidePrice other) {
        return one.effectiveFrom().equals(other.effectiveFrom())
                && one.averageCost().equals(other.averageCost())
                && one.compensation().equals(other.compensation())
                && one.upkeep().equals(other.upkeep());
    }

    private static Refusal refusal(String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Refusal(code, NEVER_CHANGED, field, zh, en, remedyZh, remedyEn);
    }

    /** Fixed price, band and tick of each indicator on a day. Clause: M13-05.4, M13-05.8. */
    private Future<JsonObject> bands(ApiRequest request) {
        LocalDate day = request.query("day").map(LocalDate::parse).orElseGet(() -> CivilDay.today(clock));
        return rulebooks
                .inForce(day)
                .compose(found -> found.isEmpty()
                        ? Future.failedFuture(Problem.notFound("rulebook in force on", day.toString())
                                .asException())
                        : prices.on(day)
                                .compose(inForce -> prices.byLandClassOn(day)
                                        .map(classed -> bands(day, found.get(), inForce, classed))));
    }

    private static JsonObject bands(
            LocalDate day, Rulebook rulebook, Map<IndicatorKind, GuidePrice> prices, List<GuidePrice> classed) {
        JsonArray items = new JsonArray();
        List<GuidePrice> all = new ArrayList<>(prices.values());
        classed.stream()
                .filter(price -> rulebook.pricing().prices(price.landClass().orElseThrow()))
                .forEach(all::add);
        all.forEach(price -> {
            PriceBand band = PriceBand.around(price, rulebook.pricing());
            JsonObject item =
                    new JsonObject().put("indicator", price.indicator().name());
            price.landClass().ifPresent(land -> item.put("landClass", land.name()));
            items.add(item.put("guide", band.guide().yuan())
                    .put("fixed", band.fixed().yuan())
                    .put("floor", band.floor().yuan())
                    .put("cap", band.cap().yuan())
                    .put("tick", band.tick().yuan()));
        });
        return new JsonObject()
                .put("day", day.toString())
                .put("rulebook", rulebook.id())
                .put("rulebookDigest", rulebook.digest())
                .put("items", items);
    }

    /** A guide price with its components, as the contract and an export have it. */
    public static JsonObject write(GuidePrice price) {
        JsonObject json = new JsonObject()
                .put("indicator", price.indicator().name())
                .put("price", price.price().yuan())
                .put("averageCost", price.averageCost().yuan())
                .put("compensation", price.compensation().yuan())
                .put("upkeep", price.upkeep().yuan())
                .put("effectiveFrom", price.effectiveFrom().toString());
        price.landClass().ifPresent(land -> json.put("landClass", land.name()));
        price.effectiveTo().ifPresent(last -> json.put("effectiveTo", last.toString()));
        return json;
    }
}
