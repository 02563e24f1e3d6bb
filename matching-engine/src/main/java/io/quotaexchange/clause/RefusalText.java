package io.quotaexchange.clause;

import java.util.Locale;

/**
 * What a refusal of one code says in both languages, which rule it rests on, and what to do about it. Places for values are written as
 * {@code %1$s}.
 *
 * @param field of the request; may have places for values, too
 */
public record RefusalText(ClauseId clause, String field, String zh, String en, String remedyZh, String remedyEn) {
    public RefusalText(String clause, String field, String zh, String en, String remedyZh, String remedyEn) {
        this(new ClauseId(clause), field, zh, en, remedyZh, remedyEn);
    }

    /** The refusal as it stands. */
    public Refusal of(Enum<?> code) {
        return new Refusal(code.name(), clause, field, zh, en, remedyZh, remedyEn);
    }

    /** With what exactly is wrong, in both languages. */
    public Refusal with(Enum<?> code, String detailZh, String detailEn) {
        return new Refusal(code.name(), clause, field, zh + "：" + detailZh, en + ": " + detailEn, remedyZh, remedyEn);
    }

    /** With values in their places. */
    public Refusal filled(Enum<?> code, Object... values) {
        return by(clause, code, values);
    }

    /** With values in their places, by another clause than the usual: that of the rulebook's ruling. */
    public Refusal by(ClauseId other, Enum<?> code, Object... values) {
        return new Refusal(
                code.name(),
                other,
                String.format(Locale.ROOT, field, values),
                String.format(Locale.ROOT, zh, values),
                String.format(Locale.ROOT, en, values),
                remedyZh,
                remedyEn);
    }
}
