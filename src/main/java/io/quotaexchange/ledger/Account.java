package io.quotaexchange.ledger;

/**
 * One account: whose, which, in what unit. Text form {@code 330102/RESERVE/QUANTITY}.
 *
 * @param owner a six-digit division code (a county, or the province such as {@code 330000}), or {@link #SYSTEM}
 */
public record Account(String owner, AccountKind kind, Unit unit) {
    public static final String SYSTEM = "SYSTEM";

    public static Account system(AccountKind kind, Unit unit) {
        return new Account(SYSTEM, kind, unit);
    }

    /** @throws IllegalArgumentException if the text is not of the form {@code owner/KIND/UNIT} */
    public static Account parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not an account: " + text);
        }
        return new Account(parts[0], AccountKind.valueOf(parts[1]), Unit.valueOf(parts[2]));
    }

    // Written out: accounts are compared several times a posting, and the one a record brings is several times slower.
    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Account account
                        && kind == account.kind
                        && unit == account.unit
                        && owner.equals(account.owner);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * owner.hashCode() + kind.ordinal()) + unit.ordinal();
    }

    @Override
    public String toString() {
        return owner + "/" + kind + "/" + unit;
    }
}
