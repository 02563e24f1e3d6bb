package io.quotaexchange.round;

import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.rulebook.StageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an administrator does with a round, as it is sent. */
record RoundStepBody(Step step, String reason, Optional<Times> times) {
    private static final int LONGEST_STAGE_SECONDS = 30 * 86_400;
    private static final String ROUND = "rnd_[a-z0-9-]{1,40}";

    /** The acts. */
    enum Step {
        RESCHEDULE,
        PAUSE,
        RESUME,
        STOP,
        WITHDRAW
    }

    /** A calendar by kinds of stages. */
    record Times(Instant entryOpensAt, Instant entryClosesAt, List<RoundAnnouncements.StageWish> stages) {
        static Times read(DocumentReader document) {
            return new Times(
                    time(document, "entryOpensAt"),
                    time(document, "entryClosesAt"),
                    document.objects("stages").stream().map(Times::stage).toList());
        }

        private static RoundAnnouncements.StageWish stage(DocumentReader document) {
            return new RoundAnnouncements.StageWish(
                    document.choice("kind", StageKind.class),
                    time(document, "opensAt"),
                    Duration.ofSeconds(document.whole("seconds", 0, LONGEST_STAGE_SECONDS)));
        }

        private static Instant time(DocumentReader document, String key) {
            return document.parsed(key, Times::time, Instant.EPOCH);
        }

        /** To the second, in UTC. */
        private static Instant time(String text) {
            if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")) {
                throw new IllegalArgumentException(
                        "must be a time in UTC to the second, for example 2027-03-01T01:00:00Z");
            }
            return Instant.parse(text);
        }
    }

    static RoundStepBody read(DocumentReader document) {
        Step step = document.choice("step", Step.class);
        String reason = step == Step.PAUSE || step == Step.STOP || step == Step.WITHDRAW ? document.text("reason") : "";
        Optional<Times> times = step == Step.RESCHEDULE ? Optional.of(Times.read(document)) : Optional.empty();
        return new RoundStepBody(step, reason, times);
    }

    static RoundAnnouncements.Wish readAnnouncement(DocumentReader document, Signed by) {
        String id = document.parsed("id", RoundStepBody::round, "");
        String nameZh = document.text("nameZh");
        String nameEn = document.text("nameEn");
        Times times = Times.read(document);
        return new RoundAnnouncements.Wish(
                id, nameZh, nameEn, times.entryOpensAt(), times.entryClosesAt(), times.stages(), by);
    }

    private static String round(String text) {
        if (!text.matches(ROUND)) {
            throw new IllegalArgumentException("must be rnd_ and 1 to 40 of a-z, 0-9 and -");
        }
        return text;
    }
}
