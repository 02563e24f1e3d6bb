package io.quotaexchange.ledger.bench;

import java.util.Arrays;
import java.util.List;

/**
 * A part of the benchmark as it is asked for: {@code postings}, {@code postings:100} (accounts), {@code postings:100:32+1024} (accounts,
 * requests in flight), {@code deliveries:256}. What is left out is everything.
 *
 * @param numbers one list a colon
 */
record Part(String name, List<List<Integer>> numbers) {
    static List<Part> parse(String text) {
        return Arrays.stream(text.split(",")).map(Part::one).toList();
    }

    private static Part one(String text) {
        String[] words = text.split(":");
        return new Part(
                words[0],
                Arrays.stream(words)
                        .skip(1)
                        .map(list -> Arrays.stream(list.split("\\+"))
                                .map(Integer::valueOf)
                                .toList())
                        .toList());
    }

    List<Integer> numbers(int place, List<Integer> all) {
        return place < numbers.size() ? numbers.get(place) : all;
    }
}
