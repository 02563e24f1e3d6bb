package io.quotaexchange.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How to run a program as somebody who is not root, which PostgreSQL insists on.
 *
 * @param prefix the words before the command; empty for a plain user
 */
record Unprivileged(List<String> prefix) {
    private static final String NOBODY = "65534";

    /** The ways to try as root: a user namespace without a mapping first, because files then stay root's. */
    private static final List<Unprivileged> WAYS_FOR_ROOT = List.of(
            new Unprivileged(List.of("unshare", "-U")),
            new Unprivileged(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")),
            new Unprivileged(List.of("runuser", "-u", "nobody", "--")));

    /**
     * Finds the way that works here: it must be able to run {@code postgres} and to write into the folder.
     *
     * @throws DatabaseException if none does
     */
    static Unprivileged find(Path postgres, Path folder) throws IOException, InterruptedException {
        if (!isRoot()) {
            return new Unprivileged(List.of());
        }
        for (Unprivileged way : WAYS_FOR_ROOT) {
            if (way.changesUser()) {
                Command.run(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()));
            }
            if (way.works(postgres, folder)) {
                return way;
            }
        }
        throw new DatabaseException(
                "PostgreSQL does not run as root, and neither unshare -U, setpriv nor runuser can run " + "it for "
                        + folder + " here; start the server as a plain user, or put the data where others may enter");
    }

    List<String> command(List<String> words) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(words);
        return all;
    }

    /** Gives a file that this process made to the user that the commands run as. */
    void handOver(Path file) throws IOException, InterruptedException {
        if (changesUser()) {
            Command.run(List.of("chown", NOBODY + ":" + NOBODY, file.toString()));
        }
    }

    private boolean changesUser() {
        return !prefix.isEmpty() && !prefix.getFirst().equals("unshare");
    }

    private boolean works(Path postgres, Path folder) throws IOException, InterruptedException {
        String touch = "touch \"$1/.try\" && rm \"$1/.try\" && test -O \"$1\"";
        return Command.run(command(List.of(postgres.toString(), "--version"))).succeeded()
                && Command.run(command(List.of("sh", "-c", touch, "sh", folder.toString())))
                        .succeeded();
    }

    private static boolean isRoot() throws IOException, InterruptedException {
        return Command.run(List.of("id", "-u")).output().strip().equals("0");
    }
}
