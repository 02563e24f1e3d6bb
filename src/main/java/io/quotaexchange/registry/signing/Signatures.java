package io.quotaexchange.registry.signing;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.registry.refusal.RefusalCode;
import java.util.List;

/**
 * The two people behind an act.
 *
 * @param maker who prepared it (经办), for example {@code usr_331126-trader}
 * @param approver who approved it (审核): another person
 */
public record Signatures(String maker, String approver) {
    private static final ClauseId RESPONSIBLE = new ClauseId("Z10-06.2");
    private static final String FORM = "usr_[a-z0-9_-]{1,40}";

    /** Those of the two people who were signed in. */
    public static Signatures of(ApiRequest approved) {
        return new Signatures(
                approved.signatures().maker(), approved.signatures().approver());
    }

    /** @throws IllegalArgumentException if it is not the id of a person */
    public static String person(String id) {
        if (!id.matches(FORM)) {
            throw new IllegalArgumentException("a person is usr_ and 1 to 40 of a-z, 0-9, _ and -");
        }
        return id;
    }

    /** Four eyes: one person never does both. Clause: Z10-06.2. */
    public List<Refusal> refusals() {
        return maker.equals(approver) ? List.of(RefusalCode.SAME_PERSON.because(RESPONSIBLE, "approver")) : List.of();
    }
}
