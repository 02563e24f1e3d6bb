package io.quotaexchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built program in a process of its own, and what it says. */
public final class Program implements AutoCloseable {
    private static final long LONGEST_SECONDS = 180;

    private final Process process;
    private final StringBuffer output = new StringBuffer();
    private final Thread reader;

    private Program(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    public static Program start(String... arguments) throws IOException {
        return startUnder(List.of(), arguments);
    }

    /** @param prefix a command that runs the one that follows it in its own place, as {@code env} does */
    public static Program startUnder(List<String> prefix, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-jar",
                Path.of("target", "quota-exchange.jar").toString()));
        command.addAll(List.of(arguments));
        return new Program(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = lines.readLine()) != null) {
                output.append(line).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has said these words. */
    public void waitFor(String words) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (output.indexOf(words) < 0) {
            if (System.nanoTime() > end || (!process.isAlive() && !reader.isAlive())) {
                throw new AssertionError("never said '" + words + "' but:\n" + output);
            }
            Thread.sleep(10);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public String output() {
        return output.toString();
    }

    /** As SIGKILL does: nothing of it runs any more. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** As SIGTERM does. */
    public void terminate() {
        process.destroy();
    }

    public int waitForExit() throws InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("did not end:\n" + output);
        }
        reader.join(TimeUnit.SECONDS.toMillis(5));
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
