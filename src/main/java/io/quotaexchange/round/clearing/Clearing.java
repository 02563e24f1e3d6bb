package io.quotaexchange.round.clearing;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Result;
import io.quotaexchange.matching.casefile.CaseFile;
import io.quotaexchange.matching.casefile.MalformedCaseException;
import io.quotaexchange.matching.casefile.ResultFile;
import io.quotaexchange.matching.check.Check;
import io.quotaexchange.matching.check.Finding;
import io.quotaexchange.matching.clearing.Engine;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/**
 * A case with the engine's result, both also as the files an auditor gets.
 *
 * <p>The case is read back from its file before it is cleared, so that what was cleared is what is kept.
 */
public record Clearing(Case given, Result result, String caseText, String resultText) {

    /**
     * Clears a case and has the independent checker confirm the result. Pure: an auditor's machine gives the same texts.
     *
     * @throws UnconfirmedClearingException if the checker does not confirm it: nothing may be awarded from it
     */
    public static Clearing of(Case given) {
        return of(given, Engine::clear);
    }

    /** @param engine what decides the case; what it decides is believed only if the checker confirms it */
    static Clearing of(Case given, Function<Case, Result> engine) {
        byte[] caseBytes = CaseFile.write(given);
        String caseText = new String(caseBytes, StandardCharsets.UTF_8);
        try {
            Case kept = CaseFile.read(caseBytes);
            Result result = engine.apply(kept);
            Optional<Finding> finding = Check.check(kept, result);
            if (finding.isPresent()) {
                throw new UnconfirmedClearingException(finding.get(), caseText);
            }
            byte[] resultBytes = ResultFile.write(result, kept);
            return new Clearing(kept, result, caseText, new String(resultBytes, StandardCharsets.UTF_8));
        } catch (MalformedCaseException e) {
            throw new IllegalStateException("the round made a case the engine does not read: " + e.line(), e);
        }
    }
}
