package io.quotaexchange.ledger;

/**
 * How much the writer takes.
 *
 * @param queue most settlements that wait; one more is refused with BUSY
 * @param batch most settlements of one transaction
 */
public record WriterLimits(int queue, int batch) {
    public static final WriterLimits DEFAULT = new WriterLimits(8_192, 1_024);

    public WriterLimits {
        if (queue < 1 || batch < 1) {
            throw new IllegalArgumentException("limits must be at least 1");
        }
    }
}
