package io.quotaexchange.ledger;

import java.util.function.Supplier;

/** Ends the check of an entry at the first rule it breaks; never leaves {@link JournalCheck}. */
final class JournalFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final JournalRule rule;

    JournalFault(JournalRule rule, String detail) {
        super(detail, null, false, false);
        this.rule = rule;
    }

    JournalRule rule() {
        return rule;
    }

    static void unless(boolean holds, JournalRule rule, String detail) {
        if (!holds) {
            throw new JournalFault(rule, detail);
        }
    }

    /** @param detail written only if it is needed: a journal has many millions of checks that hold */
    static void unless(boolean holds, JournalRule rule, Supplier<String> detail) {
        if (!holds) {
            throw new JournalFault(rule, detail.get());
        }
    }
}
