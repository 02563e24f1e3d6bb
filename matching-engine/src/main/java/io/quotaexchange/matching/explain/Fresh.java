package io.quotaexchange.matching.explain;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names for what was not there: an id and a county no order of the case has. */
final class Fresh {
    private Fresh() {}

    static String id(Stream<String> taken) {
        Set<String> ids = taken.collect(Collectors.toSet());
        int number = 1;
        while (ids.contains("more-" + number)) {
            number++;
        }
        return "more-" + number;
    }

    static String county(Stream<String> taken) {
        Set<String> codes = taken.collect(Collectors.toSet());
        int code = 999_999;
        while (codes.contains(String.valueOf(code))) {
            code--;
        }
        return String.valueOf(code);
    }
}
