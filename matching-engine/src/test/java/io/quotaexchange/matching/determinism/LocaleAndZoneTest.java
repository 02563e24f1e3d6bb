package io.quotaexchange.matching.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.casefile.CaseFile;
import io.quotaexchange.matching.casefile.Cases;
import io.quotaexchange.matching.casefile.MalformedCaseException;
import io.quotaexchange.matching.casefile.ResultFile;
import io.quotaexchange.matching.check.Check;
import io.quotaexchange.matching.clearing.Engine;
import io.quotaexchange.matching.explain.DecisionRecord;
import io.quotaexchange.matching.explain.Explain;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Locales with other digits, letters and calendars, and time zones at both ends of the day, change no byte of anything written. */
class LocaleAndZoneTest {
    static List<String> names() {
        return Cases.ALL;
    }

    @ParameterizedTest
    @MethodSource("names")
    void allThatIsWrittenIsTheSame(String name) throws MalformedCaseException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String wanted = written(name);
        try {
            for (String tag : List.of("ar-EG-u-nu-arab", "tr-TR", "th-TH-u-ca-buddhist-nu-thai", "de-CH", "zh-CN")) {
                for (String id : List.of("Pacific/Kiritimati", "Pacific/Niue", "Asia/Shanghai")) {
                    Locale.setDefault(Locale.forLanguageTag(tag));
                    TimeZone.setDefault(TimeZone.getTimeZone(id));
                    assertThat(written(name)).as("%s in %s", tag, id).isEqualTo(wanted);
                }
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    /** Case, result, verdict and explanations. */
    private static String written(String name) throws MalformedCaseException {
        Case given = CaseFile.read(Cases.bytes(name));
        byte[] result = ResultFile.write(Engine.clear(given), given);
        StringBuilder all = new StringBuilder();
        all.append(new String(CaseFile.write(given), StandardCharsets.UTF_8));
        all.append(new String(result, StandardCharsets.UTF_8));
        all.append(Check.check(given, ResultFile.read(result, given)).isPresent());
        for (DecisionRecord record : Explain.all(given)) {
            all.append(record).append(record.zh()).append(record.en());
        }
        return all.toString();
    }
}
