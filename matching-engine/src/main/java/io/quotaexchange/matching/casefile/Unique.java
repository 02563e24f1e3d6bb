package io.quotaexchange.matching.casefile;

import java.util.HashSet;
import java.util.Set;

/** Sees to it that no id and no seq stands in a case twice, whichever list it stands in. */
final class Unique {
    private final Set<String> ids = new HashSet<>();
    private final Set<Long> seqs = new HashSet<>();

    void add(String list, int index, String id, long seq) throws MalformedCaseException {
        if (!ids.add(id)) {
            throw new MalformedCaseException(
                    "/" + list + "/" + index + "/id", Quoted.of(id) + " is the id of an entry before it");
        }
        if (!seqs.add(seq)) {
            throw new MalformedCaseException(
                    "/" + list + "/" + index + "/seq", seq + " is the seq of an entry before it");
        }
    }
}
