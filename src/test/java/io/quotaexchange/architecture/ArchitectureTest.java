package io.quotaexchange.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.quotaexchange.architecture.planted.ImpureDecider;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between packages; each rule fails on a planted violation. */
class ArchitectureTest {
    private static final String ALL = "io.quotaexchange.";
    private static final String PLANTS = "io.quotaexchange.architecture.planted.";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.quotaexchange");
    private static final JavaClasses PLANTED =
            new ClassFileImporter().importPackages("io.quotaexchange.architecture.planted");
    private static final Set<String> DECIDERS = Set.of(
            "io.quotaexchange.ledger.LedgerDecider",
            "io.quotaexchange.ledger.SettlementRules",
            "io.quotaexchange.round.RoundDecisions",
            "io.quotaexchange.round.OrderRules",
            "io.quotaexchange.round.CalendarDecisions",
            "io.quotaexchange.round.RoundCalendar",
            "io.quotaexchange.round.RoundTimeline",
            "io.quotaexchange.round.Seal",
            "io.quotaexchange.round.RoundState",
            "io.quotaexchange.round.StageCase",
            "io.quotaexchange.round.StageAwards",
            "io.quotaexchange.round.live.BookDecisions",
            "io.quotaexchange.round.live.BookState",
            "io.quotaexchange.round.live.LiveDecisions",
            "io.quotaexchange.round.live.LotCase",
            "io.quotaexchange.round.live.LotDecisions",
            "io.quotaexchange.round.live.LotState",
            "io.quotaexchange.round.live.ProxyBidding",
            "io.quotaexchange.round.live.Standstill",
            "io.quotaexchange.registry.sanction.SanctionDecisions",
            "io.quotaexchange.registry.eligibility.TradingEligibility",
            "io.quotaexchange.registry.intake.ProjectIntake",
            "io.quotaexchange.registry.intake.FilingRules",
            "io.quotaexchange.registry.intake.LandRules",
            "io.quotaexchange.registry.intake.SiteRules",
            ImpureDecider.class.getName());

    private static final DescribedPredicate<JavaClass> DECIDER =
            DescribedPredicate.describe("are deciders", type -> DECIDERS.contains(type.getName()));
    private static final DescribedPredicate<JavaClass> IMPURE = DescribedPredicate.describe(
            "are clocks, chance, files, networks or databases",
            type -> type.getPackageName().startsWith("java.nio.file")
                    || type.getPackageName().startsWith("java.net")
                    || type.getPackageName().startsWith("java.sql")
                    || type.getPackageName().startsWith("io.vertx.sqlclient")
                    || type.getPackageName().startsWith("io.vertx.pgclient")
                    || Set.of(
                                    "java.time.Clock",
                                    "java.util.Random",
                                    "java.util.UUID",
                                    "java.security.SecureRandom",
                                    "java.util.concurrent.ThreadLocalRandom",
                                    "io.vertx.core.Vertx",
                                    "io.vertx.core.Future")
                            .contains(type.getName()));

    private static final ArchRule PURE = noClasses().that(DECIDER).should().dependOnClassesThat(IMPURE);

    private static ArchRule noCycle(String packages) {
        return slices().matching(packages).should().beFreeOfCycles();
    }

    @Test
    void noPackagesInACircle() {
        noCycle("io.quotaexchange.(**)").check(MAIN);
    }

    @Test
    void aPlantedCircleIsFound() {
        assertThatThrownBy(() -> noCycle("io.quotaexchange.architecture.planted.cycle.(**)")
                        .check(PLANTED))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void decidersAreAllThereAndPure() {
        DECIDERS.stream()
                .filter(name -> !name.contains("planted"))
                .forEach(name -> assertThat(MAIN.contain(name)).as(name).isTrue());
        PURE.check(MAIN);
    }

    @Test
    void aPlantedClockInADeciderIsFound() {
        assertThatThrownBy(() -> PURE.check(PLANTED)).hasMessageContaining("Clock");
    }

    /** {@code from} must not reach into {@code to}. */
    private static ArchRule noArrow(String from, String... to) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(to);
    }

    /** All that stands beside the platform, but for the units and clause ids that everybody shares. */
    private static String[] features() {
        return MAIN.stream()
                .map(type -> type.getPackageName().substring(ALL.length() - 1))
                .filter(path -> !path.isEmpty())
                .map(path -> path.substring(1).split("\\.")[0])
                .filter(name -> !Set.of("platform", "quantity", "clause").contains(name))
                .distinct()
                .sorted()
                .map(name -> ALL + name + "..")
                .toArray(String[]::new);
    }

    @Test
    void thePlatformKnowsNoFeature() {
        assertThat(features())
                .contains(ALL + "ledger..", ALL + "registry..", ALL + "round..", ALL + "matching..", ALL + "demo..");
        noArrow(ALL + "platform..", features()).check(MAIN);
    }

    @Test
    void aPlantedFeatureInThePlatformIsFound() {
        assertThatThrownBy(() ->
                        noArrow(PLANTS + "platform..", PLANTS + "server..").check(PLANTED))
                .hasMessageContaining("WiringOfAFeature");
    }

    @Test
    void aForbiddenArrowIsFound() {
        assertThatThrownBy(() ->
                        noArrow(PLANTS + "cycle.one..", PLANTS + "cycle.two..").check(PLANTED))
                .isInstanceOf(AssertionError.class);
    }

    /** {@code from} may know the JDK, the JSON parser, the command line's library and {@code permitted}; nothing else. */
    private static ArchRule onlyEngine(String from, String... permitted) {
        String[] all = Stream.concat(
                        Stream.of("java..", "com.fasterxml.jackson.core..", "picocli.."), Stream.of(permitted))
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(all);
    }

    @Test
    void theEngineKnowsNothingOfTheServer() {
        for (String engine : new String[] {"matching..", "quantity..", "clause.."}) {
            onlyEngine(ALL + engine, ALL + "matching..", ALL + "quantity..", ALL + "clause..")
                    .check(MAIN);
        }
    }

    @Test
    void aPlantedServerOrItsLibraryInTheEngineIsFound() {
        ArchRule rule = onlyEngine(PLANTS + "engine..", PLANTS + "engine..");
        assertThatThrownBy(() -> rule.check(PLANTED))
                .hasMessageContaining("ClearingWithServer")
                .hasMessageContaining("ClearingWithVertx");
    }
}
