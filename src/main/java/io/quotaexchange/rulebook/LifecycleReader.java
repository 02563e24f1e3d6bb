package io.quotaexchange.rulebook;

import io.quotaexchange.platform.document.DocumentReader;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the lifecycle section of a rulebook; each value may be left out. */
final class LifecycleReader {
    private static final int MOST_DAYS = 366;

    private final RulingReader rulings;

    LifecycleReader(RulingReader rulings) {
        this.rulings = rulings;
    }

    Lifecycle lifecycle(DocumentReader section) {
        return new Lifecycle(
                optional(section, "stagesFrom", place -> place.date("value")),
                optional(section, "proposeWithinDays", place -> place.whole("value", 0, MOST_DAYS)),
                optional(section, "proposeBy", LifecycleReader::day),
                optional(section, "buildBy", LifecycleReader::day),
                optional(section, "checkBy", LifecycleReader::day),
                optional(section, "precheck", place -> place.choices("value", Department.class)),
                papers(section));
    }

    private <T> Optional<Ruling<T>> optional(DocumentReader section, String key, Function<DocumentReader, T> value) {
        return section.optionalObject(key).map(place -> rulings.ruling(place, value));
    }

    private List<Lifecycle.StagePapers> papers(DocumentReader section) {
        List<Lifecycle.StagePapers> papers = new ArrayList<>();
        for (DocumentReader place : section.objects("papers")) {
            papers.add(new Lifecycle.StagePapers(
                    place.choice("stage", Stage.class),
                    rulings.ruling(place, needed -> needed.choices("value", Evidence.class))));
        }
        return papers;
    }

    private static MonthDay day(DocumentReader place) {
        return place.parsed("value", LifecycleReader::parseDay, MonthDay.of(1, 1));
    }

    private static MonthDay parseDay(String text) {
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeParseException bad) {
            throw new IllegalArgumentException("'" + text + "' is not a day of a year such as 09-30", bad);
        }
    }
}
