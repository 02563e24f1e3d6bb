package io.quotaexchange.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.platform.database.Gathering.Asked;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private final List<List<Asked<Integer, String>>> groups = new ArrayList<>();
    private final List<Promise<Void>> calls = new ArrayList<>();
    private final Gathering<Integer, String> gathering = new Gathering<>(3, group -> {
        groups.add(group);
        calls.add(Promise.promise());
        return calls.getLast().future();
    });

    private List<List<Integer>> asked() {
        return groups.stream()
                .map(group -> group.stream().map(Asked::what).toList())
                .toList();
    }

    private void answerAll(int group) {
        groups.get(group).forEach(asked -> asked.answer().complete("answer " + asked.what()));
        calls.get(group).complete();
    }

    @Test
    void whatGathersMeanwhileIsTheNextGroup() {
        List<Future<String>> answers =
                IntStream.range(0, 6).mapToObj(gathering::ask).toList();
        assertThat(asked()).containsExactly(List.of(0));
        answerAll(0);
        assertThat(asked()).containsExactly(List.of(0), List.of(1, 2, 3));
        answerAll(1);
        answerAll(2);
        assertThat(asked()).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4, 5));
        assertThat(answers)
                .extracting(Future::result)
                .containsExactly("answer 0", "answer 1", "answer 2", "answer 3", "answer 4", "answer 5");
    }

    @Test
    void whoIsNotAnsweredWhenAGroupFailsFailsWithItAndTheNextGoOn() {
        Future<String> first = gathering.ask(0);
        Future<String> second = gathering.ask(1);
        Future<String> third = gathering.ask(2);
        answerAll(0);
        groups.get(1).getFirst().answer().complete("in time");
        calls.get(1).fail("cut off");
        assertThat(first.result()).isEqualTo("answer 0");
        assertThat(second.result()).isEqualTo("in time");
        assertThat(third.cause()).hasMessage("cut off");
        Future<String> later = gathering.ask(3);
        answerAll(2);
        assertThat(later.result()).isEqualTo("answer 3");
    }

    @Test
    void aGroupThatCannotBeAskedFailsAlone() {
        Gathering<Integer, Integer> broken = new Gathering<>(2, group -> {
            if (group.getFirst().what() < 0) {
                throw new IllegalArgumentException("below zero");
            }
            group.forEach(asked -> asked.answer().complete(asked.what()));
            return Future.succeededFuture();
        });
        assertThat(broken.ask(-1).cause()).hasMessage("below zero");
        assertThat(broken.ask(7).result()).isEqualTo(7);
    }
}
