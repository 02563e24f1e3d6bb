package io.quotaexchange.ledger;

import java.nio.ByteBuffer;
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
    private static final long SECONDS_A_DAY = 86_400;
    private static final int CACHED = 1 << 12;

    private final String[] texts = new String[CACHED];
    private final byte[][] textBytes = new byte[CACHED][];
    private final Account[] accounts = new Account[CACHED];
    private final String[] accountTexts = new String[CACHED];
    private byte[] bytes = new byte[0];
    private int at;
    private int end;

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
        int start = at;
        int hash = 0;
        while (at < end && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            hash = 31 * hash + bytes[at];
            at++;
        }
        if (at < end && bytes[at] == '"') {
            String text = cached(start, at, hash);
            at++;
            return text;
        }
        at = start;
        return rareText();
    }

    private String cached(int from, int to, int hash) {
        int slot = (hash ^ hash >>> 15) & CACHED - 1;
        byte[] known = textBytes[slot];
        if (known != null && Arrays.equals(known, 0, known.length, bytes, from, to)) {
            return texts[slot];
        }
        @SuppressWarnings("deprecation") // Every byte here is ASCII.
        String text = new String(bytes, 0, from, to - from);
        texts[slot] = text;
        textBytes[slot] = Arrays.copyOfRange(bytes, from, to);
        return text;
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
        String text = text();
        int slot = text.hashCode() & CACHED - 1;
        String known = accountTexts[slot];
        if (known != null && (known == text || known.equals(text))) {
            return accounts[slot];
        }
        Account account;
        try {
            account = Account.parse(text);
        } catch (IllegalArgumentException e) {
            throw wrong("not an account: " + text);
        }
        accounts[slot] = account;
        accountTexts[slot] = text;
        return account;
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
        byte[] value = new byte[(at - start) / 2];
        for (int i = 0; i < value.length; i++) {
            value[i] = (byte) (digit(start + 2 * i) << 4 | digit(start + 2 * i + 1));
        }
        quote();
        return value;
    }

    private int digit(int place) {
        int c = bytes[place];
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        }
        throw wrong("not a lower-case hexadecimal digit");
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
