package io.quotaexchange.ledger;

import io.quotaexchange.quantity.IndicatorKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Reads entries from the lines of an export: straight from the bytes, and only what {@link JournalEntryJson#write} gives. Not for two
 * threads.
 */
public final class JournalEntryReader {
    private static final byte[] SEQUENCE = token("{\"sequence\":");
    private static final byte[] RECORDED_AT = token(",\"recordedAt\":");
    private static final byte[] CODE = token(",\"code\":");
    private static final byte[] KEY = token(",\"key\":");
    private static final byte[] FINGERPRINT = token(",\"fingerprint\":");
    private static final byte[] FACT = token(",\"fact\":{\"kind\":");
    private static final byte[] ID = token(",\"id\":");
    private static final byte[] DIGEST = token(",\"digest\":");
    private static final byte[] MAKER = token("},\"maker\":");
    private static final byte[] APPROVER = token(",\"approver\":");
    private static final byte[] POSTINGS = token(",\"postings\":[");
    private static final byte[] LOTS = token("],\"lots\":[");
    private static final byte[] SPENT = token("],\"spent\":[");
    private static final byte[] CREATED = token("],\"created\":[");
    private static final byte[] HASH = token("],\"hash\":");
    private static final byte[] FROM = token("{\"from\":");
    private static final byte[] TO = token(",\"to\":");
    private static final byte[] AMOUNT = token(",\"amount\":");
    private static final byte[] PRICE = token(",\"priceFen\":");
    private static final byte[] LOT = token(",\"lot\":");
    private static final byte[] FROM_BALANCE = token(",\"fromBalance\":");
    private static final byte[] FROM_NUMBER = token(",\"fromNumber\":");
    private static final byte[] TO_BALANCE = token(",\"toBalance\":");
    private static final byte[] TO_NUMBER = token(",\"toNumber\":");
    private static final byte[] SERIAL = token("{\"serial\":");
    private static final byte[] INDICATOR = token(",\"indicator\":");
    private static final byte[] COUNTY = token(",\"county\":");
    private static final byte[] PROJECT = token(",\"project\":");
    private static final byte[] ACCEPTED_ON = token(",\"acceptedOn\":");
    private static final byte[] FIRST_UNIT = token(",\"firstUnit\":");
    private static final byte[] LAST_UNIT = token(",\"lastUnit\":");
    private static final byte[] SEGMENT = token("{\"segment\":");
    private static final byte[] HOLDER = token(",\"holder\":");
    private static final byte[] PARENT = token(",\"parent\":");
    private static final byte[] PLACE = token(",\"place\":");
    private static final byte[] COMMA = token(",");
    private static final byte[] CLOSE = token("}");
    private static final byte[] END = token("]");

    private static final Map<String, SettlementCode> CODES = new HashMap<>();
    private static final Map<String, IndicatorKind> INDICATORS = new HashMap<>();

    static {
        for (SettlementCode code : SettlementCode.values()) {
            CODES.put(code.name(), code);
        }
        for (IndicatorKind indicator : IndicatorKind.values()) {
            INDICATORS.put(indicator.name(), indicator);
        }
    }

    private static final int SLOT_BITS_FOR_A_JOURNAL = 14;
    private static final int SLOT_BITS_FOR_A_LINE = 5;

    private final JournalLine line;

    /** For a whole journal: remembers many texts, which takes some memory to begin with. */
    public JournalEntryReader() {
        this(SLOT_BITS_FOR_A_JOURNAL);
    }

    private JournalEntryReader(int slotBits) {
        line = new JournalLine(slotBits);
    }

    /** For one line, after which the reader is let go. */
    static JournalEntryReader forOneLine() {
        return new JournalEntryReader(SLOT_BITS_FOR_A_LINE);
    }

    private static byte[] token(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The entry that the bytes from {@code from} to before {@code to} are a line of, without its end.
     *
     * @throws IllegalArgumentException if they are not exactly what is written for an entry; says why
     */
    public JournalEntry read(byte[] bytes, int from, int to) {
        line.begin(bytes, from, to);
        line.expect(SEQUENCE);
        long sequence = line.number();
        line.expect(RECORDED_AT);
        Instant recordedAt = line.time();
        line.expect(CODE);
        SettlementCode code = known(CODES, line.text());
        line.expect(KEY);
        String key = line.newText();
        line.expect(FINGERPRINT);
        Hash fingerprint = line.hash();
        Fact fact = fact();
        line.expect(MAKER);
        String maker = line.text();
        Optional<String> approver = line.next(APPROVER) ? Optional.of(line.text()) : Optional.empty();
        line.expect(POSTINGS);
        List<Posting> postings = list(this::posting);
        line.expect(LOTS);
        List<Lot> lots = list(this::lot);
        line.expect(SPENT);
        List<SegmentSpend> spent = list(this::spend);
        line.expect(CREATED);
        List<Segment> created = list(this::segment);
        line.expect(HASH);
        Hash hash = line.hash();
        line.expect(CLOSE);
        line.expectEnd();
        return new JournalEntry(
                sequence,
                recordedAt,
                code,
                key,
                fingerprint,
                fact,
                maker,
                approver,
                postings,
                lots,
                spent,
                created,
                hash);
    }

    /** What stands up to the bracket, which is left for the next token. */
    private <T> List<T> list(Supplier<T> element) {
        if (line.isNext(END)) {
            return List.of();
        }
        T first = element.get();
        if (!line.next(COMMA)) {
            return List.of(first);
        }
        T second = element.get();
        if (!line.next(COMMA)) {
            return List.of(first, second);
        }
        List<T> all = new ArrayList<>();
        all.add(first);
        all.add(second);
        do {
            all.add(element.get());
        } while (line.next(COMMA));
        return all;
    }

    private Fact fact() {
        line.expect(FACT);
        String kind = line.text();
        line.expect(ID);
        String id = line.newText();
        line.expect(DIGEST);
        return new Fact(kind, id, line.hex());
    }

    private Posting posting() {
        line.expect(FROM);
        Account from = line.account();
        line.expect(TO);
        Account to = line.account();
        line.expect(AMOUNT);
        long amount = line.quotedNumber();
        OptionalLong price = line.next(PRICE) ? OptionalLong.of(line.quotedNumber()) : OptionalLong.empty();
        Optional<String> lot = line.next(LOT) ? Optional.of(line.text()) : Optional.empty();
        line.expect(FROM_BALANCE);
        long fromBalance = line.quotedNumber();
        line.expect(FROM_NUMBER);
        long fromNumber = line.number();
        line.expect(TO_BALANCE);
        long toBalance = line.quotedNumber();
        line.expect(TO_NUMBER);
        long toNumber = line.number();
        line.expect(CLOSE);
        return new Posting(
                new Transfer(from, to, amount, lot, price),
                new Standing(fromBalance, fromNumber),
                new Standing(toBalance, toNumber));
    }

    private Lot lot() {
        line.expect(SERIAL);
        String serial = line.text();
        line.expect(INDICATOR);
        IndicatorKind indicator = known(INDICATORS, line.text());
        line.expect(COUNTY);
        String county = line.text();
        line.expect(PROJECT);
        String project = line.text();
        line.expect(ACCEPTED_ON);
        java.time.LocalDate acceptedOn = line.date();
        line.expect(FIRST_UNIT);
        long first = line.quotedNumber();
        line.expect(LAST_UNIT);
        long last = line.quotedNumber();
        line.expect(CLOSE);
        return new Lot(serial, indicator, county, project, acceptedOn, first, last);
    }

    private SegmentSpend spend() {
        line.expect(SEGMENT);
        long segment = line.number();
        line.expect(PLACE);
        int place = line.smallNumber();
        line.expect(CLOSE);
        return new SegmentSpend(segment, place);
    }

    private Segment segment() {
        line.expect(SEGMENT);
        long id = line.number();
        line.expect(LOT);
        String lot = line.text();
        line.expect(FIRST_UNIT);
        long first = line.quotedNumber();
        line.expect(LAST_UNIT);
        long last = line.quotedNumber();
        line.expect(HOLDER);
        Account holder = line.account();
        OptionalLong parent = line.next(PARENT) ? OptionalLong.of(line.number()) : OptionalLong.empty();
        line.expect(PLACE);
        int place = line.smallNumber();
        line.expect(CLOSE);
        return new Segment(id, lot, first, last, holder, parent, place);
    }

    private <T> T known(Map<String, T> names, String name) {
        T value = names.get(name);
        if (value == null) {
            throw line.wrong("no such name: " + name);
        }
        return value;
    }
}
