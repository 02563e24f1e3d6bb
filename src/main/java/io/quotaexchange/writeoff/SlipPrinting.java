package io.quotaexchange.writeoff;

import io.quotaexchange.act.KeptAct;
import io.quotaexchange.construction.ConstructionAccount;
import io.quotaexchange.ledger.JournalEntry;
import io.quotaexchange.ledger.LedgerReading;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;

/** Prints the slip (核销单) that goes with the land approval, of a write-off that is in the journal. Clause: M13-04.5. */
public final class SlipPrinting {
    private final Vertx vertx;
    private final ProjectWriteOffs writeOffs;
    private final LedgerReading ledger;
    private final BiFunction<String, LocalDate, Future<String>> countyName;

    /** @param countyName of a code on a day */
    public SlipPrinting(
            Vertx vertx,
            ProjectWriteOffs writeOffs,
            LedgerReading ledger,
            BiFunction<String, LocalDate, Future<String>> countyName) {
        this.vertx = vertx;
        this.writeOffs = writeOffs;
        this.ledger = ledger;
        this.countyName = countyName;
    }

    /** PDF; empty where the project is not written off. */
    public Future<Optional<byte[]>> print(ConstructionAccount account) {
        return writeOffs
                .posted(account.project().id())
                .compose(posted -> posted.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : print(account, posted.get()).map(Optional::of));
    }

    private Future<byte[]> print(ConstructionAccount account, KeptAct posted) {
        WriteOff writeOff = WriteOff.read(new JsonObject(posted.document()));
        Future<JournalEntry> entry =
                ledger.entry(posted.settlement().orElseThrow()).map(Optional::orElseThrow);
        Future<String> name = countyName.apply(writeOff.county(), writeOff.on());
        return Future.all(entry, name)
                .compose(all ->
                        vertx.executeBlocking(() -> SlipSheet.pdf(account, writeOff, entry.result(), name.result())));
    }
}
