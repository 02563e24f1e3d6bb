package io.quotaexchange.matching.cli;

import io.quotaexchange.matching.AmountOverflowException;
import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Result;
import io.quotaexchange.matching.casefile.CaseFile;
import io.quotaexchange.matching.casefile.Limits;
import io.quotaexchange.matching.casefile.MalformedCaseException;
import io.quotaexchange.matching.clearing.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what the command line names. */
final class InputFile {
    private InputFile() {}

    static byte[] bytes(Path path) throws UnusableInputException {
        try (InputStream in = Files.newInputStream(path)) {
            // One byte beyond the limit is enough to see that there are too many.
            return in.readNBytes(Limits.FILE_BYTES + 1);
        } catch (IOException e) {
            throw new UnusableInputException(oneLine("cannot read " + path + ": " + e));
        }
    }

    static Case readCase(Path path) throws UnusableInputException {
        try {
            return CaseFile.read(bytes(path));
        } catch (MalformedCaseException e) {
            throw new UnusableInputException("malformed case at " + e.line());
        }
    }

    static Result clear(Case given) throws UnusableInputException {
        try {
            return Engine.clear(given);
        } catch (AmountOverflowException e) {
            throw overflow(e);
        }
    }

    static UnusableInputException overflow(AmountOverflowException e) {
        return new UnusableInputException(oneLine("malformed case at \"\": " + e.getMessage()));
    }

    static String oneLine(String text) {
        return text.replaceAll("\\R|\\p{Cntrl}", " ");
    }
}
