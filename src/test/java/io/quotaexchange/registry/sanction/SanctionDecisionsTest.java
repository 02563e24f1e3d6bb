package io.quotaexchange.registry.sanction;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.registry.sanction.SanctionDecisions.Decision;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanctionDecisionsTest {
    private static final LocalDate DUE = LocalDate.parse("2022-03-31");
    private static final LocalDate BEFORE = LocalDate.parse("2022-03-01");
    private static final SanctionEvent ORDERED = new SanctionEvent.Ordered(BEFORE, "331126", "撂荒", DUE);
    private static final SanctionEvent NAMED = new SanctionEvent.Named(DUE.plusDays(1), false);
    private static final SanctionEvent SUSPENDED = new SanctionEvent.Suspended(DUE.plusDays(2));
    private static final SanctionEvent RECTIFIED = new SanctionEvent.Rectified(DUE.plusDays(3), "复核");

    private static String decide(SanctionCommand command, LocalDate today, SanctionEvent... given) {
        Sanction state = new Sanction.None();
        for (SanctionEvent event : List.of(given)) {
            state = SanctionDecisions.evolve(state, event);
        }
        return switch (SanctionDecisions.decide(state, command, today)) {
            case Decision.Taken taken -> SanctionEventJson.kind(taken.event());
            case Decision.Refused refused -> refused.refusal().code();
        };
    }

    @Test
    void m13_07_5_orderNameSuspendRectifyLift() {
        LocalDate late = DUE.plusDays(5);
        assertThat(decide(new SanctionCommand.Order("331126", "撂荒", DUE), BEFORE))
                .isEqualTo("sanction.ordered.v1");
        assertThat(decide(new SanctionCommand.NamePublicly(false), late, ORDERED))
                .isEqualTo("sanction.named.v1");
        assertThat(decide(new SanctionCommand.Suspend(), late, ORDERED, NAMED)).isEqualTo("sanction.suspended.v1");
        assertThat(decide(new SanctionCommand.FindRectified("复核"), late, ORDERED, NAMED, SUSPENDED))
                .isEqualTo("sanction.rectified.v1");
        assertThat(decide(new SanctionCommand.Lift(), late, ORDERED, NAMED, SUSPENDED, RECTIFIED))
                .isEqualTo("sanction.lifted.v1");
    }

    @ParameterizedTest
    @CsvSource({
        "2022-03-30, false, NEITHER_GRAVE_NOR_DUE",
        "2022-03-31, false, NEITHER_GRAVE_NOR_DUE",
        "2022-04-01, false, sanction.named.v1",
        "2022-03-30, true,  sanction.named.v1"
    })
    void m13_07_5_namedOnceTheDayHasPassedOrTheCaseIsGrave(LocalDate today, boolean grave, String expected) {
        assertThat(decide(new SanctionCommand.NamePublicly(grave), today, ORDERED))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2022-03-30, sanction.ordered.v1", "2022-03-31, DUE_NOT_AHEAD", "2022-04-01, DUE_NOT_AHEAD"})
    void m13_07_5_theDayIsAhead(LocalDate today, String expected) {
        assertThat(decide(new SanctionCommand.Order("331126", "撂荒", DUE), today))
                .isEqualTo(expected);
    }

    @Test
    void m13_07_5_noStepIsSkippedOrRepeated() {
        LocalDate late = DUE.plusDays(5);
        assertThat(decide(new SanctionCommand.Suspend(), late, ORDERED)).isEqualTo("STEP_OUT_OF_ORDER");
        assertThat(decide(new SanctionCommand.NamePublicly(true), late)).isEqualTo("STEP_OUT_OF_ORDER");
        assertThat(decide(new SanctionCommand.Lift(), late, ORDERED, NAMED)).isEqualTo("STEP_OUT_OF_ORDER");
        assertThat(decide(new SanctionCommand.Lift(), late, ORDERED, NAMED, SUSPENDED))
                .isEqualTo("NOT_RECTIFIED");
        assertThat(decide(new SanctionCommand.Order("331126", "撂荒", late.plusDays(1)), late, ORDERED))
                .isEqualTo("STEP_OUT_OF_ORDER");
        assertThat(decide(new SanctionCommand.FindRectified("复核"), late, ORDERED, RECTIFIED))
                .isEqualTo("STEP_OUT_OF_ORDER");
        assertThat(decide(new SanctionCommand.NamePublicly(true), late, ORDERED, RECTIFIED))
                .isEqualTo("STEP_OUT_OF_ORDER");
    }

    @Test
    void everyStepIsReadAsItWasWritten() {
        for (SanctionEvent event :
                List.of(ORDERED, NAMED, SUSPENDED, RECTIFIED, new SanctionEvent.Lifted(DUE.plusDays(4)))) {
            assertThat(SanctionEventJson.read(
                            SanctionEventJson.kind(event), event.on(), SanctionEventJson.write(event)))
                    .isEqualTo(event);
        }
        assertThat(SanctionEvent.class.getPermittedSubclasses()).hasSize(5);
    }
}
