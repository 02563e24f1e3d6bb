package io.quotaexchange.matching;

/** A sum or a value beyond 2⁶³−1 of the smallest unit: the case cannot be cleared; the message names what overflowed. */
public final class AmountOverflowException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    public AmountOverflowException(String message) {
        super(message);
    }
}
