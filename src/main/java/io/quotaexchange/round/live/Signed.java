package io.quotaexchange.round.live;

/**
 * The people behind an act.
 *
 * @param maker who prepared it (经办)
 * @param approver who approved it (审核). Clause: Z10-06.2
 */
public record Signed(String maker, String approver) {
    boolean isOnePerson() {
        return maker.equals(approver);
    }
}
