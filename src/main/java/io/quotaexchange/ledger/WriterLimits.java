package io.quotaexchange.ledger;

/**
 * How much the writer takes.
 *
 * @param queue most settlements that wait; one more is refused with BUSY
 * @param batch most settlements of one transaction; when as many wait, they are decided while the one before is written
 * @param gatherNanos how long a batch waits for those whom the batch before it answered; 0: not at all
 */
public record WriterLimits(int queue, int batch, long gatherNanos) {
    public static final WriterLimits DEFAULT = new WriterLimits(8_192, 512);

    private static final long GATHER_NANOS = 200_000;

    public WriterLimits(int queue, int batch) {
        this(queue, batch, GATHER_NANOS);
    }

    public WriterLimits {
        if (queue < 1 || batch < 1) {
            throw new IllegalArgumentException("limits must be at least 1");
        }
    }
}
