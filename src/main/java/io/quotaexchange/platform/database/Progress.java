package io.quotaexchange.platform.database;

/** Hears of every step that may take over a second, before it begins. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = step -> {};

    /** @param step what is done now, for example {@code Unpacking PostgreSQL} */
    void begins(String step);
}
