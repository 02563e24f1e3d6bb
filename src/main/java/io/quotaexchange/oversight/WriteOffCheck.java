package io.quotaexchange.oversight;

import io.quotaexchange.writeoff.WriteOffSlip;
import io.vertx.core.json.JsonObject;

/** Checks write-off slips, and says which settlement each makes. Clause: M13-04.5. */
final class WriteOffCheck {
    private static final String FILE = ArchiveFile.WRITE_OFFS.fileName();

    private final RoundsCheck rounds;
    private final ExpectedSettlements expected;
    private long slips;

    WriteOffCheck(RoundsCheck rounds, ExpectedSettlements expected) {
        this.rounds = rounds;
        this.expected = expected;
    }

    void slip(long number, String line) {
        ExportRows.Slip row =
                JsonLine.read(ArchiveFile.WRITE_OFFS, number, line, ExportRows.Slip::read, ExportRows.Slip::json);
        WriteOffSlip slip;
        try {
            slip = WriteOffSlip.read(new JsonObject(row.document()));
        } catch (RuntimeException e) {
            throw new InvalidArchiveException(FILE, number, "is not a slip: " + e.getMessage());
        }
        if (!slip.document().encode().equals(row.document())) {
            throw new InvalidArchiveException(FILE, number, "is not a slip in its one spelling");
        }
        if (slip.maker().equals(slip.approver())) {
            throw new InvalidArchiveException(FILE, number, "was made and approved by one person");
        }
        if (!slip.request().isEmpty() && !rounds.hasOrder(slip.request())) {
            throw new InvalidArchiveException(FILE, number, "names a request that no round has: " + slip.request());
        }
        slips++;
        String from = FILE + ", line " + number + " (" + slip.id() + ")";
        if (row.posted()) {
            expected.require(from, slip.settlement());
        } else {
            expected.permitBy(from, slip.settlement());
        }
    }

    long slips() {
        return slips;
    }
}
