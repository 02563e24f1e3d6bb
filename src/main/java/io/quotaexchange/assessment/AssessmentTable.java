package io.quotaexchange.assessment;

import io.quotaexchange.quantity.IndicatorKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** The table as rows of text, a county and indicator a row and the province last, and as the contract has it. */
final class AssessmentTable {
    /** The columns of amounts: key, Chinese and English title. */
    private record Amount(String key, String zh, String en, ToLongFunction<IndicatorYear> value) {}

    private static final List<Amount> AMOUNTS = List.of(
            new Amount("opening", "年初持有", "opening", IndicatorYear::opening),
            new Amount("registered", "入库", "registered", IndicatorYear::registered),
            new Amount("levied", "上划省统筹", "levied", IndicatorYear::levied),
            new Amount("bought", "调入", "bought", IndicatorYear::bought),
            new Amount("sold", "调出", "sold", IndicatorYear::sold),
            new Amount("writtenOff", "核销", "written off", IndicatorYear::writtenOff),
            new Amount("deducted", "核减", "deducted", IndicatorYear::deducted),
            new Amount("otherIn", "其他增加", "other in", IndicatorYear::otherIn),
            new Amount("otherOut", "其他减少", "other out", IndicatorYear::otherOut),
            new Amount("closing", "年末持有", "closing", IndicatorYear::closing));

    private AssessmentTable() {}

    /** Area in hectares, capacity in kg. */
    static List<List<String>> rows(Assessment assessment, String province, boolean chinese) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(
                chinese
                        ? List.of("年度", "区划代码", "县（市、区）", "指标", "单位")
                        : List.of("year", "division code", "county", "indicator", "unit"));
        AMOUNTS.forEach(amount -> header.add(chinese ? amount.zh() : amount.en()));
        header.addAll(
                chinese
                        ? List.of("年度任务（公顷）", "完成（公顷）", "逾期未兑现承诺", "本年暂停")
                        : List.of("task (ha)", "done (ha)", "commitments overdue", "suspensions"));
        rows.add(header);
        for (CountyYear county : assessment.counties()) {
            for (IndicatorKind indicator : IndicatorKind.values()) {
                List<String> row = row(
                        assessment.year(), county.county(), county.name(), indicator, county.of(indicator), chinese);
                boolean first = indicator == IndicatorKind.QUANTITY;
                row.add(first ? IndicatorKind.QUANTITY.printAmount(county.taskM2()) : "");
                row.add(first ? IndicatorKind.QUANTITY.printAmount(county.doneM2()) : "");
                row.add(first ? Integer.toString(county.overdue()) : "");
                row.add(first ? Integer.toString(county.suspensions()) : "");
                rows.add(row);
            }
        }
        for (IndicatorKind indicator : IndicatorKind.values()) {
            List<String> row = row(
                    assessment.year(),
                    province,
                    chinese ? "全省合计" : "province in all",
                    indicator,
                    assessment.total(indicator),
                    chinese);
            row.addAll(List.of("", "", "", ""));
            rows.add(row);
        }
        return rows;
    }

    private static List<String> row(
            int year, String code, String name, IndicatorKind indicator, IndicatorYear amounts, boolean chinese) {
        boolean capacity = indicator == IndicatorKind.CAPACITY;
        List<String> row = new ArrayList<>(List.of(
                Integer.toString(year),
                code,
                name,
                chinese ? zh(indicator) : indicator.name(),
                capacity ? (chinese ? "公斤" : "kg") : (chinese ? "公顷" : "ha")));
        AMOUNTS.forEach(amount -> row.add(indicator.printAmount(amount.value().applyAsLong(amounts))));
        return row;
    }

    private static String zh(IndicatorKind indicator) {
        return switch (indicator) {
            case QUANTITY -> "数量";
            case CAPACITY -> "产能";
            case PADDY -> "水田";
        };
    }

    static JsonObject json(Assessment assessment) {
        JsonArray counties = new JsonArray();
        for (CountyYear county : assessment.counties()) {
            JsonObject indicators = new JsonObject();
            for (IndicatorKind indicator : IndicatorKind.values()) {
                indicators.put(indicator.name(), json(indicator, county.of(indicator)));
            }
            counties.add(new JsonObject()
                    .put("county", county.county())
                    .put("name", county.name())
                    .put("task", IndicatorKind.QUANTITY.printAmount(county.taskM2()))
                    .put("done", IndicatorKind.QUANTITY.printAmount(county.doneM2()))
                    .put("overdue", county.overdue())
                    .put("suspensions", county.suspensions())
                    .put("indicators", indicators));
        }
        JsonObject total = new JsonObject();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            total.put(indicator.name(), json(indicator, assessment.total(indicator)));
        }
        return new JsonObject()
                .put("year", assessment.year())
                .put("after", assessment.after())
                .put("upTo", assessment.upTo())
                .put("counties", counties)
                .put("total", total);
    }

    private static JsonObject json(IndicatorKind indicator, IndicatorYear amounts) {
        JsonObject json = new JsonObject();
        AMOUNTS.forEach(amount ->
                json.put(amount.key(), indicator.printAmount(amount.value().applyAsLong(amounts))));
        return json;
    }
}
