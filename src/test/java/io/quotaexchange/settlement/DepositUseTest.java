package io.quotaexchange.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.round.RoundCalendar;
import io.quotaexchange.round.RoundEvent;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.round.RoundTerms;
import io.quotaexchange.round.SampleRound;
import io.quotaexchange.round.Signed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Until when a running round needs a deposit: the calendar says the day, unless it stands still. */
final class DepositUseTest {
    /** A Friday in China. */
    private static final Instant LAST_STAGE_ENDS = Instant.parse("2018-06-15T08:00:00Z");

    private static final Instant START = LAST_STAGE_ENDS.minus(Duration.ofDays(14));
    private static final Signed BY = new Signed("usr_a", "usr_b");

    private static RoundState running() {
        RoundState state = new RoundState();
        RoundCalendar calendar = new RoundCalendar(
                START.plus(Duration.ofDays(9)),
                START.plus(Duration.ofDays(12)),
                List.of(new RoundCalendar.StageTime(LAST_STAGE_ENDS.minus(Duration.ofHours(2)), Duration.ofHours(2))));
        state.apply(
                new RoundEvent.Announced(SampleRound.plan(), calendar, new RoundTerms(9, 5, 30, 300, Map.of()), "", BY),
                START);
        return state;
    }

    private static DepositUse use(RoundState state, Instant now) {
        return DepositUse.of(state, List.of(), "330281", now);
    }

    /** Five working days of publicity end with 22 June, the time to settle thirty days later. */
    @Test
    void m13_05_8_theCalendarSaysTheLastDay() {
        assertThat(use(running(), START)).isEqualTo(byCalendar("2018-07-22"));
        // The last stage lasted two days longer than it should.
        assertThat(use(running(), LAST_STAGE_ENDS.plus(Duration.ofDays(3)))).isEqualTo(byCalendar("2018-07-25"));
    }

    private static DepositUse byCalendar(String day) {
        return new DepositUse(true, Optional.of(LocalDate.parse(day)), true);
    }

    @Test
    void m13_05_8_noCalendarSaysTheDayOfARoundThatStandsStill() {
        RoundState paused = running();
        paused.apply(new RoundEvent.Paused("系统维护", BY), START.plus(Duration.ofDays(1)));
        assertThat(use(paused, START.plus(Duration.ofDays(2))))
                .isEqualTo(new DepositUse(true, Optional.empty(), false));
        paused.apply(new RoundEvent.Resumed(BY), START.plus(Duration.ofDays(4)));
        assertThat(use(paused, START.plus(Duration.ofDays(4)))).isEqualTo(byCalendar("2018-07-25"));
        RoundState stopped = running();
        stopped.apply(new RoundEvent.Stopped("通知", BY), START.plus(Duration.ofDays(1)));
        assertThat(use(stopped, START.plus(Duration.ofDays(1))))
                .isEqualTo(new DepositUse(true, Optional.empty(), false));
    }
}
