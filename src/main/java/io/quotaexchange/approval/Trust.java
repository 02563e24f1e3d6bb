package io.quotaexchange.approval;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Optional;

/** Which small acts one person suffices for, by the rulebook in force. Clause: Z10-06.2. */
public interface Trust {
    /** Two people for everything. */
    Trust NOBODY = (operation, body, day) -> Future.succeededFuture(Optional.empty());

    /**
     * The limit that covers a request, in words for the record.
     *
     * @param body of the request, as it came
     * @return empty if two people are asked for
     */
    Future<Optional<String>> limit(String operation, byte[] body, LocalDate day);
}
