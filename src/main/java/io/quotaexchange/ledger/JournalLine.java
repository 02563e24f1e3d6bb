package io.quotaexchange.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Walks along one line of a journal and takes from it exactly what must stand next; whatever has another spelling does not match.
 * Texts and accounts that come again are made once.
 */
final class JournalLine {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SECONDS_A_DAY = 86_400;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;
    private static final int DIGITS_OF_A_BYTE = 2;
    /** By character: the value of a lower-case hexadecimal digit, −1 for what is none. */
    private static final byte[] HEX = new byte[1 << Byte.SIZE];

    static {
        Arrays.fill(HEX, (byte) -1);
        for (int value = 0; value < 16; value++) {
            HEX[Character.forDigit(value, 16)] = (byte) value;
        }
    }

    private final int slotBits;
    private final String[] texts;
    private final byte[][] textBytes;
    private final Account[] accounts;
    private final byte[][] accountBytes;
    private byte[] bytes = new byte[0];
    private int at;
    private int end;

    /** @param slotBits the binary logarithm of how many texts, and how many accounts, are kept */
    JournalLine(int slotBits) {
        int kept = 1 << slotBits;
        this.slotBits = slotBits;
        texts = new String[kept];
        textBytes = new byte[kept][];
        accounts = new Account[kept];
        accountBytes = new byte[kept][];
    }

    /** Begins with the bytes from {@code from} to before {@code to}. */
    void begin(byte[] line, int from, int to) {
        bytes = line;
        at = from;
        end = to;
    }

    boolean isNext(byte[] token) {
        int past = at + token.length;
        return past <= end && Arrays.equals(bytes, at, past, token, 0, token.length);
    }

    /** Takes the token if it stands next. */
    boolean next(byte[] token) {
        boolean found = isNext(token);
        at += found ? token.length : 0;
        return found;
    }

    void expect(byte[] token) {
        if (!next(token)) {
            throw wrong(new String(token, StandardCharsets.UTF_8) + " should stand here");
        }
    }

    void expectEnd() {
        if (at != end) {
            throw wrong("the line should end here");
        }
    }

    /** A whole number as {@link Long#toString} spells it. */
    long number() {
        int start = at;
        boolean negative = at < end && bytes[at] == '-';
        if (negative) {
            at++;
        }
        int first = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            int digit = bytes[at] - '0';
            // Below zero, so that the least number fits too.
            if (value < (Long.MIN_VALUE + digit) / 10) {
                throw wrong("a number is beyond 2⁶³−1");
            }
            value = value * 10 - digit;
            at++;
        }
        boolean spelled = at > first && (bytes[first] != '0' || at - start == 1);
        if (!spelled || !negative && value == Long.MIN_VALUE) {
            throw wrong("a whole number should stand here");
        }
        return negative ? value : -value;
    }

    /** A number between quotes. */
    long quotedNumber() {
        quote();
        long value = number();
        quote();
        return value;
    }

    int smallNumber() {
        long value = number();
        if (value != (int) value) {
            throw wrong("a number is beyond 2³¹−1");
        }
        return (int) value;
    }

    private void quote() {
        if (at >= end || bytes[at] != '"') {
            throw wrong("a quotation mark should stand here");
        }
        at++;
    }

    /** A text between quotes, with the escapes that a writer must use and no others. */
    String text() {
        quote();
        int past = plainEnd();
        if (past < 0) {
            return rareText();
        }
        int slot = slot(textBytes, past);
        if (slot < 0) {
            slot = ~slot;
            texts[slot] = ascii(at, past);
            textBytes[slot] = Arrays.copyOfRange(bytes, at, past);
        }
        at = past + 1;
        return texts[slot];
    }

    /** As {@link #text}, for what seldom comes again. */
    String newText() {
        quote();
        int past = plainEnd();
        if (past < 0) {
            return rareText();
        }
        String text = ascii(at, past);
        at = past + 1;
        return text;
    }

    /** Where the quotation mark stands that ends a text of ASCII without escapes; below zero if it is another text. */
    private int plainEnd() {
        byte[] line = bytes;
        int past = at;
        while (past < end && line[past] >= ' ' && line[past] != '"' && line[past] != '\\') {
            past++;
        }
        return past < end && line[past] == '"' ? past : -1;
    }

    /**
     * Where the text from here to before {@code past} is kept.
     *
     * @return if it is not: the complement of where it is to be; two places are looked at, so that two texts that come by turns do not
     *     drive each other out
     */
    private int slot(byte[][] kept, int past) {
        int first = firstSlot(at, past);
        if (isKept(kept[first], past)) {
            return first;
        }
        int second = first ^ 1;
        if (isKept(kept[second], past)) {
            return second;
        }
        return kept[first] == null || kept[second] != null ? ~first : ~second;
    }

    private boolean isKept(byte[] kept, int past) {
        return kept != null && Arrays.equals(kept, 0, kept.length, bytes, at, past);
    }

    /** Told from the length and the last eight bytes, which is where texts differ. */
    private int firstSlot(int from, int past) {
        int length = past - from;
        long hash = length;
        if (length >= Long.BYTES) {
            hash = 31 * (long) LONG.get(bytes, past - Long.BYTES) + (long) LONG.get(bytes, from) + length;
        } else {
            for (int i = from; i < past; i++) {
                hash = hash << Byte.SIZE ^ bytes[i];
            }
        }
        return (int) (hash * SPREAD >>> Long.SIZE - slotBits);
    }

    @SuppressWarnings("deprecation") // Every byte here is ASCII.
    private String ascii(int from, int past) {
        return new String(bytes, 0, from, past - from);
    }

    /** A text with escapes or with more than ASCII: read, written again and compared. */
    private String rareText() {
        int start = at;
        StringBuilder text = new StringBuilder();
        int plain = at;
        while (at < end && bytes[at] != '"') {
            if (bytes[at] == '\\') {
                text.append(decoded(plain, at));
                text.append(escaped());
                plain = at;
            } else {
                at++;
            }
        }
        text.append(decoded(plain, at));
        String read = text.toString();
        byte[] again = JournalText.quoted(read).getBytes(StandardCharsets.UTF_8);
        quote();
        boolean same = Arrays.equals(again, 0, again.length, bytes, start - 1, at);
        if (!same) {
            throw wrong("a text is not in its one spelling");
        }
        return read;
    }

    private String decoded(int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw wrong("a text is not UTF-8");
        }
    }

    private char escaped() {
        int kind = at + 1 < end ? bytes[at + 1] : 0;
        at += 2;
        return switch (kind) {
            case '"' -> '"';
            case '\\' -> '\\';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int value = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = at < end ? Character.digit(bytes[at++], 16) : -1;
                    if (digit < 0) {
                        throw wrong("an escape is cut off");
                    }
                    value = 16 * value + digit;
                }
                yield (char) value;
            }
            default -> throw wrong("an escape that is none");
        };
    }

    Account account() {
        quote();
        int past = plainEnd();
        if (past < 0) {
            return account(rareText());
        }
        int slot = slot(accountBytes, past);
        int from = at;
        at = past + 1;
        if (slot < 0) {
            slot = ~slot;
            accounts[slot] = account(ascii(from, past));
            accountBytes[slot] = Arrays.copyOfRange(bytes, from, past);
        }
        return accounts[slot];
    }

    private Account account(String text) {
        try {
            return Account.parse(text);
        } catch (IllegalArgumentException e) {
            throw wrong("not an account: " + text);
        }
    }

    Hash hash() {
        byte[] digest = hex();
        if (digest.length != Hash.LENGTH) {
            throw wrong("a hash has 32 bytes");
        }
        return Hash.wrap(digest);
    }

    /** Bytes as lower-case hexadecimal digits between quotes. */
    byte[] hex() {
        quote();
        int start = at;
        while (at < end && bytes[at] != '"') {
            at++;
        }
        if ((at - start) % 2 != 0) {
            throw wrong("half a byte");
        }
        byte[] value = new byte[(at - start) / DIGITS_OF_A_BYTE];
        int wrong = 0;
        for (int i = 0; i < value.length; i++) {
            int place = start + DIGITS_OF_A_BYTE * i;
            int both = HEX[bytes[place] & 0xff] << 4 | HEX[bytes[place + 1] & 0xff];
            wrong |= both;
            value[i] = (byte) both;
        }
        if (wrong < 0) {
            throw wrong("not a lower-case hexadecimal digit");
        }
        quote();
        return value;
    }

    /** UTC with six decimals between quotes, for example {@code 2022-06-08T09:30:00.000001Z}. */
    Instant time() {
        quote();
        LocalDate day = day();
        separator('T');
        int hour = digits(2);
        separator(':');
        int minute = digits(2);
        separator(':');
        int second = digits(2);
        separator('.');
        int micros = digits(6);
        separator('Z');
        quote();
        if (hour > 23 || minute > 59 || second > 59) {
            throw wrong("not a time of the day");
        }
        return Instant.ofEpochSecond(
                day.toEpochDay() * SECONDS_A_DAY + hour * 3_600L + minute * 60L + second, micros * 1_000L);
    }

    /** A day between quotes, for example {@code 2018-06-08}. */
    LocalDate date() {
        quote();
        LocalDate day = day();
        quote();
        return day;
    }

    private LocalDate day() {
        int year = digits(4);
        separator('-');
        int month = digits(2);
        separator('-');
        try {
            return LocalDate.of(year, month, digits(2));
        } catch (DateTimeException e) {
            throw wrong("not a day");
        }
    }

    private int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            int c = at < end ? bytes[at++] : 0;
            if (c < '0' || c > '9') {
                throw wrong("a digit should stand here");
            }
            value = 10 * value + c - '0';
        }
        return value;
    }

    private void separator(char wanted) {
        if (at >= end || bytes[at++] != wanted) {
            throw wrong(wanted + " should stand here");
        }
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("not a journal entry in its one spelling: at byte " + at + ", " + what);
    }
}
