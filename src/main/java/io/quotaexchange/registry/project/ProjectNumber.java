package io.quotaexchange.registry.project;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A project's number with its province: county code, year, number in the year, for example {@code 33112620190012}.
 *
 * @param text 14 digits: the province's two and twelve more
 */
public record ProjectNumber(String text) {
    private static final String PREFIX = "prj_";
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{13}");

    public ProjectNumber {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a project number is 14 digits: county code, year and four digits, for example 33112620190012");
        }
    }

    /** The number in a project's id; empty if that is none of ours. */
    public static Optional<ProjectNumber> ofId(String id) {
        return id.startsWith(PREFIX)
                        && FORM.matcher(id.substring(PREFIX.length())).matches()
                ? Optional.of(new ProjectNumber(id.substring(PREFIX.length())))
                : Optional.empty();
    }

    /** Six-digit code of the county. */
    public String county() {
        return text.substring(0, 6);
    }

    /** The id under which the project is known everywhere, for example {@code prj_33112620190012}. */
    public String projectId() {
        return PREFIX + text;
    }

    /** What a lot's serial starts with, for example {@code 33-331126-2019-0012}. */
    public String serialStem() {
        return text.substring(0, 2) + "-" + county() + "-" + text.substring(6, 10) + "-" + text.substring(10);
    }
}
