package io.quotaexchange.matching.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Result;
import io.quotaexchange.matching.casefile.CaseFile;
import io.quotaexchange.matching.casefile.Cases;
import io.quotaexchange.matching.casefile.MalformedCaseException;
import io.quotaexchange.matching.casefile.ResultDifference;
import io.quotaexchange.matching.casefile.ResultFile;
import io.quotaexchange.matching.check.Check;
import io.quotaexchange.matching.clearing.Engine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as the result of a sample case are right or wrong ({@code verify}: exit 0 or 1), and nothing else. */
class ResultReaderFuzzTest {
    private static final List<Case> GIVEN = new ArrayList<>();
    private static final List<Result> WANTED = new ArrayList<>();

    static {
        for (String name : Cases.ALL) {
            try {
                Case given = CaseFile.read(Cases.bytes(name));
                GIVEN.add(given);
                WANTED.add(Engine.clear(given));
            } catch (MalformedCaseException e) {
                throw new IllegalStateException(name, e);
            }
        }
    }

    /** The number of a sample case in a byte, then its result. */
    static Stream<byte[]> samples() {
        Stream<byte[]> right = IntStream.range(0, GIVEN.size()).mapToObj(number -> {
            byte[] result = ResultFile.write(WANTED.get(number), GIVEN.get(number));
            byte[] bytes = new byte[result.length + 1];
            bytes[0] = (byte) number;
            System.arraycopy(result, 0, bytes, 1, result.length);
            return bytes;
        });
        return Stream.concat(right, Inputs.of("result-reader"));
    }

    @MethodSource("samples")
    @FuzzTest
    void anyBytesAreRightOrWrong(byte[] bytes) throws MalformedCaseException {
        if (bytes.length == 0) {
            return;
        }
        int number = Byte.toUnsignedInt(bytes[0]) % GIVEN.size();
        Case given = GIVEN.get(number);
        Result found;
        try {
            found = ResultFile.read(Arrays.copyOfRange(bytes, 1, bytes.length), given);
        } catch (MalformedCaseException refusal) {
            Refusals.assertOneLine(refusal);
            return;
        }
        // The checker is asked about wrong results too: it must find them wrong, not fail.
        assertThat(Check.check(given, found)).isNotNull();
        boolean same = ResultDifference.first(WANTED.get(number), found, given).isEmpty();
        assertThat(same)
                .isEqualTo(withoutCertificate(found, given).equals(withoutCertificate(WANTED.get(number), given)));
    }

    private static String withoutCertificate(Result result, Case given) {
        String text = new String(ResultFile.write(result, given), StandardCharsets.UTF_8);
        int at = text.indexOf("\n\"certificate\": ");
        return at < 0 ? text : text.substring(0, at);
    }
}
