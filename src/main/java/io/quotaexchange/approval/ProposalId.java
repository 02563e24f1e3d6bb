package io.quotaexchange.approval;

import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.platform.http.FirstAnswers;
import java.security.SecureRandom;
import java.time.Instant;

/** Ids of proposals, in the order of preparing: ten digits of time, then sixteen of chance, or of the key that came with the request. */
final class ProposalId {
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
    private static final int TIME_DIGITS = 10;
    private static final int OTHER_DIGITS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ProposalId() {}

    static String random(Instant now) {
        byte[] chance = new byte[OTHER_DIGITS];
        RANDOM.nextBytes(chance);
        return of(now, chance);
    }

    /** The same for every try at the same request. */
    static String of(FirstAnswers.Attempt attempt) {
        return of(attempt.firstBegunAt(), Sm3.digest("quota-exchange/proposal-id/1\n" + attempt.key()));
    }

    private static String of(Instant time, byte[] rest) {
        StringBuilder id = new StringBuilder("prp_");
        long millis = time.toEpochMilli();
        for (int i = TIME_DIGITS - 1; i >= 0; i--) {
            id.append(DIGITS.charAt((int) (millis >>> 5 * i & 31)));
        }
        for (int i = 0; i < OTHER_DIGITS; i++) {
            id.append(DIGITS.charAt(rest[i] & 31));
        }
        return id.toString();
    }
}
