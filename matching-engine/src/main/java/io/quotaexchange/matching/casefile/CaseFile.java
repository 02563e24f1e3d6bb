package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.quantity.IndicatorKind;

/** A case as UTF-8 JSON, strict both ways (mechanisms page §7). */
public final class CaseFile {
    private CaseFile() {}

    /**
     * Reads a case.
     *
     * @param bytes the whole file
     * @throws MalformedCaseException at the first thing that is not as the format demands, with its place
     */
    public static Case read(byte[] bytes) throws MalformedCaseException {
        JsonText text = JsonText.check(bytes, Limits.CASE_DEPTH);
        JsonCursor cursor = new JsonCursor(bytes);
        cursor.next();
        Mechanism mechanism = text.mechanism() == null ? null : Values.nameOf(text.mechanism(), Mechanism.class);
        IndicatorKind indicator =
                text.indicator() == null ? null : Values.nameOf(text.indicator(), IndicatorKind.class);
        if (mechanism == null) {
            return NoMechanism.refuse(cursor);
        }
        return switch (mechanism) {
            case PRIORITY_ALLOCATION, UNIFORM_LIMITED_PRICE -> new AllocationCaseReader(mechanism).read(cursor);
            case CALL_AUCTION -> new CallAuctionCaseReader(indicator).read(cursor);
            case ASCENDING_AUCTION -> AscendingCaseReader.read(cursor);
            case CONTINUOUS -> new BookCaseReader(indicator).read(cursor);
        };
    }

    /**
     * Writes a case, so that {@link #read} gives back an equal one. Equal cases give equal bytes.
     *
     * @throws IllegalArgumentException if the case is of no mechanism of the format
     */
    public static byte[] write(Case value) {
        JsonLines out = new JsonLines();
        if (value instanceof AllocationCase allocation) {
            AllocationCaseWriter.write(out, allocation);
        } else if (value instanceof CallAuctionCase callAuction) {
            CallAuctionCaseWriter.write(out, callAuction);
        } else if (value instanceof AscendingCase ascending) {
            AscendingCaseWriter.write(out, ascending);
        } else if (value instanceof BookCase book) {
            BookCaseWriter.write(out, book);
        } else {
            throw new IllegalArgumentException("no such case: " + value.getClass());
        }
        return out.bytes();
    }
}
