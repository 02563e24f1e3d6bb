package io.quotaexchange.quantity;

/** Text that should be an amount and is not; the message says what is wrong with it. */
public final class AmountFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    AmountFormatException(String message) {
        super(message);
    }
}
