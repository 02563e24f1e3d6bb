package io.quotaexchange.matching.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for texts, from 0 in the order in which they were first asked for. */
final class Numbering {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    int numberOf(String text) {
        Integer known = numbers.putIfAbsent(text, texts.size());
        if (known != null) {
            return known;
        }
        texts.add(text);
        return texts.size() - 1;
    }

    String textOf(long number) {
        return texts.get((int) number);
    }

    int size() {
        return texts.size();
    }
}
