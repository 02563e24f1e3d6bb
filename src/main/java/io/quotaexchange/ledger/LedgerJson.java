package io.quotaexchange.ledger;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.quantity.UnitPrice;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Ledger values as the contract has them: decimal text in hectares, kg and yuan. */
final class LedgerJson {
    private LedgerJson() {}

    /** An amount of a unit: hectares with four decimals, whole kg, or yuan with two decimals. */
    static String amount(Unit unit, long amount) {
        return unit == Unit.CNY
                ? Money.ofFen(amount).yuan()
                : IndicatorKind.valueOf(unit.name()).printAmount(amount);
    }

    static JsonObject fact(String kind, String id) {
        return new JsonObject().put("kind", kind).put("id", id);
    }

    static JsonObject lot(Lot lot) {
        return new JsonObject()
                .put("serial", lot.serial())
                .put("indicator", lot.indicator().name())
                .put("county", lot.county())
                .put("project", lot.project())
                .put("amount", lot.indicator().printAmount(lot.amount()))
                .put("acceptedOn", lot.acceptedOn().toString());
    }

    /** Units are numbered inside the lot, from 1. */
    static JsonObject segment(Segment segment, Lot lot, long since) {
        return new JsonObject()
                .put("segment", segment.id())
                .put("firstUnit", segment.firstUnit() - lot.firstUnit() + 1)
                .put("lastUnit", segment.lastUnit() - lot.firstUnit() + 1)
                .put("amount", lot.indicator().printAmount(segment.amount()))
                .put("holder", segment.holder().owner())
                .put("account", segment.holder().toString())
                .put("since", since);
    }

    static JsonObject line(Account account, StatementLine line) {
        return new JsonObject()
                .put("settlement", line.settlement())
                .put("code", line.code().name())
                .put("recordedAt", line.recordedAt().toString())
                .put("fact", fact(line.factKind(), line.factId()))
                .put("change", line.change() > 0 ? "IN" : "OUT")
                .put("amount", amount(account.unit(), Math.abs(line.change())))
                .put("balance", amount(account.unit(), line.balance()))
                .put("counterparty", line.other().toString())
                .put("accountSequence", line.number());
    }

    /** The lots of one line of a statement. */
    static JsonArray lots(Account account, long number, List<StatementLot> lots) {
        JsonArray json = new JsonArray();
        lots.stream()
                .filter(lot -> lot.number() == number)
                .forEach(lot -> json.add(new JsonObject()
                        .put("lot", lot.lot())
                        .put("project", lot.project())
                        .put("amount", amount(account.unit(), lot.amount()))));
        return json;
    }

    static JsonObject entry(JournalEntry entry) {
        JsonArray postings = new JsonArray();
        for (Posting posting : entry.postings()) {
            Transfer transfer = posting.transfer();
            Unit unit = transfer.from().unit();
            JsonObject json = new JsonObject()
                    .put("from", transfer.from().toString())
                    .put("to", transfer.to().toString())
                    .put("unit", unit.name())
                    .put("amount", amount(unit, transfer.amount()));
            transfer.priceFen()
                    .ifPresent(fen -> json.put("price", UnitPrice.ofFen(fen).yuan()));
            postings.add(json);
        }
        JsonObject json = new JsonObject()
                .put("sequence", entry.sequence())
                .put("code", entry.code().name())
                .put("recordedAt", entry.recordedAt().toString())
                .put("fact", fact(entry.fact().kind(), entry.fact().id()))
                .put("maker", entry.maker());
        entry.approver().ifPresent(approver -> json.put("approver", approver));
        return json.put("postings", postings).put("hash", entry.hash().toString());
    }

    /** @param lots those of the created segments by serial: units are numbered inside their lot, from 1 */
    static JsonObject detail(JournalEntry entry, Hash previous, Map<String, Lot> lots) {
        JsonArray spent = new JsonArray();
        entry.spent().forEach(spend -> spent.add(spend.segment()));
        JsonArray created = new JsonArray();
        for (Segment segment : entry.created()) {
            long before = lots.get(segment.lot()).firstUnit() - 1;
            JsonObject json = new JsonObject()
                    .put("segment", segment.id())
                    .put("lot", segment.lot())
                    .put("firstUnit", segment.firstUnit() - before)
                    .put("lastUnit", segment.lastUnit() - before)
                    .put("amount", amount(segment.holder().unit(), segment.amount()))
                    .put("account", segment.holder().toString());
            segment.parent().ifPresent(parent -> json.put("parent", parent));
            created.add(json);
        }
        return entry(entry)
                .put("previousHash", previous.toString())
                .put("segmentsSpent", spent)
                .put("segmentsCreated", created);
    }
}
