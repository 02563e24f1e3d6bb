package io.quotaexchange.reserve;

import io.quotaexchange.platform.digest.Sm3;
import java.util.List;

/**
 * A batch of a monitoring feed as it came in. Clause: M13-07.3.
 *
 * @param id the sender's, for example {@code fed_2019-q2}: the same batch may be sent again
 * @param source who sent it
 * @param text CSV with the header {@code action,lot,firstUnit,lastUnit,reason,reference}; action is FREEZE, THAW or DEDUCT
 */
public record FeedBatch(String id, String source, String text, String maker, String approver) {
    public static final List<String> HEADER = List.of("action", "lot", "firstUnit", "lastUnit", "reason", "reference");

    /** Most rows of a batch, the header not counted. */
    public static final int MOST_ROWS = 10_000;

    /** SM3 of what was sent: the same id with another digest is another batch. */
    public byte[] digest() {
        return Sm3.digest(text);
    }

    FeedBatch signedBy(String otherMaker, String otherApprover) {
        return new FeedBatch(id, source, text, otherMaker, otherApprover);
    }
}
