package io.quotaexchange.demo;

import java.util.ArrayList;
import java.util.List;

/** Things with weights to draw from. */
final class Odds<T> {
    private final List<Draw.Weighted<T>> choices = new ArrayList<>();
    private int total;

    Odds<T> with(T thing, int weight) {
        choices.add(new Draw.Weighted<>(thing, weight));
        total += weight;
        return this;
    }

    T draw(Draw draw) {
        return draw.pick(choices, total);
    }
}
