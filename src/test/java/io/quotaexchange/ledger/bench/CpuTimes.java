package io.quotaexchange.ledger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** CPU time as the operating system counts it: repeatable on a loaded machine, where wall time is not. Linux only. */
public final class CpuTimes {
    /** A tick of /proc is a hundredth of a second on every Linux. */
    private static final long NANOS_A_TICK = 10_000_000;

    private final long postmaster;

    /** @param postmaster process id of a PostgreSQL on this machine */
    public CpuTimes(long postmaster) {
        this.postmaster = postmaster;
    }

    /** Of the server, its living children and those that have ended. */
    public long databaseNanos() {
        long ticks = ticks(postmaster, true);
        ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
        for (ProcessHandle child : server.children().toList()) {
            ticks += ticks(child.pid(), false);
        }
        return ticks * NANOS_A_TICK;
    }

    public static long programNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** Fields 14 and 15 of stat are its own time, 16 and 17 that of its ended children. */
    private static long ticks(long pid, boolean withEnded) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return withEnded ? own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : own;
        } catch (IOException ended) {
            return 0;
        }
    }
}
