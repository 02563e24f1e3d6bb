package io.quotaexchange.matching.determinism;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The same case in another order: fields of the outer object, the entries of some lists, the counties of each pair.
 *
 * <p>Reads the form in which the engine writes: a line for each field, and for each entry of a list.
 */
final class ShuffledFile {
    private static final Pattern PAIR = Pattern.compile("\\[(\"\\d+\"), (\"\\d+\")]");

    private ShuffledFile() {}

    /** @param lists names of the lists whose order decides nothing */
    static byte[] of(byte[] file, Set<String> lists, Random random) {
        String text = new String(file, StandardCharsets.UTF_8).strip();
        List<String> fields = new ArrayList<>();
        for (String line : text.substring(1, text.length() - 1).split("\n")) {
            if (line.matches("\"\\w+\": .*")) {
                fields.add(line);
            } else {
                fields.add(fields.remove(fields.size() - 1) + "\n" + line);
            }
        }
        List<String> other = fields.stream()
                .map(ShuffledFile::withoutComma)
                .map(field -> lists.contains(field.split("\"")[1]) ? withEntriesShuffled(field, random) : field)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(other, random);
        return ("{" + String.join(",\n", other) + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static String withEntriesShuffled(String field, Random random) {
        int start = field.indexOf('\n');
        if (start < 0) {
            return field;
        }
        List<String> entries = new ArrayList<>();
        for (String line : field.substring(start + 1, field.lastIndexOf(']')).split("\n")) {
            Matcher pair = PAIR.matcher(withoutComma(line));
            boolean swap = pair.matches() && random.nextBoolean();
            entries.add(swap ? "[" + pair.group(2) + ", " + pair.group(1) + "]" : withoutComma(line));
        }
        Collections.shuffle(entries, random);
        return field.substring(0, start + 1) + String.join(",\n", entries) + "]";
    }

    private static String withoutComma(String line) {
        return line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
    }
}
