package io.quotaexchange.act;

import io.quotaexchange.ledger.Fact;
import io.quotaexchange.ledger.LotIssue;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.platform.digest.Sm3;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Something that was decided by one person, approved by another, and says itself what it moves. */
public interface Act {
    ActKind kind();

    /** Unique over all acts, for example {@code frz_2019-0007}. */
    String id();

    /** Six-digit code of the county it is about; of the province where it is about the pool. */
    String county();

    String maker();

    /** Another person than the maker. */
    String approver();

    /** The act as it stands in an export; the ledger's settlement is bound to its digest. */
    JsonObject document();

    /** What it posts; empty where it moves nothing. */
    Optional<Settlement> settlement();

    /** The settlement of an act: its key and its fact are made of the act's id and document. */
    static Settlement settlement(Act act, List<Transfer> transfers, List<LotIssue> issues) {
        return new Settlement(
                act.kind().code().orElseThrow(),
                act.id() + ":" + act.kind().text(),
                new Fact(act.kind().text(), act.id(), Sm3.digest(act.document().encode())),
                act.maker(),
                Optional.of(act.approver()),
                transfers,
                issues);
    }
}
