package io.quotaexchange.registry.refusal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with {@code {name}} in it. */
final class Template {
    private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]+)}");

    private Template() {}

    /** @throws IllegalArgumentException if a name has no value */
    static String fill(String text, Map<String, String> values) {
        Matcher name = NAME.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (name.find()) {
            String value = values.get(name.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for {" + name.group(1) + "} in: " + text);
            }
            name.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return name.appendTail(filled).toString();
    }
}
