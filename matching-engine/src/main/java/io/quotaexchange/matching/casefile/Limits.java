package io.quotaexchange.matching.casefile;

/**
 * How large a case or result may be. Generous: a case of one million orders is about 150 MB and passes.
 *
 * <p>The page names no limits; these are ours, so that no input can exhaust the machine before it is refused.
 */
public final class Limits {
    /** Bytes of a file. */
    public static final int FILE_BYTES = 512 << 20;
    /** Entries of one list. */
    public static final int LIST_ENTRIES = 4_000_000;
    /** UTF-16 units of an id. */
    public static final int ID_LENGTH = 200;
    /** UTF-16 units of any other string, such as the note. */
    public static final int STRING_LENGTH = 100_000;
    /** Characters of a JSON number. */
    public static final int NUMBER_LENGTH = 100;
    /** UTF-16 units of a field's name. */
    public static final int NAME_LENGTH = 1_000;
    /** Objects and lists inside each other in a case: file, list, request, amounts. */
    public static final int CASE_DEPTH = 4;
    /** The same in a result: file, certificate and its parts. */
    public static final int RESULT_DEPTH = 8;

    private Limits() {}
}
