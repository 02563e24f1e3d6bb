package io.quotaexchange.clause;

import java.util.regex.Pattern;

/**
 * The stable id of one rule of the policy documents, for example {@code M13-05.4} or {@code L-03.1b}.
 *
 * <p>Prefixes: M13 国土资规〔2017〕13号, Z10 浙委发〔2018〕10号, L 涟水 plan, Y 越城 measures, B 博山 opinion.
 *
 * @param text the id as it is cited
 */
public record ClauseId(String text) implements Comparable<ClauseId> {
    private static final Pattern FORM = Pattern.compile("(M13|Z10|L|Y|B)-[A-Z]?[0-9]+(\\.[0-9]+[a-z]?)?");

    public ClauseId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a clause id: " + text);
        }
    }

    @Override
    public int compareTo(ClauseId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
