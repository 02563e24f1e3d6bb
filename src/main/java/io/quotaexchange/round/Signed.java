package io.quotaexchange.round;

/**
 * The two people behind an act on a round.
 *
 * @param maker who prepared it; {@code approver} who approved it, another person. Clause: Z10-06.2
 */
public record Signed(String maker, String approver) {
    boolean byOne() {
        return maker.equals(approver);
    }
}
