package io.quotaexchange.matching.explain;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.matching.RejectReason;
import java.util.List;

/** The reasons of refusals, as people read them. */
final class RefusalText {
    private static final List<ClauseId> PRICES = List.of(new ClauseId("M13-05.8"));
    private static final List<ClauseId> OWN = List.of(new ClauseId("M13-05.2"));

    private RefusalText() {}

    /** The clauses a reason rests on besides that of its mechanism. */
    static List<ClauseId> clauses(RejectReason reason) {
        return switch (reason) {
            case OFF_TICK, OUTSIDE_BAND, OFF_INCREMENT, ABOVE_CAP, CAP_PHASE -> PRICES;
            case OWN_LOT, SELF_TRADE -> OWN;
            default -> List.of();
        };
    }

    static String zh(RejectReason reason) {
        return switch (reason) {
            case OFF_TICK -> "限价不是最小变动价位的整数倍";
            case OUTSIDE_BAND -> "限价超出价格区间";
            case NOT_POSITIVE -> "数量为零";
            case DUPLICATE_ID -> "编号已被使用";
            case DUPLICATE_SEQ -> "序号已被使用";
            case OTHER_SIDE -> "本县已在另一方参与";
            case NOT_OPEN -> "提交过早";
            case CLOSED -> "提交过晚,已经截止";
            case OWN_LOT -> "转出县不得竞买本县标的";
            case ALREADY_LEADING -> "该县已处于领先";
            case NOT_ABOVE_PRICE -> "报价不高于当前价";
            case OFF_INCREMENT -> "报价不符合增价幅度";
            case ABOVE_CAP -> "报价高于最高限价";
            case CAP_PHASE -> "已达最高限价,只能接受最高限价";
            case NOT_ELIGIBLE -> "不享有同价优先权";
            case UNKNOWN_ORDER -> "本县没有该编号的在册委托";
            case SELF_TRADE -> "遇到本县委托";
            case CANNOT_FILL -> "不能即时全部成交";
        };
    }

    static String en(RejectReason reason) {
        return switch (reason) {
            case OFF_TICK -> "its limit is no multiple of the tick";
            case OUTSIDE_BAND -> "its limit is outside the price band";
            case NOT_POSITIVE -> "its amount is zero";
            case DUPLICATE_ID -> "its id had been used before";
            case DUPLICATE_SEQ -> "its sequence number had been used before";
            case OTHER_SIDE -> "its county already stood on the other side";
            case NOT_OPEN -> "it came too early";
            case CLOSED -> "it came too late";
            case OWN_LOT -> "a county does not bid for its own lot";
            case ALREADY_LEADING -> "its county was leading already";
            case NOT_ABOVE_PRICE -> "it was not above the present price";
            case OFF_INCREMENT -> "it was off the increment";
            case ABOVE_CAP -> "it was above the cap";
            case CAP_PHASE -> "the cap had been reached, so that only the cap could be accepted";
            case NOT_ELIGIBLE -> "its county had no right to match";
            case UNKNOWN_ORDER -> "its county had no resting order of that id";
            case SELF_TRADE -> "it met an order of its own county";
            case CANNOT_FILL -> "it could not trade whole at once";
        };
    }
}
