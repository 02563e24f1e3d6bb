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
import org.junit.jupiter.api.Test;

/** The arrows between packages; each rule fails on a planted violation. */
class ArchitectureTest {
    private static final String ALL = "io.quotaexchange.";
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
            "io.quotaexchange.round.RoundState",
            "io.quotaexchange.round.StageCase",
            "io.quotaexchange.round.StageAwards",
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

    @Test
    void thePlatformKnowsNoFeature() {
        noArrow(
                        ALL + "platform..",
                        ALL + "ledger..",
                        ALL + "registry..",
                        ALL + "rulebook..",
                        ALL + "pricing..",
                        ALL + "round..",
                        ALL + "settlement..",
                        ALL + "writeoff..",
                        ALL + "oversight..",
                        ALL + "demo..")
                .check(MAIN);
    }

    @Test
    void aForbiddenArrowIsFound() {
        assertThatThrownBy(() -> noArrow(
                                "io.quotaexchange.architecture.planted.cycle.one..",
                                "io.quotaexchange.architecture.planted.cycle.two..")
                        .check(PLANTED))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void theEngineKnowsNothingOfTheServer() {
        for (String engine : new String[] {"matching..", "quantity..", "clause.."}) {
            noClasses()
                    .that()
                    .resideInAPackage(ALL + engine)
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages(
                            "java..",
                            "com.fasterxml.jackson.core..",
                            "picocli..",
                            ALL + "matching..",
                            ALL + "quantity..",
                            ALL + "clause..")
                    .check(MAIN);
        }
    }
}
