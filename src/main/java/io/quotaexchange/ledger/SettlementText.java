package io.quotaexchange.ledger;

import java.util.Optional;

/** What a text in a settlement may be: it is hashed, stored and exported, and must come back the same from each. */
final class SettlementText {
    static final int MOST_CHARACTERS = 200;

    private SettlementText() {}

    /** What is wrong with a settlement's texts, if anything. */
    static Optional<String> fault(Settlement settlement) {
        return fault("idempotencyKey", settlement.idempotencyKey())
                .or(() -> fault("fact.kind", settlement.fact().kind()))
                .or(() -> fault("fact.id", settlement.fact().id()))
                .or(() -> fault("maker", settlement.maker()))
                .or(() -> settlement.approver().flatMap(approver -> fault("approver", approver)))
                .or(() -> digestFault(settlement.fact()));
    }

    /** 1 to 200 characters of well-formed Unicode without control characters. */
    static Optional<String> fault(String field, String text) {
        if (text.isBlank() || text.length() > MOST_CHARACTERS) {
            return Optional.of(field + " must have 1 to " + MOST_CHARACTERS + " characters");
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            return Optional.of(field + " has a control character or half a character");
        }
        return Optional.empty();
    }

    private static Optional<String> digestFault(Fact fact) {
        return fact.digest().length == Hash.LENGTH
                ? Optional.empty()
                : Optional.of("fact.digest must have " + Hash.LENGTH + " bytes");
    }
}
