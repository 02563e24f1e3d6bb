package io.quotaexchange.oversight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small reader of hledger's journal format, made from its manual and not from the writer: it adds up every account and holds every
 * balance assertion, as hledger does. For where hledger is not installed.
 */
final class TwinReader {
    private final Map<String, Long> balances = new HashMap<>();
    private final Map<String, Long> open = new HashMap<>();
    private int transactions;
    private int assertions;
    private boolean inside;

    /** @throws IllegalStateException at the first transaction that does not balance, or balance that is another */
    void read(List<String> lines) {
        for (String line : lines) {
            if (line.isBlank()) {
                close();
            } else if (line.startsWith("    ")) {
                posting(line.strip());
            } else if (line.matches("[0-9]{4}-[0-9]{2}-[0-9]{2} .*")) {
                close();
                inside = true;
                transactions++;
            } else if (!line.startsWith(";") && !line.startsWith("commodity ")) {
                throw new IllegalStateException("not understood: " + line);
            }
        }
        close();
    }

    private void close() {
        open.forEach((commodity, sum) -> {
            if (sum != 0) {
                throw new IllegalStateException("transaction " + transactions + " does not balance in " + commodity);
            }
        });
        open.clear();
        inside = false;
    }

    private void posting(String line) {
        if (!inside) {
            throw new IllegalStateException("a posting outside of a transaction: " + line);
        }
        String[] parts = line.split(" {2,}", 2);
        String[] amounts = parts[1].split(" = ", 2);
        String commodity = amounts[0].substring(amounts[0].indexOf(' ') + 1);
        long change = hundredths(amounts[0]);
        long after = balances.merge(parts[0] + " in " + commodity, change, Math::addExact);
        open.merge(commodity, change, Math::addExact);
        if (after != hundredths(amounts[1])) {
            throw new IllegalStateException("transaction " + transactions + ": " + parts[0] + " stands at " + after
                    + " hundredths, not at " + amounts[1]);
        }
        assertions++;
    }

    private static long hundredths(String amount) {
        return new java.math.BigDecimal(amount.substring(0, amount.indexOf(' ')))
                .movePointRight(2)
                .longValueExact();
    }

    int transactions() {
        return transactions;
    }

    int assertions() {
        return assertions;
    }

    /** Hundredths of the commodity, by {@code account in COMMODITY}. */
    Map<String, Long> balances() {
        return balances;
    }
}
