package io.quotaexchange;

import io.quotaexchange.checkpoint.Checkpoint;
import io.quotaexchange.checkpoint.SigningKey;
import io.quotaexchange.checkpoint.Witness;
import io.quotaexchange.oversight.Disclosure;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps an auditor's memory of keys and checkpoints, and says when an exchange contradicts it. */
@Command(
        name = "witness",
        description =
                "Remember an exchange's checkpoints in a file of your own: exit 0 if they agree with those seen before,"
                        + " 1 with the first contradiction (the file then stays as it was)",
        mixinStandardHelpOptions = true)
final class WitnessCommand implements Callable<Integer> {
    @Option(
            names = "--file",
            required = true,
            paramLabel = "FILE",
            description = "what is remembered; made if it is not there")
    private Path file;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "SOURCE",
            description = "an export, or the address of a server, for example http://127.0.0.1:8080/")
    private String source;

    @Override
    public Integer call() throws Exception {
        Witness before = Files.exists(file) ? Witness.read(file) : Witness.ofNothing();
        Disclosure shown = source.matches("https?://.*")
                ? PublishedCheckpoints.at(URI.create(source))
                : Disclosure.of(Path.of(source));
        List<SigningKey> keys = shown.keys();
        List<Checkpoint> checkpoints = shown.checkpoints();
        Optional<String> wrong = before.conflict(keys, checkpoints).or(() -> Witness.wrong(keys, checkpoints));
        if (wrong.isPresent()) {
            System.out.println("WRONG: " + wrong.get());
            return 1;
        }
        Witness after = before.after(keys, checkpoints).orElseThrow();
        after.write(file);
        System.out.println("Seen: " + keys.size() + " keys, " + checkpoints.size() + " checkpoints ("
                + (checkpoints.size() - before.checkpoints().size()) + " new), up to settlement "
                + after.settlements());
        if (before.keys().isEmpty() && !keys.isEmpty()) {
            System.out.println("First seen, so believed: key " + keys.getFirst().id()
                    + "; compare it with what the exchange made known by another way.");
        }
        return 0;
    }
}
