package io.quotaexchange.matching.cli;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.casefile.ResultFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the result of a case. */
@Command(name = "clear", description = "Clears a case and prints its result as JSON.", mixinStandardHelpOptions = true)
final class Clear implements Callable<Integer> {
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "CASE.json", description = "The case.")
    private Path caseFile;

    Clear(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws UnusableInputException {
        Case given = InputFile.readCase(caseFile);
        byte[] result = ResultFile.write(InputFile.clear(given), given);
        out.write(result, 0, result.length);
        return MatchingEngine.RIGHT;
    }
}
