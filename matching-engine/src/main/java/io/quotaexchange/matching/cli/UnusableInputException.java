package io.quotaexchange.matching.cli;

/** Input the command line cannot work with; the message is the one line that goes to standard error. */
final class UnusableInputException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableInputException(String line) {
        super(line);
    }
}
