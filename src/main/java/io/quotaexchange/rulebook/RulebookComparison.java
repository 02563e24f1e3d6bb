package io.quotaexchange.rulebook;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What two rulebook versions say differently, value by value, each with its clause. Pure. */
public final class RulebookComparison {
    private static final String VALUE = "value";
    private static final String CLAUSE = "clause";

    private RulebookComparison() {}

    /**
     * One value that differs.
     *
     * @param place in the document, for example {@code trading/largestBuyerShare}
     * @param left JSON text of the value and its clause in the first version; empty where it has none; {@code right} likewise
     */
    public record Difference(String place, String left, String leftClause, String right, String rightClause) {}

    private record Said(String value, String clause) {
        private static final Said NOTHING = new Said("", "");
    }

    /** @param left document of a version; {@code right} of another one */
    public static List<Difference> of(JsonObject left, JsonObject right) {
        Map<String, Said> before = new LinkedHashMap<>();
        Map<String, Said> after = new LinkedHashMap<>();
        walk("", left, before);
        walk("", right, after);
        Set<String> places = new LinkedHashSet<>(before.keySet());
        places.addAll(after.keySet());
        List<Difference> found = new ArrayList<>();
        for (String place : places) {
            Said one = before.getOrDefault(place, Said.NOTHING);
            Said other = after.getOrDefault(place, Said.NOTHING);
            if (!one.equals(other)) {
                found.add(new Difference(place, one.value(), one.clause(), other.value(), other.clause()));
            }
        }
        return found;
    }

    private static void walk(String place, Object node, Map<String, Said> said) {
        if (node instanceof JsonObject object) {
            if (object.containsKey(VALUE) && object.containsKey(CLAUSE)) {
                said.put(place, new Said(text(object.getValue(VALUE)), object.getString(CLAUSE)));
                return;
            }
            object.fieldNames().forEach(name -> walk(child(place, name), object.getValue(name), said));
        } else if (node instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                walk(child(place, name(array.getValue(i), i)), array.getValue(i), said);
            }
        } else {
            said.put(place, new Said(text(node), ""));
        }
    }

    /** An element of a list keeps its name when another one is put before it, where it has a name. */
    private static String name(Object element, int place) {
        if (element instanceof JsonObject object) {
            Object name = object.getValue(VALUE, object.getValue("kind"));
            if (name instanceof String text) {
                return text;
            }
        }
        return Integer.toString(place + 1);
    }

    private static String child(String place, String name) {
        return place.isEmpty() ? name : place + "/" + name;
    }

    private static String text(Object value) {
        return value instanceof JsonObject object
                ? object.encode()
                : value instanceof JsonArray array ? array.encode() : Objects.toString(value);
    }
}
