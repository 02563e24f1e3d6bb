package io.quotaexchange.platform.http;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The details, messages and remedies of problems in Chinese, by their English text: a catalogue as translators keep it, so that what reads
 * a document or an amount, and knows nothing of readers, says its one sentence. {@code {}} stands for what differs from case to case;
 * in the Chinese it is {@code {0}}, {@code {1}}, …, and {@code {0、}} if it is a list, with commas in English. Every sentence that the sources write has its Chinese: {@code ChineseDetailsTest}.
 */
final class ChineseDetails {
    private static final String CATALOGUE = "/problems/details.zh.json";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(、?)}");

    /** A sentence with gaps. */
    private record Sentence(String english, Pattern form, String chinese) {}

    private static final Map<String, String> WHOLE = new HashMap<>();
    private static final List<Sentence> WITH_GAPS = new ArrayList<>();

    static {
        JsonObject catalogue = read();
        for (String english : catalogue.fieldNames()) {
            String chinese = catalogue.getString(english);
            if (english.contains("{}")) {
                WITH_GAPS.add(new Sentence(english, form(english), chinese));
            } else {
                WHOLE.put(english, chinese);
            }
        }
        // What says more stands before what says less: "is not {}" is the last resort.
        WITH_GAPS.sort(Comparator.comparingInt((Sentence sentence) ->
                        sentence.english().replace("{}", "").length())
                .reversed());
    }

    private ChineseDetails() {}

    /** @return the Chinese of {@code english}, or the text itself where there is none */
    static String of(String english) {
        String whole = WHOLE.get(english);
        if (whole != null) {
            return whole;
        }
        for (Sentence sentence : WITH_GAPS) {
            Matcher fits = sentence.form().matcher(english);
            if (fits.matches()) {
                return PLACE.matcher(sentence.chinese())
                        .replaceAll(place -> Matcher.quoteReplacement(
                                fitting(fits.group(Integer.parseInt(place.group(1)) + 1), place.group(2))));
            }
        }
        return english;
    }

    private static String fitting(String text, String comma) {
        return comma.isEmpty() ? text : text.replace(", ", comma);
    }

    private static Pattern form(String english) {
        StringBuilder form = new StringBuilder();
        int from = 0;
        for (int gap = english.indexOf("{}"); gap >= 0; gap = english.indexOf("{}", from)) {
            form.append(Pattern.quote(english.substring(from, gap))).append("(.*?)");
            from = gap + 2;
        }
        return Pattern.compile(
                form.append(Pattern.quote(english.substring(from))).toString(), Pattern.DOTALL);
    }

    private static JsonObject read() {
        try (InputStream in = ChineseDetails.class.getResourceAsStream(CATALOGUE)) {
            return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
