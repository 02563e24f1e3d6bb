package io.quotaexchange.demo;

import io.quotaexchange.registry.County;
import io.quotaexchange.registry.StandingFact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Draws how counties stand: most may sell, some may not, for each reason there is; most of the short ones have declared it. */
final class StandingDraws {
    private static final int LATE_WITH_TASK = 4;
    private static final int UNBALANCED = 3;
    private static final long HECTARE = 10_000;

    private final Draw draw;
    private final List<StandingFact> facts = new ArrayList<>();
    private final Set<String> barred = new TreeSet<>();

    StandingDraws(Draw draw) {
        this.draw = draw;
    }

    /** @param sellers codes of the counties with surplus, at least twelve */
    Standing draw(Geography geography, List<String> sellers, LocalDate day) {
        List<String> chosen = choose(withoutPublishedPair(geography, sellers), LATE_WITH_TASK + UNBALANCED + 2);
        List<String> late = chosen.subList(0, LATE_WITH_TASK);
        List<String> unbalanced = chosen.subList(LATE_WITH_TASK, LATE_WITH_TASK + UNBALANCED);
        String both = chosen.get(LATE_WITH_TASK + UNBALANCED);
        String suspended = chosen.getLast();
        int year = day.getYear() - 1;
        for (County county : geography.on(day)) {
            String code = county.code();
            boolean isLate = late.contains(code) || both.equals(code);
            tasks(code, geography.terrain().get(code), year, isLate);
            if (unbalanced.contains(code) || both.equals(code)) {
                facts.add(new StandingFact.OwnBalance(
                        "bal_" + code + "-" + year, code, LocalDate.of(year, 12, 31), draw.between(1, 4)));
            }
        }
        facts.add(new StandingFact.Suspended(
                "sus_" + suspended + "-" + day.getYear(),
                suspended,
                day.minusDays(60),
                "卫星抽查发现新增耕地撂荒，限期整改未完成 / idle new farmland found from orbit, not put right in time",
                People.ADMINISTRATOR,
                People.APPROVER));
        barred.addAll(chosen);
        declarations(geography, day);
        return new Standing(List.copyOf(facts), Set.copyOf(barred));
    }

    /** @param barred counties that may not sell */
    record Standing(List<StandingFact> facts, Set<String> barred) {}

    /** Pairs that a public source names are to be seen trading. */
    private static List<String> withoutPublishedPair(Geography geography, List<String> sellers) {
        return sellers.stream()
                .filter(code -> geography.pairings().stream()
                        .noneMatch(pair -> pair.basis().equals("published")
                                && (pair.one().equals(code) || pair.other().equals(code))))
                .toList();
    }

    private List<String> choose(List<String> from, int count) {
        List<String> left = new ArrayList<>(from);
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(left.remove(draw.between(0, left.size() - 1)));
        }
        return chosen;
    }

    private void tasks(String code, Terrain terrain, int year, boolean late) {
        long task = HECTARE
                * switch (terrain) {
                    case MOUNTAIN -> draw.between(25L, 60L);
                    case HILL -> draw.between(15L, 40L);
                    case PLAIN -> draw.between(2L, 15L);
                };
        long done = late ? task * draw.between(78L, 97L) / 100 : task * draw.between(100L, 135L) / 100;
        facts.add(new StandingFact.Task("tsk_" + code + "-" + year, code, year, task, done));
    }

    private void declarations(Geography geography, LocalDate day) {
        for (Geography.ShortCounty county : geography.shortCounties()) {
            if (county.declared()) {
                facts.add(new StandingFact.Shortage(
                        "sho_" + county.code() + "-" + day.getYear(),
                        county.code(),
                        LocalDate.of(day.getYear(), 1, 10),
                        LocalDate.of(day.getYear(), 12, 31),
                        county.name() + "人民政府：耕地后备资源不足，确实难以在本县域内补充耕地"));
            }
        }
    }
}
