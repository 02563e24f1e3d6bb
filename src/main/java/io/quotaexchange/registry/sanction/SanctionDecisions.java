package io.quotaexchange.registry.sanction;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.registry.refusal.RefusalCode;
import java.time.LocalDate;
import java.util.Map;

/** Which step may follow which. Clause: M13-07.5. */
public final class SanctionDecisions {
    private static final ClauseId LADDER = new ClauseId("M13-07.5");

    private SanctionDecisions() {}

    /** What becomes of a command. */
    public sealed interface Decision {
        record Taken(SanctionEvent event) implements Decision {}

        record Refused(Refusal refusal) implements Decision {}
    }

    /** @param today the day of the step */
    public static Decision decide(Sanction state, SanctionCommand command, LocalDate today) {
        return switch (command) {
            case SanctionCommand.Order order -> order(state, order, today);
            case SanctionCommand.FindRectified found -> findRectified(state, found, today);
            case SanctionCommand.NamePublicly name -> namePublicly(state, name, today);
            case SanctionCommand.Suspend suspend ->
                state instanceof Sanction.Named
                        ? new Decision.Taken(new SanctionEvent.Suspended(today))
                        : outOfOrder("暂停受理须在通报批评之后", "a county is suspended after it was named publicly");
            case SanctionCommand.Lift lift -> lift(state, today);
        };
    }

    private static Decision order(Sanction state, SanctionCommand.Order order, LocalDate today) {
        if (!(state instanceof Sanction.None)) {
            return outOfOrder("已经责令整改", "it was ordered before");
        }
        if (!order.due().isAfter(today)) {
            return new Decision.Refused(RefusalCode.DUE_NOT_AHEAD.because(
                    LADDER, "due", Map.of("due", order.due().toString())));
        }
        return new Decision.Taken(new SanctionEvent.Ordered(today, order.county(), order.finding(), order.due()));
    }

    private static Decision findRectified(Sanction state, SanctionCommand.FindRectified found, LocalDate today) {
        boolean open = state instanceof Sanction.Open
                || state instanceof Sanction.Named
                || state instanceof Sanction.Suspended suspended && !suspended.rectified();
        return open
                ? new Decision.Taken(new SanctionEvent.Rectified(today, found.evidence()))
                : outOfOrder("没有待整改的事项", "there is nothing to be put right");
    }

    private static Decision namePublicly(Sanction state, SanctionCommand.NamePublicly name, LocalDate today) {
        if (!(state instanceof Sanction.Open open)) {
            return outOfOrder("通报批评须在责令整改之后", "a county is named after it was ordered to put it right");
        }
        return name.grave() || today.isAfter(open.due())
                ? new Decision.Taken(new SanctionEvent.Named(today, name.grave()))
                : new Decision.Refused(RefusalCode.NEITHER_GRAVE_NOR_DUE.because(
                        LADDER, "grave", Map.of("due", open.due().toString())));
    }

    private static Decision lift(Sanction state, LocalDate today) {
        if (!(state instanceof Sanction.Suspended suspended)) {
            return outOfOrder("该县没有被暂停", "the county is not suspended");
        }
        return suspended.rectified()
                ? new Decision.Taken(new SanctionEvent.Lifted(today))
                : new Decision.Refused(RefusalCode.NOT_RECTIFIED.because(LADDER, ""));
    }

    private static Decision outOfOrder(String zh, String en) {
        return new Decision.Refused(
                RefusalCode.STEP_OUT_OF_ORDER.because(LADDER, "", Map.of("whyZh", zh, "whyEn", en)));
    }

    /** The state after a step; it never refuses. */
    public static Sanction evolve(Sanction state, SanctionEvent event) {
        return switch (event) {
            case SanctionEvent.Ordered ordered -> new Sanction.Open(ordered.county(), ordered.finding(), ordered.due());
            case SanctionEvent.Named named -> new Sanction.Named(county(state), finding(state));
            case SanctionEvent.Suspended suspended -> new Sanction.Suspended(county(state), finding(state), false);
            case SanctionEvent.Rectified rectified ->
                state instanceof Sanction.Suspended
                        ? new Sanction.Suspended(county(state), finding(state), true)
                        : new Sanction.Closed(county(state));
            case SanctionEvent.Lifted lifted -> new Sanction.Closed(county(state));
        };
    }

    static String county(Sanction state) {
        return switch (state) {
            case Sanction.None none -> "";
            case Sanction.Open open -> open.county();
            case Sanction.Named named -> named.county();
            case Sanction.Suspended suspended -> suspended.county();
            case Sanction.Closed closed -> closed.county();
        };
    }

    static String finding(Sanction state) {
        return switch (state) {
            case Sanction.Open open -> open.finding();
            case Sanction.Named named -> named.finding();
            case Sanction.Suspended suspended -> suspended.finding();
            case Sanction.None none -> "";
            case Sanction.Closed closed -> "";
        };
    }
}
