package io.quotaexchange.platform.http;

/**
 * The two people behind an act, as they were signed in.
 *
 * @param maker who prepared it (经办)
 * @param approver who approved it (审核): another person
 */
public record Signatures(String maker, String approver) {
    public Signatures {
        if (maker.isEmpty() || approver.isEmpty() || maker.equals(approver)) {
            throw new IllegalArgumentException("two people sign, not '" + maker + "' and '" + approver + "'");
        }
    }
}
