package io.quotaexchange.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files under {@code demo/}; their CSV knows no quotes and no commas inside values. */
final class DemoFiles {
    private DemoFiles() {}

    static String text(String path) {
        try (InputStream stream = DemoFiles.class.getResourceAsStream("/demo/" + path)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file demo/" + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The rows below the header, each by column name.
     *
     * @throws IllegalStateException naming the line, if a row has more or fewer values than the header
     */
    static List<Map<String, String>> csv(String path) {
        List<String> lines = text(path).lines().toList();
        String[] header = lines.getFirst().split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] values = lines.get(i).split(",", -1);
            if (values.length != header.length) {
                throw new IllegalStateException("demo/" + path + " line " + (i + 1) + ": " + values.length
                        + " values, the header has " + header.length);
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int column = 0; column < header.length; column++) {
                row.put(header[column], values[column]);
            }
            rows.add(row);
        }
        return rows;
    }
}
