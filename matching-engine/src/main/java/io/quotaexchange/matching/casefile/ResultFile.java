package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Result;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationResult;
import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.AscendingResult;
import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.book.BookResult;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.CallAuctionResult;

/** A result as UTF-8 JSON, strict both ways (mechanisms page §7). */
public final class ResultFile {
    private ResultFile() {}

    /**
     * Writes the result of a case. Equal results give equal bytes.
     *
     * @param given the case it is the result of: it says the units
     */
    public static byte[] write(Result value, Case given) {
        JsonLines out = new JsonLines();
        out.object()
                .field("format", Header.RESULT_FORMAT)
                .field("mechanism", value.mechanism().name());
        if (value instanceof AllocationResult allocation) {
            new AllocationResultWriter((AllocationCase) given).write(out, allocation);
        } else if (value instanceof CallAuctionResult callAuction) {
            CallAuctionResultWriter.write(
                    out, callAuction, ((CallAuctionCase) given).rules().indicator());
        } else if (value instanceof AscendingResult ascending) {
            AscendingResultWriter.write(out, ascending);
        } else if (value instanceof BookResult book) {
            new BookResultWriter(((BookCase) given).rules().indicator()).write(out, book);
        } else {
            throw new IllegalArgumentException("no such result: " + value.getClass());
        }
        return out.endObject().bytes();
    }

    /**
     * Reads a result.
     *
     * @param bytes the whole file
     * @param given the case it claims to be the result of: it says the units
     * @throws MalformedCaseException at the first thing that is not as the format demands, with its place
     */
    public static Result read(byte[] bytes, Case given) throws MalformedCaseException {
        JsonText.check(bytes, Limits.RESULT_DEPTH);
        JsonCursor cursor = new JsonCursor(bytes);
        cursor.next();
        if (given instanceof AllocationCase allocation) {
            return new AllocationResultReader(allocation).read(cursor);
        } else if (given instanceof CallAuctionCase callAuction) {
            return new CallAuctionResultReader(callAuction.rules().indicator()).read(cursor);
        } else if (given instanceof AscendingCase) {
            return AscendingResultReader.read(cursor);
        } else if (given instanceof BookCase book) {
            return new BookResultReader(book.rules().indicator()).read(cursor);
        }
        throw new IllegalArgumentException("no such case: " + given.getClass());
    }
}
