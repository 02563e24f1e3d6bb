package io.quotaexchange.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may take what from whom; time and signs of life are played. */
final class TakeoverPermitTest {
    private static final UUID SELF = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final UUID THIRD = new UUID(0, 3);

    private final Set<UUID> members = new HashSet<>(Set.of(SELF));
    private final Map<UUID, Instant> signs = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<UUID> whetherTheyLive = new ArrayList<>();
    private final Set<UUID> mute = new HashSet<>();
    private boolean refuses;
    private long nanos;

    private final Takeover takeover = new Takeover(new Takeover.View(
            SELF,
            () -> members,
            () -> Future.succeededFuture(Map.copyOf(signs)),
            (node, subject) -> {
                asked.add(node + " " + subject);
                return refuses ? Future.failedFuture("busy") : Future.succeededFuture();
            },
            node -> {
                whetherTheyLive.add(node);
                return mute.contains(node) ? Future.failedFuture("no answer") : Future.succeededFuture();
            },
            () -> nanos));

    private boolean may(UUID holder) {
        return takeover.permit("rnd_1", Optional.ofNullable(holder)).result();
    }

    /** A second goes by; those named give a sign of life, by clocks that are years apart. */
    private void second(UUID... alive) {
        nanos += Duration.ofSeconds(1).toNanos();
        for (UUID node : alive) {
            signs.merge(
                    node,
                    Instant.EPOCH.plus(Duration.ofDays(node.getLeastSignificantBits() * 1_000)),
                    (old, fresh) -> old.plusSeconds(1));
        }
        assertThat(takeover.look().succeeded()).isTrue();
    }

    @Test
    void whatNobodyHasOrThisNodeHasMayBeTaken() {
        assertThat(may(null)).isTrue();
        assertThat(may(SELF)).isTrue();
        assertThat(asked).isEmpty();
    }

    @Test
    void aMemberIsAskedAndMustHaveLetGo() {
        members.add(OTHER);
        assertThat(may(OTHER)).isTrue();
        refuses = true;
        assertThat(may(OTHER)).isFalse();
        assertThat(asked).containsExactly(OTHER + " rnd_1", OTHER + " rnd_1");
    }

    @Test
    void nothingIsTakenBeforeTheSignsOfLifeWereRead() {
        members.add(THIRD);
        members.remove(THIRD);
        assertThat(takeover.isGone(OTHER)).isFalse();
    }

    @Test
    void fromANodeThatIsNoMemberOnlyOnceItWasSilent() {
        second(SELF, OTHER);
        second(SELF, OTHER);
        assertThat(may(OTHER)).isFalse();
        second(SELF);
        second(SELF);
        assertThat(may(OTHER)).as("2 seconds of silence").isFalse();
        second(SELF);
        assertThat(may(OTHER)).as("3 seconds of silence").isTrue();
        assertThat(takeover.isGone(OTHER)).isTrue();
    }

    @Test
    void ofTwoThatDoNotSeeEachOtherAndBothLiveNoneTakes() {
        second(SELF, OTHER);
        second(SELF, OTHER);
        assertThat(may(OTHER)).isFalse();
        assertThat(takeover.cutOff()).hasValueSatisfying(why -> assertThat(why).contains("sees 1 of 2"));
    }

    @Test
    void theGreaterPartTakesFromTheOneThatIsCutOffAndNotTheOtherWay() {
        members.add(THIRD);
        second(SELF, OTHER, THIRD);
        second(SELF, OTHER, THIRD);
        assertThat(may(OTHER)).as("two of three").isTrue();
        assertThat(takeover.cutOff()).isEmpty();
        members.remove(THIRD);
        assertThat(may(OTHER)).as("one of three").isFalse();
        assertThat(takeover.cutOff()).hasValueSatisfying(why -> assertThat(why).contains("sees 1 of 3"));
    }

    @Test
    void oneThatNeverGaveASignIsDead() {
        second(SELF);
        assertThat(may(OTHER)).isTrue();
    }

    @Test
    void aMemberThatStandsStillIsGivenUpAndNotAskedAnyMore() {
        members.add(OTHER);
        second(SELF, OTHER);
        second(SELF);
        assertThat(takeover.isServing(OTHER)).isTrue();
        mute.add(OTHER);
        refuses = true;
        assertThat(whetherTheyLive).as("once, when it joined").hasSize(1);
        second(SELF);
        assertThat(whetherTheyLive).as("after 2 seconds").hasSize(2);
        assertThat(takeover.isServing(OTHER)).isTrue();
        assertThat(takeover.isGivenUp(OTHER)).isFalse();
        assertThat(may(OTHER)).isFalse();
        second(SELF);
        assertThat(takeover.isGivenUp(OTHER)).as("after 3 seconds").isTrue();
        assertThat(takeover.givenUpCount()).isEqualTo(1);
        assertThat(takeover.isServing(OTHER)).isFalse();
        assertThat(takeover.isGone(OTHER)).isTrue();
        asked.clear();
        assertThat(may(OTHER)).isTrue();
        assertThat(asked).isEmpty();
        second(SELF, OTHER);
        assertThat(takeover.isGivenUp(OTHER)).as("it goes on").isFalse();
        assertThat(takeover.givenUpCount()).isZero();
        assertThat(may(OTHER)).as("and is asked again").isFalse();
    }

    @Test
    void aBusyMemberThatAnswersIsNotGivenUpThoughItsSignsAreLate() {
        members.add(OTHER);
        second(SELF, OTHER);
        for (int i = 0; i < 10; i++) {
            second(SELF);
        }
        assertThat(whetherTheyLive).hasSize(10);
        assertThat(takeover.isGivenUp(OTHER)).isFalse();
        assertThat(takeover.isGone(OTHER)).isFalse();
    }

    @Test
    void aMemberThatGivesSignsOfLifeIsNotGivenUpThoughItDoesNotAnswer() {
        members.add(OTHER);
        mute.add(OTHER);
        for (int i = 0; i < 10; i++) {
            second(SELF, OTHER);
        }
        assertThat(takeover.isGivenUp(OTHER)).isFalse();
    }

    @Test
    void whoStoodStillHoldsItAgainstNobody() {
        members.add(OTHER);
        mute.add(OTHER);
        second(SELF, OTHER);
        nanos += Duration.ofMinutes(1).toNanos();
        assertThat(takeover.look().succeeded()).isTrue();
        assertThat(takeover.isGivenUp(OTHER)).isFalse();
        members.remove(OTHER);
        assertThat(takeover.isGone(OTHER)).isFalse();
    }

    @Test
    void aMemberThatHasNotAnsweredYetIsNotReckonedWith() {
        members.add(OTHER);
        mute.add(OTHER);
        second(SELF, OTHER);
        assertThat(takeover.isServing(OTHER)).isFalse();
        assertThat(takeover.cutOff()).as("and who hears nobody is cut off").isPresent();
        mute.remove(OTHER);
        second(SELF, OTHER);
        assertThat(takeover.isServing(OTHER)).isTrue();
        assertThat(takeover.cutOff()).isEmpty();
        members.remove(OTHER);
        second(SELF, OTHER);
        members.add(OTHER);
        assertThat(takeover.isServing(OTHER))
                .as("it came back and has not answered")
                .isFalse();
    }
}
