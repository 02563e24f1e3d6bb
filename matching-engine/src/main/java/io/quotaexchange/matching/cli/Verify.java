package io.quotaexchange.matching.cli;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Result;
import io.quotaexchange.matching.callauction.CallAuctionResult;
import io.quotaexchange.matching.casefile.MalformedCaseException;
import io.quotaexchange.matching.casefile.ResultDifference;
import io.quotaexchange.matching.casefile.ResultFile;
import io.quotaexchange.matching.check.Check;
import io.quotaexchange.matching.check.Finding;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says whether a result is the one the rules give and whether its certificate holds; the verdict is one line on standard output. */
@Command(
        name = "verify",
        description = "Says whether a result is the one the rules give for a case, and whether its certificate holds.",
        mixinStandardHelpOptions = true)
final class Verify implements Callable<Integer> {
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "CASE.json", description = "The case.")
    private Path caseFile;

    @Parameters(index = "1", paramLabel = "RESULT.json", description = "The result to check.")
    private Path resultFile;

    Verify(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws UnusableInputException {
        Case given = InputFile.readCase(caseFile);
        byte[] bytes = InputFile.bytes(resultFile);
        Optional<String> wrong = firstWrong(given, bytes);
        out.println(wrong.map(line -> "wrong: " + line).orElse("right: the result is the one the rules give"));
        return wrong.isPresent() ? MatchingEngine.WRONG : MatchingEngine.RIGHT;
    }

    private static Optional<String> firstWrong(Case given, byte[] bytes) throws UnusableInputException {
        Result wanted = InputFile.clear(given);
        try {
            Result found = ResultFile.read(bytes, given);
            Optional<ResultDifference> difference = ResultDifference.first(wanted, found, given);
            // The format prints no evidence for a call auction: the result, by then known to be equal, is checked with
            // the engine's.
            Result proved = found instanceof CallAuctionResult ? wanted : found;
            return difference
                    .map(ResultDifference::line)
                    .or(() -> Check.check(given, proved).map(Finding::toString));
        } catch (MalformedCaseException e) {
            return Optional.of("malformed result at " + e.line());
        }
    }
}
