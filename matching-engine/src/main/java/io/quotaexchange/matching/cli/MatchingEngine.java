package io.quotaexchange.matching.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code matching-engine clear CASE.json}, {@code verify CASE.json RESULT.json} and {@code explain CASE.json}. */
@Command(
        name = "matching-engine",
        description = "Allocates and prices farmland balance indicators: a case in, a result out.",
        mixinStandardHelpOptions = true,
        version = "matching-engine 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:clear: the result is printed; verify: the result is right; explain: the reasons are printed",
            "1:verify: the result is wrong, with one line saying where",
            "2:malformed case, unreadable file or wrong arguments",
            "3:a defect of this program"
        })
public final class MatchingEngine {
    static final int RIGHT = 0;
    static final int WRONG = 1;
    static final int UNUSABLE = 2;
    static final int DEFECT = 3;

    private MatchingEngine() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /** The exit code; everything said goes to {@code out} and {@code err} in UTF-8, whatever the locale. */
    static int run(PrintStream out, PrintStream err, String... args) {
        CommandLine line = new CommandLine(new MatchingEngine())
                .addSubcommand(new Clear(out))
                .addSubcommand(new Verify(out))
                .addSubcommand(new ExplainCommand(out))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setExpandAtFiles(false);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof UnusableInputException unusable) {
                err.println(unusable.getMessage());
                return UNUSABLE;
            }
            err.println("defect: " + failure);
            return DEFECT;
        });
        int code = args.length == 0 ? help(line) : line.execute(args);
        out.flush();
        if (out.checkError() && code == RIGHT) {
            err.println("cannot write to standard output");
            return UNUSABLE;
        }
        return code;
    }

    private static int help(CommandLine line) {
        line.getErr().println("Missing command");
        line.usage(line.getErr());
        return UNUSABLE;
    }
}
