package io.quotaexchange.ledger;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/**
 * An entry of the journal as one line of JSON, the form it has in an export.
 *
 * <p>Amounts, balances, prices and unit numbers are decimal strings; counts and ids are numbers; what is absent is left out. There is
 * one spelling: a line that says the same in another way is refused.
 */
public final class JournalEntryJson {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private JournalEntryJson() {}

    /** One line without its end. */
    public static String write(JournalEntry entry) {
        return object(entry).encode();
    }

    /** @throws IllegalArgumentException if the line is not exactly what {@link #write} gives for an entry; says why */
    public static JournalEntry read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return JournalEntryReader.forOneLine().read(bytes, 0, bytes.length);
    }

    /** The entry as a JSON object, for an answer over HTTP. */
    public static JsonObject object(JournalEntry entry) {
        JsonObject json = new JsonObject()
                .put("sequence", entry.sequence())
                .put("recordedAt", TIME.format(entry.recordedAt()))
                .put("code", entry.code().name())
                .put("key", entry.idempotencyKey())
                .put("fingerprint", entry.fingerprint().toString())
                .put("fact", fact(entry.fact()))
                .put("maker", entry.maker());
        entry.approver().ifPresent(approver -> json.put("approver", approver));
        return json.put("postings", array(entry.postings(), JournalEntryJson::posting))
                .put("lots", array(entry.lots(), JournalEntryJson::lot))
                .put("spent", array(entry.spent(), JournalEntryJson::spend))
                .put("created", array(entry.created(), JournalEntryJson::segment))
                .put("hash", entry.hash().toString());
    }

    private static JsonObject fact(Fact fact) {
        return new JsonObject()
                .put("kind", fact.kind())
                .put("id", fact.id())
                .put("digest", HexFormat.of().formatHex(fact.digest()));
    }

    private static JsonObject posting(Posting posting) {
        Transfer transfer = posting.transfer();
        JsonObject json = new JsonObject()
                .put("from", transfer.from().toString())
                .put("to", transfer.to().toString())
                .put("amount", Long.toString(transfer.amount()));
        transfer.priceFen().ifPresent(price -> json.put("priceFen", Long.toString(price)));
        transfer.lot().ifPresent(lot -> json.put("lot", lot));
        return json.put("fromBalance", Long.toString(posting.from().balance()))
                .put("fromNumber", posting.from().number())
                .put("toBalance", Long.toString(posting.to().balance()))
                .put("toNumber", posting.to().number());
    }

    private static JsonObject lot(Lot lot) {
        return new JsonObject()
                .put("serial", lot.serial())
                .put("indicator", lot.indicator().name())
                .put("county", lot.county())
                .put("project", lot.project())
                .put("acceptedOn", lot.acceptedOn().toString())
                .put("firstUnit", Long.toString(lot.firstUnit()))
                .put("lastUnit", Long.toString(lot.lastUnit()));
    }

    private static JsonObject spend(SegmentSpend spend) {
        return new JsonObject().put("segment", spend.segment()).put("place", spend.place());
    }

    private static JsonObject segment(Segment segment) {
        JsonObject json = new JsonObject()
                .put("segment", segment.id())
                .put("lot", segment.lot())
                .put("firstUnit", Long.toString(segment.firstUnit()))
                .put("lastUnit", Long.toString(segment.lastUnit()))
                .put("holder", segment.holder().toString());
        segment.parent().ifPresent(parent -> json.put("parent", parent));
        return json.put("place", segment.place());
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonObject> form) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(form.apply(value)));
        return array;
    }
}
