package io.quotaexchange.oversight;

/** The first thing that is wrong with an export, and where. */
final class InvalidArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;

    InvalidArchiveException(String file, long line, String what) {
        super(file + (line > 0 ? ", line " + line : "") + ": "
                + what.lines().findFirst().orElse(""));
        this.file = file;
        this.line = line;
    }

    String file() {
        return file;
    }

    /** From 1; 0 where it is about the file as a whole. */
    long line() {
        return line;
    }
}
