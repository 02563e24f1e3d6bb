package io.quotaexchange.ledger;

import io.quotaexchange.quantity.IndicatorKind;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The slow and obvious reader of journal lines: any JSON, then written again and compared. */
final class PlainEntryReader {
    private PlainEntryReader() {}

    /** The entry; empty if the line is not exactly what is written for one. */
    static Optional<JournalEntry> read(String line) {
        try {
            JournalEntry entry = entry(new JsonObject(line));
            return JournalEntryJson.write(entry).equals(line) ? Optional.of(entry) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static JournalEntry entry(JsonObject json) {
        return new JournalEntry(
                number(json, "sequence"),
                time(text(json, "recordedAt")),
                SettlementCode.valueOf(text(json, "code")),
                text(json, "key"),
                Hash.parse(text(json, "fingerprint")),
                fact(json.getJsonObject("fact")),
                text(json, "maker"),
                Optional.ofNullable(json.getString("approver")),
                list(json, "postings", PlainEntryReader::posting),
                list(json, "lots", PlainEntryReader::lot),
                list(json, "spent", spend -> new SegmentSpend(number(spend, "segment"), place(spend))),
                list(json, "created", PlainEntryReader::segment),
                Hash.parse(text(json, "hash")));
    }

    private static Fact fact(JsonObject json) {
        return new Fact(text(json, "kind"), text(json, "id"), HexFormat.of().parseHex(text(json, "digest")));
    }

    private static Posting posting(JsonObject json) {
        String price = json.getString("priceFen");
        Transfer transfer = new Transfer(
                Account.parse(text(json, "from")),
                Account.parse(text(json, "to")),
                amount(json, "amount"),
                Optional.ofNullable(json.getString("lot")),
                price == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(price)));
        return new Posting(
                transfer,
                new Standing(amount(json, "fromBalance"), number(json, "fromNumber")),
                new Standing(amount(json, "toBalance"), number(json, "toNumber")));
    }

    private static Lot lot(JsonObject json) {
        return new Lot(
                text(json, "serial"),
                IndicatorKind.valueOf(text(json, "indicator")),
                text(json, "county"),
                text(json, "project"),
                LocalDate.parse(text(json, "acceptedOn")),
                amount(json, "firstUnit"),
                amount(json, "lastUnit"));
    }

    private static Segment segment(JsonObject json) {
        return new Segment(
                number(json, "segment"),
                text(json, "lot"),
                amount(json, "firstUnit"),
                amount(json, "lastUnit"),
                Account.parse(text(json, "holder")),
                json.containsKey("parent") ? OptionalLong.of(number(json, "parent")) : OptionalLong.empty(),
                place(json));
    }

    private static <T> List<T> list(JsonObject json, String name, Function<JsonObject, T> form) {
        return present(json.getJsonArray(name), name).stream()
                .map(value -> form.apply((JsonObject) value))
                .toList();
    }

    private static String text(JsonObject json, String name) {
        return present(json.getString(name), name);
    }

    private static long number(JsonObject json, String name) {
        return present(json.getLong(name), name);
    }

    private static int place(JsonObject json) {
        return present(json.getInteger("place"), "place");
    }

    private static long amount(JsonObject json, String name) {
        return Long.parseLong(text(json, name));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("recordedAt is not a time: " + text, e);
        }
    }

    private static <T> T present(T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
