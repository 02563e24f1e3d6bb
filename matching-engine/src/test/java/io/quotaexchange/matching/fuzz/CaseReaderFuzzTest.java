package io.quotaexchange.matching.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.quotaexchange.matching.AmountOverflowException;
import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Result;
import io.quotaexchange.matching.casefile.CaseFile;
import io.quotaexchange.matching.casefile.Cases;
import io.quotaexchange.matching.casefile.MalformedCaseException;
import io.quotaexchange.matching.casefile.ResultDifference;
import io.quotaexchange.matching.casefile.ResultFile;
import io.quotaexchange.matching.check.Check;
import io.quotaexchange.matching.clearing.Engine;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes are a case or refused with a place and a reason (exit 2); a case is written, cleared and checked without a failure. */
class CaseReaderFuzzTest {
    static Stream<byte[]> samples() {
        return Stream.concat(Cases.ALL.stream().map(Cases::bytes), Inputs.of("case-reader"));
    }

    @MethodSource("samples")
    @FuzzTest
    void anyBytesAreACaseOrRefusedInOneLine(byte[] bytes) throws MalformedCaseException {
        Case given;
        try {
            given = CaseFile.read(bytes);
        } catch (MalformedCaseException refusal) {
            Refusals.assertOneLine(refusal);
            return;
        }
        byte[] written = CaseFile.write(given);
        assertThat(CaseFile.read(written)).isEqualTo(given);
        assertThat(CaseFile.write(CaseFile.read(written))).isEqualTo(written);
        isClearedOrTooLarge(given);
    }

    private static void isClearedOrTooLarge(Case given) throws MalformedCaseException {
        Result result;
        try {
            result = Engine.clear(given);
        } catch (AmountOverflowException tooLarge) {
            // A value beyond 2^63-1 fen shows only in clearing; the command line answers it as it does a malformed
            // case.
            return;
        }
        assertThat(Check.check(given, result)).isEmpty();
        Result read = ResultFile.read(ResultFile.write(result, given), given);
        assertThat(ResultDifference.first(result, read, given)).isEmpty();
    }
}
