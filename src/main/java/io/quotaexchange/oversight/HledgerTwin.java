package io.quotaexchange.oversight;

import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.JournalEntry;
import io.quotaexchange.ledger.Posting;
import io.quotaexchange.ledger.Standing;
import io.quotaexchange.ledger.Unit;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The journal as hledger reads it: a transaction a settlement, and after each posting what the account then holds, so that a foreign
 * program confirms every balance. Units are whole m² and kg, money is yuan.
 */
final class HledgerTwin {
    private static final long SECONDS_A_DAY = 86_400;
    private static final int FEN_A_YUAN = 100;

    /** How a posting's line begins. */
    private final Map<Account, byte[]> beginnings = new HashMap<>();

    private long day = Long.MIN_VALUE;
    private String date = "";

    /** What stands in front of the transactions, line by line. */
    static List<String> heading() {
        return List.of(
                "; The journal of a quota exchange, for hledger: every posting is followed by the balance it leaves.",
                "commodity 1000. QUANTITY",
                "commodity 1000. CAPACITY",
                "commodity 1000. PADDY",
                "commodity 1000.00 CNY",
                "");
    }

    /** Appends the lines of one settlement, each ended by a line feed. @return how many */
    int write(JournalEntry entry, TwinText to) {
        to.append(date(entry))
                .append(" (")
                .append(entry.sequence())
                .append(") ")
                .append(entry.code().name())
                .append(' ');
        plain(entry.fact().kind(), to);
        to.append(' ');
        plain(entry.fact().id(), to);
        to.append('\n');
        for (Posting posting : entry.postings()) {
            long amount = posting.transfer().amount();
            line(posting.transfer().from(), -amount, posting.from(), to);
            line(posting.transfer().to(), amount, posting.to(), to);
        }
        to.append('\n');
        return 2 + 2 * entry.postings().size();
    }

    private String date(JournalEntry entry) {
        long of = Math.floorDiv(entry.recordedAt().getEpochSecond(), SECONDS_A_DAY);
        if (of != day) {
            day = of;
            date = LocalDate.ofInstant(entry.recordedAt(), ZoneOffset.UTC).toString();
        }
        return date;
    }

    private void line(Account account, long change, Standing after, TwinText to) {
        byte[] beginning = beginnings.get(account);
        if (beginning == null) {
            beginning = ("    " + name(account) + "  ").getBytes(StandardCharsets.UTF_8);
            beginnings.put(account, beginning);
        }
        to.append(beginning);
        amount(change, account.unit(), to);
        to.append(" = ");
        amount(after.balance(), account.unit(), to);
        to.append('\n');
    }

    /** For example {@code 330102:reserve:quantity}. */
    static String name(Account account) {
        return (account.owner() + ":" + account.kind() + ":" + account.unit())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    private static void amount(long amount, Unit unit, TwinText to) {
        if (unit == Unit.CNY) {
            long yuan = amount / FEN_A_YUAN;
            long fen = Math.abs(amount % FEN_A_YUAN);
            to.append(amount < 0 && yuan == 0 ? "-" : "").append(yuan).append('.');
            to.append(fen < 10 ? "0" : "").append(fen);
        } else {
            to.append(amount);
        }
        to.append(' ').append(unit.name());
    }

    /** What would end the description, or the line, stands as a blank. */
    private static void plain(String text, TwinText to) {
        for (int i = 0; i < text.length(); i++) {
            if (isBlank(text.charAt(i))) {
                StringBuilder plain = new StringBuilder();
                text.chars().forEach(c -> plain.append(isBlank((char) c) ? ' ' : (char) c));
                to.append(plain.toString());
                return;
            }
        }
        to.append(text);
    }

    private static boolean isBlank(char c) {
        return c < ' ' || c == ';' || c == '|';
    }
}
