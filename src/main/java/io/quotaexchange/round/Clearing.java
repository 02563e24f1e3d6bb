package io.quotaexchange.round;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Engine;
import io.quotaexchange.matching.Result;
import io.quotaexchange.matching.casefile.CaseFile;
import io.quotaexchange.matching.casefile.MalformedCaseException;
import io.quotaexchange.matching.casefile.ResultFile;
import java.nio.charset.StandardCharsets;

/**
 * A stage's case with the engine's result, both also as the files an auditor gets.
 *
 * <p>The case is read back from its file before it is cleared, so that what was cleared is what is kept.
 */
public record Clearing(Case given, Result result, String caseText, String resultText) {

    /** Clears a case. Pure: an auditor's machine gives the same texts. */
    public static Clearing of(Case given) {
        byte[] caseBytes = CaseFile.write(given);
        try {
            Case kept = CaseFile.read(caseBytes);
            Result result = Engine.clear(kept);
            byte[] resultBytes = ResultFile.write(result, kept);
            return new Clearing(
                    kept,
                    result,
                    new String(caseBytes, StandardCharsets.UTF_8),
                    new String(resultBytes, StandardCharsets.UTF_8));
        } catch (MalformedCaseException e) {
            throw new IllegalStateException("the round made a case the engine does not read: " + e.line(), e);
        }
    }
}
