package io.quotaexchange.platform.document;

import java.util.List;

/** A document that cannot be read as what it should be; every problem found, each with its place. */
public final class InvalidDocument extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public InvalidDocument(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** For example {@code /pool/coverRatio/value: 'x' is not a plain decimal number}. */
    public List<String> problems() {
        return problems == null ? List.of(getMessage()) : problems;
    }
}
