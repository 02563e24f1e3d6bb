package io.quotaexchange.platform.document;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Walks a JSON object and notes every problem with its place instead of stopping at the first.
 *
 * <p>A value that is missing or wrong is noted and answered by a stand-in, so that reading goes on; {@link #finish} then refuses
 * the document whole. A key that nobody asked for is a problem too.
 */
public final class DocumentReader {
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_LIST = 1_000;

    private final String path;
    private final JsonObject object;
    private final List<String> problems;
    private final List<DocumentReader> all;
    private final Set<String> asked = new HashSet<>();

    private DocumentReader(String path, JsonObject object, List<String> problems, List<DocumentReader> all) {
        this.path = path;
        this.object = object;
        this.problems = problems;
        this.all = all;
        all.add(this);
    }

    public static DocumentReader of(JsonObject object) {
        return new DocumentReader("", object, new ArrayList<>(), new ArrayList<>());
    }

    /** The object under a key; an empty one where it is missing. */
    public DocumentReader object(String key) {
        JsonObject value = take(key, JsonObject.class, "an object", new JsonObject());
        return new DocumentReader(path + "/" + key, value, problems, all);
    }

    /** Whether there is anything under a key that need not be there. */
    public boolean has(String key) {
        asked.add(key);
        return object.containsKey(key);
    }

    /** The object under a key, or nothing where the key is absent. */
    public Optional<DocumentReader> optionalObject(String key) {
        asked.add(key);
        return object.containsKey(key) ? Optional.of(object(key)) : Optional.empty();
    }

    /** The objects of a list. */
    public List<DocumentReader> objects(String key) {
        JsonArray array = list(key);
        List<DocumentReader> readers = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String place = path + "/" + key + "/" + i;
            if (array.getValue(i) instanceof JsonObject value) {
                readers.add(new DocumentReader(place, value, problems, all));
            } else {
                problems.add(place + ": not an object");
            }
        }
        return readers;
    }

    /** Text that is not blank. */
    public String text(String key) {
        String value = optionalText(key);
        if (value.isBlank() && object.getValue(key) instanceof String) {
            note(key, "is blank");
        }
        return value;
    }

    /** Text that may be empty. */
    public String optionalText(String key) {
        String value = take(key, String.class, "text", "");
        if (value.length() > LONGEST_TEXT) {
            note(key, "is longer than " + LONGEST_TEXT + " characters");
            return "";
        }
        return value;
    }

    /** Text that may be empty or absent: both are empty. */
    public String textOrNone(String key) {
        return has(key) ? optionalText(key) : "";
    }

    /** Text turned into a value; whatever {@code parser} throws is the problem. */
    public <T> T parsed(String key, Function<String, T> parser, T standIn) {
        String value = take(key, String.class, "text", null);
        return value == null ? standIn : parse(key, value, parser, standIn);
    }

    public boolean flag(String key) {
        return take(key, Boolean.class, "true or false", false);
    }

    /** A whole number between {@code least} and {@code most}. */
    public int whole(String key, int least, int most) {
        Long value = take(key, Long.class, "a whole number", null);
        if (value == null) {
            return least;
        }
        if (value < least || value > most) {
            note(key, value + " is not between " + least + " and " + most);
            return least;
        }
        return value.intValue();
    }

    /** A whole number between {@code least} and {@code most}, as long as one can be. */
    public long number(String key, long least, long most) {
        Long value = take(key, Long.class, "a whole number", null);
        if (value == null) {
            return least;
        }
        if (value < least || value > most) {
            note(key, value + " is not between " + least + " and " + most);
            return least;
        }
        return value;
    }

    public LocalDate date(String key) {
        return parsed(key, DocumentReader::parseDate, LocalDate.EPOCH);
    }

    /** A date, or nothing where the key is absent. */
    public Optional<LocalDate> optionalDate(String key) {
        if (!object.containsKey(key)) {
            asked.add(key);
            return Optional.empty();
        }
        return Optional.of(date(key));
    }

    /** One of the names of an enum. */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        return parsed(key, value -> constant(type, value), type.getEnumConstants()[0]);
    }

    /** A list of names of an enum, each at most once. */
    public <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        return parsedList(key, value -> constant(type, value));
    }

    /** A list of texts turned into values; a repeated one is a problem. */
    public <T> List<T> parsedList(String key, Function<String, T> parser) {
        JsonArray array = list(key);
        List<T> values = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String place = key + "/" + i;
            if (!(array.getValue(i) instanceof String value)) {
                note(place, "is not text");
                continue;
            }
            T parsed = parse(place, value, parser, null);
            if (parsed != null && values.contains(parsed)) {
                note(place, "'" + shown(value) + "' stands there twice");
            } else if (parsed != null) {
                values.add(parsed);
            }
        }
        return values;
    }

    /** Notes a problem that only the caller can see. */
    public void note(String key, String problem) {
        problems.add(path + "/" + key + ": " + problem);
    }

    /** @throws InvalidDocument with every problem of the whole document, if there is one */
    public void finish() {
        for (DocumentReader reader : all) {
            for (String key : reader.object.fieldNames()) {
                if (!reader.asked.contains(key)) {
                    reader.note(key, "is unknown");
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
    }

    private JsonArray list(String key) {
        JsonArray array = take(key, JsonArray.class, "a list", new JsonArray());
        if (array.size() > LONGEST_LIST) {
            note(key, "has more than " + LONGEST_LIST + " elements");
            return new JsonArray();
        }
        return array;
    }

    private <T> T take(String key, Class<T> type, String called, T standIn) {
        asked.add(key);
        Object value = object.getValue(key);
        if (value == null) {
            note(key, "is missing");
            return standIn;
        }
        if (!type.isInstance(value)) {
            note(key, "is not " + called);
            return standIn;
        }
        return type.cast(value);
    }

    private <T> T parse(String key, String value, Function<String, T> parser, T standIn) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException bad) {
            note(key, bad.getMessage());
            return standIn;
        }
    }

    private static LocalDate parseDate(String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException bad) {
            throw new IllegalArgumentException("'" + shown(value) + "' is not a date such as 2018-02-12", bad);
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String value) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        String names = Stream.of(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("'" + shown(value) + "' is none of " + names);
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
