package io.quotaexchange.rulebook;

import io.quotaexchange.quantity.Money;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;

/**
 * What one person of a county may do alone up to a sum, where a rulebook says so: a closed list of payments of the county's own money.
 * Clause: Z10-06.2.
 */
public enum TrustedAct {
    /** Proceeds are used for a permitted purpose. Clause: Z10-08.2. */
    USE_OF_PROCEEDS("useProceeds", "amount"),
    /** A deposit for a round. Clause: M13-05.8. */
    DEPOSIT("placeDeposit", "amount"),
    /** Reclamation fee (Z10-06.1). */
    FEE_PAYMENT("payReclamationFee", "yuan");

    private final String operation;
    private final String key;

    TrustedAct(String operation, String key) {
        this.operation = operation;
        this.key = key;
    }

    /** The operation of the contract that it is. */
    public String operation() {
        return operation;
    }

    /**
     * The limit under which one person suffices for a request.
     *
     * @param body of the request, as it came
     * @return empty if the rulebook asks for two people
     */
    public static Optional<Money> limit(Rulebook rulebook, String operation, byte[] body) {
        return Arrays.stream(values())
                .filter(act -> act.operation.equals(operation))
                .findFirst()
                .flatMap(act -> Optional.ofNullable(rulebook.terms().trusted().get(act))
                        .map(Ruling::value)
                        .filter(limit -> act.sum(body)
                                .filter(sum -> sum.compareTo(limit) <= 0)
                                .isPresent()));
    }

    /** What the request is about; empty if it does not say so. */
    private Optional<Money> sum(byte[] body) {
        try {
            return new JsonObject(io.vertx.core.buffer.Buffer.buffer(body)).getValue(key) instanceof String text
                    ? Optional.of(Money.ofYuan(text))
                    : Optional.empty();
        } catch (DecodeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
