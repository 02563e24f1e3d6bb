package io.quotaexchange.matching.cli;

import io.quotaexchange.matching.AmountOverflowException;
import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.casefile.DecisionLines;
import io.quotaexchange.matching.explain.DecisionRecord;
import io.quotaexchange.matching.explain.Explain;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints why every order of a case became what it became. */
@Command(
        name = "explain",
        description =
                "Says for every order of a case what it got, why, who was ahead, and what would have changed that:"
                        + " a Chinese and an English sentence each.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    /** Names as they are typed. */
    enum Language {
        zh,
        en
    }

    static final class Form {
        @Option(names = "--lang", paramLabel = "zh|en", description = "Sentences in one language only.")
        private Language language;

        @Option(names = "--json", description = "JSON Lines: a line that names the format, then one record a line.")
        private boolean json;
    }

    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "CASE.json", description = "The case.")
    private Path caseFile;

    @ArgGroup
    private Form form = new Form();

    @Option(names = "--order", paramLabel = "ID", description = "Only the order of this id; may be repeated.")
    private List<String> orders = List.of();

    ExplainCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws UnusableInputException, IOException {
        Case given = InputFile.readCase(caseFile);
        Set<String> wanted = orders.isEmpty() ? null : new LinkedHashSet<>(orders);
        List<DecisionRecord> records = records(given, wanted);
        if (form.json) {
            DecisionLines.write(out, given, Explain.seeksChanges(given, wanted), records);
            return MatchingEngine.RIGHT;
        }
        for (DecisionRecord record : records) {
            if (form.language != Language.en) {
                println(record.zh());
            }
            if (form.language != Language.zh) {
                println(record.en());
            }
        }
        return MatchingEngine.RIGHT;
    }

    private static List<DecisionRecord> records(Case given, Set<String> wanted) throws UnusableInputException {
        List<DecisionRecord> records;
        try {
            records = wanted == null ? Explain.all(given) : Explain.of(given, wanted);
        } catch (AmountOverflowException e) {
            throw InputFile.overflow(e);
        }
        if (wanted != null) {
            Set<String> missing = new LinkedHashSet<>(wanted);
            Set<String> found = new HashSet<>();
            records.forEach(record -> found.add(record.order()));
            missing.removeAll(found);
            if (!missing.isEmpty()) {
                throw new UnusableInputException(InputFile.oneLine(
                        "no order of the case has the id '" + missing.iterator().next() + "'"));
            }
        }
        return records;
    }

    /** One line, whatever the ids in it are; the same line end on every system. */
    private void println(String sentence) {
        out.print(InputFile.oneLine(sentence) + "\n");
    }
}
