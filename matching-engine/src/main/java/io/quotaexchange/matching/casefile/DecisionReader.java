package io.quotaexchange.matching.casefile;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.book.TimeInForce;
import io.quotaexchange.matching.explain.Ahead;
import io.quotaexchange.matching.explain.Asked;
import io.quotaexchange.matching.explain.Change;
import io.quotaexchange.matching.explain.DecidingRule;
import io.quotaexchange.matching.explain.DecisionRecord;
import io.quotaexchange.matching.explain.DecisionRecord.Part;
import io.quotaexchange.matching.explain.DecisionRecord.Partner;
import io.quotaexchange.matching.explain.Detail;
import io.quotaexchange.matching.explain.Outcome;
import io.quotaexchange.matching.explain.SmallestChange;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads one decision record. Clauses and sentences must be those the rest of the record gives. */
final class DecisionReader {
    private final JsonTree tree;
    private final IndicatorKind unit;

    DecisionReader(JsonTree tree) throws MalformedCaseException {
        this.tree = tree;
        this.unit = tree.choice("indicator", IndicatorKind.class);
    }

    DecisionRecord record() throws MalformedCaseException {
        DecisionRecord record = parts();
        same(
                "clauses",
                tree.texts("clauses"),
                record.clauses().stream().map(ClauseId::text).toList());
        same("zh", tree.text("zh"), record.zh());
        same("en", tree.text("en"), record.en());
        tree.end();
        return record;
    }

    private DecisionRecord parts() throws MalformedCaseException {
        try {
            return new DecisionRecord(
                    tree.text("place"),
                    tree.text("order"),
                    tree.choice("part", Part.class),
                    tree.text("county"),
                    unit,
                    asked(tree.object("asked")),
                    outcome(tree.object("outcome")),
                    partners(),
                    tree.choice("rule", DecidingRule.class),
                    ahead(tree.object("ahead")),
                    detail(),
                    change());
        } catch (IllegalArgumentException e) {
            throw tree.wrong("part", e.getMessage());
        }
    }

    private void same(String name, Object found, Object wanted) throws MalformedCaseException {
        if (!found.equals(wanted)) {
            throw tree.wrong(name, "is not what the rest of the record gives");
        }
    }

    private Asked asked(JsonTree asked) throws MalformedCaseException {
        Asked read = new Asked(
                asked.has("amount") ? OptionalLong.of(asked.amount("amount", unit)) : OptionalLong.empty(),
                asked.has("limit") ? OptionalLong.of(asked.priceFen("limit")) : OptionalLong.empty(),
                asked.has("at") ? Optional.of(asked.instant("at")) : Optional.empty(),
                asked.has("timeInForce")
                        ? Optional.of(asked.choice("timeInForce", TimeInForce.class))
                        : Optional.empty());
        asked.end();
        return read;
    }

    private Outcome outcome(JsonTree outcome) throws MalformedCaseException {
        String type = outcome.text("type");
        Outcome read = switch (type) {
            case "FILLED" -> new Outcome.Filled(outcome.amount("amount", unit), outcome.amount("pool", unit));
            case "REFUSED" -> new Outcome.Refused(outcome.choice("reason", RejectReason.class));
            case "STOOD" -> new Outcome.Stood(outcome.bool("wins"));
            case "ENTERED" ->
                new Outcome.Entered(
                        outcome.amount("traded", unit),
                        outcome.amount("rested", unit),
                        outcome.amount("cancelled", unit));
            case "TRADED_IN_ALL" -> new Outcome.TradedInAll(outcome.amount("traded", unit));
            case "TAKEN_OFF" -> new Outcome.TakenOff(outcome.amount("amount", unit), outcome.amount("left", unit));
            default -> throw outcome.wrong("type", "is no kind of outcome: " + Quoted.of(type));
        };
        outcome.end();
        return read;
    }

    private List<Partner> partners() throws MalformedCaseException {
        List<Partner> partners = new ArrayList<>();
        for (JsonTree partner : tree.objects("from")) {
            partners.add(new Partner(
                    partner.text("order"),
                    partner.text("county"),
                    partner.amount("amount", unit),
                    partner.priceFen("price"),
                    partner.bool("paired")));
            partner.end();
        }
        return partners;
    }

    private Ahead ahead(JsonTree ahead) throws MalformedCaseException {
        long count = ahead.number("count");
        List<String> first = ahead.texts("first");
        if (first.size() != Math.min(count, Ahead.NAMED)) {
            throw ahead.wrong("first", "must name the first " + Ahead.NAMED + ", or all");
        }
        ahead.end();
        return new Ahead(count, first);
    }

    private Optional<Detail> detail() throws MalformedCaseException {
        if (tree.has("lot")) {
            return Optional.of(lot(tree.object("lot")));
        }
        if (!tree.has("afterwards")) {
            return Optional.empty();
        }
        JsonTree after = tree.object("afterwards");
        Detail read = new Detail.Afterwards(
                after.amount("traded", unit), after.amount("takenOff", unit), after.amount("left", unit));
        after.end();
        return Optional.of(read);
    }

    private static Detail lot(JsonTree lot) throws MalformedCaseException {
        Detail read = new Detail.Lot(
                lot.has("price") ? OptionalLong.of(lot.priceFen("price")) : OptionalLong.empty(),
                lot.has("leader") ? Optional.of(lot.text("leader")) : Optional.empty(),
                lot.instant("closesAt"),
                lot.has("draw") ? Optional.of(draw(lot.object("draw"))) : Optional.empty());
        lot.end();
        return read;
    }

    private static Detail.Draw draw(JsonTree draw) throws MalformedCaseException {
        Detail.Draw read =
                new Detail.Draw((int) draw.number("index"), (int) draw.number("drawn"), (int) draw.number("among"));
        draw.end();
        return read;
    }

    private Optional<SmallestChange> change() throws MalformedCaseException {
        if (!tree.has("change")) {
            return Optional.empty();
        }
        JsonTree change = tree.object("change");
        SmallestChange read = new SmallestChange(kind(change), outcome(change.object("outcome")));
        change.end();
        return Optional.of(read);
    }

    private Change kind(JsonTree change) throws MalformedCaseException {
        String type = change.text("type");
        return switch (type) {
            case "MORE_OFFERED", "MORE_ASKED", "LESS_OFFERED", "LESS_ASKED", "HIGHER_CAP" -> ofOthers(type, change);
            case "EARLIER" -> new Change.Earlier(change.text("before"));
            case "LATER" -> new Change.Later(change.text("after"));
            case "ASKED_ONLY" -> askedOnly(change.object("amounts"));
            case "OTHER_LIMIT" -> new Change.OtherLimit(change.priceFen("limit"));
            case "SENT" ->
                new Change.Sent(
                        change.has("at") ? Optional.of(change.instant("at")) : Optional.empty(),
                        change.has("price") ? OptionalLong.of(change.priceFen("price")) : OptionalLong.empty());
            case "PAIRED_WITH_SELLER" -> new Change.PairedWithSeller();
            case "OTHER_AMOUNT" -> new Change.OtherAmount(change.amount("amount", unit));
            case "FRESH_ID" -> new Change.FreshId();
            case "OWN_WITHDRAWN" -> new Change.OwnWithdrawn(change.texts("orders"));
            case "BEFORE_COMMAND" -> new Change.BeforeCommand(change.number("seq"));
            default -> throw change.wrong("type", "is no kind of change: " + Quoted.of(type));
        };
    }

    private static Change ofOthers(String type, JsonTree change) throws MalformedCaseException {
        IndicatorKind indicator = change.choice("indicator", IndicatorKind.class);
        long amount = change.amount("amount", indicator);
        return switch (type) {
            case "MORE_OFFERED" -> new Change.MoreOffered(indicator, amount);
            case "MORE_ASKED" -> new Change.MoreAsked(indicator, amount);
            case "LESS_OFFERED" -> new Change.LessOffered(indicator, amount);
            case "LESS_ASKED" -> new Change.LessAsked(indicator, amount);
            default -> new Change.HigherCap(indicator, amount);
        };
    }

    private static Change askedOnly(JsonTree amounts) throws MalformedCaseException {
        Map<IndicatorKind, Long> read = new EnumMap<>(IndicatorKind.class);
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (amounts.has(indicator.name())) {
                read.put(indicator, amounts.amount(indicator.name(), indicator));
            }
        }
        amounts.end();
        return new Change.AskedOnly(read);
    }
}
