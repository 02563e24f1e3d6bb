package io.quotaexchange.writeoff;

import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.Poster;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.List;

/** The door to write-offs: writes off, and lists what was written off. */
public final class WriteOffs {
    /** The ledger refused: the county's reserve does not hold that much free. */
    public static final class WriteOffRefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WriteOffRefusedException(WriteOffSlip slip, Outcome.Refused refused) {
            super("write-off " + slip.id() + " (M13-04.5): " + refused.reason() + ", " + refused.detail());
        }
    }

    private final SlipStore slips;
    private final Poster poster;

    public WriteOffs(SqlClient client, Poster poster) {
        this(new Slips(client), poster);
    }

    WriteOffs(SlipStore slips, Poster poster) {
        this.slips = slips;
        this.poster = poster;
    }

    /** Keeps the slip, then takes the units out of the reserve; may be repeated. Clause: M13-04.5. */
    public Future<Void> writeOff(WriteOffSlip slip) {
        return slips.keep(slip).compose(kept -> poster.post(slip.settlement())).compose(outcome -> switch (outcome) {
            case Outcome.Posted posted -> slips.keepPosted(slip.id(), posted.sequence());
            case Outcome.Repeated repeated -> slips.keepPosted(slip.id(), repeated.sequence());
            case Outcome.Refused refused -> Future.failedFuture(new WriteOffRefusedException(slip, refused));
        });
    }

    /** Documents of slips in order of their ids. */
    public Future<List<JsonObject>> documents(String afterId, int limit) {
        return slips.documents(afterId, limit);
    }
}
