package io.quotaexchange.abuse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Bodies: a good one, spoilt in one place or as a whole. */
final class HostileJson {
    private static final int NO_PLACE = -1;

    /** Written where a value stood. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1",
            "-0",
            "1.0",
            "0.1",
            "1e999",
            "-1E400",
            "1e-400",
            "99999999999999999999",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "2147483648",
            "NaN",
            "Infinity",
            "0x10",
            "01",
            "+1",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"\\u202e\\u200b\"",
            "\"\\ufeff\"",
            "\"\\uffff\"",
            "\"' OR 1=1 --\"",
            "\"\\\\\"",
            "\"\\\"\"",
            "\"<script>alert(1)</script>\"",
            "\"${jndi:ldap://x}\"",
            "\"%s%n%d\"",
            "\"../../../etc/passwd\"",
            "\"2018-02-30\"",
            "\"2018-02-12T00:00:00Z\"",
            "\"+999999999-12-31\"",
            "\"-999999999-01-01\"",
            "\"9999-12-31\"",
            "\"0000-00-00\"",
            "\"10000-01-01\"",
            "\"1e5\"",
            "\"0x10\"",
            "\"１２３\"",
            "\"٣\"",
            "\"1,000.00\"",
            "\"NaN\"",
            "\"Infinity\"",
            "\"-0.00\"",
            "\"00.00\"",
            "\"0.00001\"",
            "\"1.0000\"",
            "\"-1.0000\"",
            "\".5\"",
            "\"5.\"",
            "\"1E2\"",
            "\"999999999999999999.9999\"",
            "\"92233720368547758.08\"",
            "\"922337203685477.5807\"",
            "\"922337203685477.5808\"",
            "\"99999999999999999999999999999999999999.99\"",
            "\"330000\"",
            "\"999999\"",
            "\"000000\"",
            "\"33112\"",
            "\"3311266\"",
            "\"331126\\n\"",
            "\"SELLER\"",
            "\"seller\"",
            "\"prp_00000000000000000000000000\"",
            "\"usr_x\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"\":\"\"}",
            "[\"a\",\"a\"]",
            "{\"a\":1,\"a\":2}",
            "'a'",
            "a",
            "",
            ",",
            "\"",
            "\"\\x\"",
            "\"\u0001\"",
            "\"\t\"",
            "\"\\u12\"",
            "undefined",
            "/*c*/1");

    private final Random random;

    HostileJson(Random random) {
        this.random = random;
    }

    private record Spoilt(int place, int way, String value) {}

    /** @param good tree of maps, lists, texts, numbers, flags */
    byte[] body(Object good) {
        int way = random.nextInt(100);
        if (way < 12) {
            return utf8(write(good, new Spoilt(NO_PLACE, 0, "")));
        }
        if (way < 78) {
            return utf8(spoiltInOnePlace(good));
        }
        return whole(utf8(write(good, new Spoilt(NO_PLACE, 0, ""))));
    }

    private String spoiltInOnePlace(Object good) {
        int places = count(good);
        return write(good, new Spoilt(random.nextInt(places), random.nextInt(8), value()));
    }

    private String value() {
        return switch (random.nextInt(40)) {
            case 0 -> "\"" + "长".repeat(2_001) + "\"";
            case 1 -> "\"" + "x".repeat(70_000) + "\"";
            case 2 -> "[".repeat(600) + "]".repeat(600);
            case 3 -> "[" + "1,".repeat(2_000) + "1]";
            case 4 -> "9".repeat(1_200);
            case 5 -> "\"" + "9".repeat(300) + "." + "9".repeat(300) + "\"";
            case 6 -> "\"" + random.nextLong() + "\"";
            case 7 -> Long.toString(random.nextLong());
            case 8 -> "\"" + (random.nextInt(2_000_000) - 1_000) / 100 + "." + (10 + random.nextInt(90)) + "\"";
            default -> VALUES.get(random.nextInt(VALUES.size()));
        };
    }

    private byte[] whole(byte[] good) {
        String text = new String(good, StandardCharsets.UTF_8);
        return switch (random.nextInt(18)) {
            case 0 -> new byte[0];
            case 1 -> utf8(text.substring(0, random.nextInt(text.length())));
            case 2 -> utf8(text + text);
            case 3 -> utf8(text + "]");
            case 4 -> utf8("\ufeff" + text);
            case 5 -> text.getBytes(StandardCharsets.UTF_16);
            case 6 -> text.getBytes(StandardCharsets.UTF_16LE);
            case 7 -> broken(good);
            case 8 -> utf8("[" + text + "]");
            case 9 -> utf8("\"" + "x".repeat(random.nextInt(2_000)) + "\"");
            case 10 -> utf8("{\"a\":".repeat(5_000));
            case 11 -> utf8("[".repeat(30_000));
            case 12 -> utf8(" ".repeat(20_000) + text);
            case 13 -> utf8("null");
            case 14 -> noise(random.nextInt(300));
            case 15 -> utf8("a=b&c=d");
            case 16 -> utf8(")]}',\n" + text);
            default -> utf8("{" + "\"k%d\":1,".formatted(random.nextInt(9)).repeat(3_000) + "\"z\":1}");
        };
    }

    private byte[] broken(byte[] good) {
        byte[] bytes = good.clone();
        for (int i = 0; i <= random.nextInt(3); i++) {
            bytes[random.nextInt(bytes.length)] = (byte) (0x80 + random.nextInt(0x80));
        }
        return bytes;
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int count(Object value) {
        int count = 1;
        if (value instanceof Map<?, ?> map) {
            for (Object inner : map.values()) {
                count += count(inner);
            }
        } else if (value instanceof List<?> list) {
            for (Object inner : list) {
                count += count(inner);
            }
        }
        return count;
    }

    /** JSON text of a tree, whose so many-th value in order is spoilt. */
    private static String write(Object tree, Spoilt spoilt) {
        StringBuilder text = new StringBuilder();
        write(tree, spoilt, new int[1], text);
        return text.toString();
    }

    private static void write(Object value, Spoilt spoilt, int[] place, StringBuilder text) {
        boolean here = place[0]++ == spoilt.place();
        if (here && (spoilt.way() < 5 || !(value instanceof Map || value instanceof List))) {
            text.append(spoilt.value());
            place[0] += count(value) - 1;
            return;
        }
        switch (value) {
            case Map<?, ?> map -> object(map, here, spoilt, place, text);
            case List<?> list -> array(list, here, spoilt, place, text);
            case String string -> quote(string, text);
            case null -> text.append("null");
            default -> text.append(value);
        }
    }

    private static void object(Map<?, ?> map, boolean here, Spoilt spoilt, int[] place, StringBuilder text) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            StringBuilder part = new StringBuilder();
            quote(entry.getKey().toString(), part);
            part.append(':');
            write(entry.getValue(), spoilt, place, part);
            parts.add(part.toString());
        }
        if (here && !parts.isEmpty()) {
            switch (spoilt.way()) {
                case 5 -> parts.remove(parts.size() / 2);
                case 6 -> parts.add(parts.getFirst());
                default -> parts.add("\"surprise\":" + spoilt.value());
            }
        }
        text.append('{').append(String.join(",", parts)).append('}');
    }

    private static void array(List<?> list, boolean here, Spoilt spoilt, int[] place, StringBuilder text) {
        List<String> parts = new ArrayList<>();
        for (Object inner : list) {
            StringBuilder part = new StringBuilder();
            write(inner, spoilt, place, part);
            parts.add(part.toString());
        }
        if (here) {
            parts.add(parts.isEmpty() || spoilt.way() == 5 ? spoilt.value() : parts.getFirst());
        }
        text.append('[').append(String.join(",", parts)).append(']');
    }

    private static void quote(String string, StringBuilder text) {
        text.append('"')
                .append(string.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
                .append('"');
    }
}
