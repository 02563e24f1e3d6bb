package io.quotaexchange.matching.casefile;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.matching.explain.Asked;
import io.quotaexchange.matching.explain.Change;
import io.quotaexchange.matching.explain.DecisionRecord;
import io.quotaexchange.matching.explain.DecisionRecord.Partner;
import io.quotaexchange.matching.explain.Detail;
import io.quotaexchange.matching.explain.Outcome;
import io.quotaexchange.matching.explain.SmallestChange;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import java.util.List;

/** Writes one decision record. */
final class DecisionWriter {
    private final JsonLines out;
    private final IndicatorKind unit;

    private DecisionWriter(JsonLines out, IndicatorKind unit) {
        this.out = out;
        this.unit = unit;
    }

    static void write(JsonLines out, DecisionRecord record) {
        new DecisionWriter(out, record.indicator()).write(record);
    }

    private void write(DecisionRecord record) {
        out.object()
                .field("place", record.place())
                .field("order", record.order())
                .field("part", record.part().name())
                .field("county", record.county())
                .field("indicator", record.indicator().name());
        asked(record.asked());
        outcome(record.outcome());
        out.list("from");
        record.from().forEach(this::partner);
        out.endList().field("rule", record.rule().name());
        texts("clauses", record.clauses().stream().map(ClauseId::text).toList());
        out.object("ahead").field("count", record.ahead().count());
        texts("first", record.ahead().first());
        out.endObject();
        record.detail().ifPresent(this::detail);
        record.change().ifPresent(this::change);
        out.field("zh", record.zh()).field("en", record.en()).endObject();
    }

    private void texts(String name, List<String> texts) {
        out.list(name);
        texts.forEach(out::value);
        out.endList();
    }

    private void amount(String name, long amount) {
        out.field(name, unit.printAmount(amount));
    }

    private void price(String name, long fen) {
        out.field(name, UnitPrice.ofFen(fen).yuan());
    }

    private void asked(Asked asked) {
        out.object("asked");
        asked.amount().ifPresent(amount -> amount("amount", amount));
        asked.limitFen().ifPresent(fen -> price("limit", fen));
        asked.at().ifPresent(at -> out.field("at", TimeText.print(at)));
        asked.timeInForce().ifPresent(each -> out.field("timeInForce", each.name()));
        out.endObject();
    }

    private void outcome(Outcome outcome) {
        out.object("outcome");
        if (outcome instanceof Outcome.Filled o) {
            out.field("type", "FILLED");
            amount("amount", o.amount());
            amount("pool", o.pool());
        } else if (outcome instanceof Outcome.Refused o) {
            out.field("type", "REFUSED").field("reason", o.reason().name());
        } else if (outcome instanceof Outcome.Stood o) {
            out.field("type", "STOOD").field("wins", o.wins());
        } else if (outcome instanceof Outcome.Entered o) {
            out.field("type", "ENTERED");
            amount("traded", o.traded());
            amount("rested", o.rested());
            amount("cancelled", o.cancelled());
        } else if (outcome instanceof Outcome.TradedInAll o) {
            out.field("type", "TRADED_IN_ALL");
            amount("traded", o.traded());
        } else if (outcome instanceof Outcome.TakenOff o) {
            out.field("type", "TAKEN_OFF");
            amount("amount", o.amount());
            amount("left", o.left());
        }
        out.endObject();
    }

    private void partner(Partner partner) {
        out.object().field("order", partner.order()).field("county", partner.county());
        amount("amount", partner.amount());
        price("price", partner.priceFen());
        out.field("paired", partner.paired()).endObject();
    }

    private void detail(Detail detail) {
        if (detail instanceof Detail.Lot lot) {
            out.object("lot");
            lot.priceFen().ifPresent(fen -> price("price", fen));
            lot.leader().ifPresent(county -> out.field("leader", county));
            out.field("closesAt", TimeText.print(lot.closesAt()));
            lot.draw()
                    .ifPresent(draw -> out.object("draw")
                            .field("index", draw.index())
                            .field("drawn", draw.drawn())
                            .field("among", draw.among())
                            .endObject());
        } else if (detail instanceof Detail.Afterwards after) {
            out.object("afterwards");
            amount("traded", after.traded());
            amount("takenOff", after.takenOff());
            amount("left", after.left());
        }
        out.endObject();
    }

    private void change(SmallestChange smallest) {
        out.object("change");
        Change change = smallest.change();
        if (change instanceof Change.MoreOffered c) {
            indicator("MORE_OFFERED", c.indicator(), c.amount());
        } else if (change instanceof Change.MoreAsked c) {
            indicator("MORE_ASKED", c.indicator(), c.amount());
        } else if (change instanceof Change.LessOffered c) {
            indicator("LESS_OFFERED", c.indicator(), c.amount());
        } else if (change instanceof Change.LessAsked c) {
            indicator("LESS_ASKED", c.indicator(), c.amount());
        } else if (change instanceof Change.HigherCap c) {
            indicator("HIGHER_CAP", c.indicator(), c.amount());
        } else if (change instanceof Change.Earlier c) {
            out.field("type", "EARLIER").field("before", c.before());
        } else if (change instanceof Change.Later c) {
            out.field("type", "LATER").field("after", c.after());
        } else if (change instanceof Change.AskedOnly c) {
            askedOnly(c);
        } else if (change instanceof Change.OtherLimit c) {
            out.field("type", "OTHER_LIMIT");
            price("limit", c.limitFen());
        } else if (change instanceof Change.Sent c) {
            out.field("type", "SENT");
            c.at().ifPresent(at -> out.field("at", TimeText.print(at)));
            c.priceFen().ifPresent(fen -> price("price", fen));
        } else if (change instanceof Change.PairedWithSeller) {
            out.field("type", "PAIRED_WITH_SELLER");
        } else if (change instanceof Change.OtherAmount c) {
            out.field("type", "OTHER_AMOUNT");
            amount("amount", c.amount());
        } else if (change instanceof Change.FreshId) {
            out.field("type", "FRESH_ID");
        } else if (change instanceof Change.OwnWithdrawn c) {
            out.field("type", "OWN_WITHDRAWN");
            texts("orders", c.orders());
        } else if (change instanceof Change.BeforeCommand c) {
            out.field("type", "BEFORE_COMMAND").field("seq", c.seq());
        }
        outcome(smallest.outcome());
        out.endObject();
    }

    private void indicator(String type, IndicatorKind indicator, long amount) {
        out.field("type", type).field("indicator", indicator.name()).field("amount", indicator.printAmount(amount));
    }

    private void askedOnly(Change.AskedOnly change) {
        out.field("type", "ASKED_ONLY").object("amounts");
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (change.amounts().containsKey(indicator)) {
                out.field(
                        indicator.name(), indicator.printAmount(change.amounts().get(indicator)));
            }
        }
        out.endObject();
    }
}
