package io.quotaexchange;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the exchange: serve, migrate, doctor; export, verify, witness; checkpoint, key; user. */
@Command(
        name = "quota-exchange",
        description = "补充耕地指标调剂平台 · exchange of farmland balance indicators between counties",
        mixinStandardHelpOptions = true,
        version = "quota-exchange 0.1.0",
        subcommands = {
            ServeCommand.class,
            DoctorCommand.class,
            MigrateCommand.class,
            ExportCommand.class,
            VerifyCommand.class,
            WitnessCommand.class,
            CheckpointCommand.class,
            KeyCommand.class,
            UserCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int exit = new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("quota-exchange: " + reason(failure));
                    return 1;
                })
                .execute(args);
        System.exit(exit);
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }
}
