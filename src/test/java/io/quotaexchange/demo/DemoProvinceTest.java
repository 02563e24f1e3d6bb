package io.quotaexchange.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.pricing.PriceBand;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.registry.County;
import io.quotaexchange.registry.Pairing;
import io.quotaexchange.registry.StandingFact;
import io.quotaexchange.registry.intake.IntakeDecision;
import io.quotaexchange.registry.intake.IntakeFacts;
import io.quotaexchange.registry.intake.ProjectIntake;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.RulebookDocument;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoProvinceTest {
    private static final DemoProvince DEMO = DemoProvince.generate(20220615);
    private static final Rulebook RULEBOOK =
            RulebookDocument.parse(RulebookDocument.shippedText(DemoProvince.RULEBOOK), ClauseCatalogue.shipped());

    @Test
    void theSameSeedGivesTheSameProvince() {
        assertThat(DemoProvince.generate(20220615)).isEqualTo(DEMO);
        assertThat(DemoProvince.generate(20220616)).isNotEqualTo(DEMO);
    }

    @Test
    void ninetyCountiesTwentySixAssistedOnTheDay() {
        List<County> today = DEMO.counties().stream()
                .filter(county -> county.validTo().isEmpty())
                .toList();
        assertThat(today).hasSize(90);
        assertThat(today).filteredOn(County::assisted).hasSize(26);
        Set<String> codes = today.stream().map(County::code).collect(Collectors.toCollection(TreeSet::new));
        assertThat(DEMO.pairings())
                .hasSize(19)
                .allSatisfy(pair -> assertThat(codes).contains(pair.one(), pair.other()))
                .filteredOn(pair -> pair.basis().equals("published"))
                .extracting(Pairing::one)
                .containsExactly("330127", "331102");
    }

    @Test
    void mapHasEveryCounty() {
        JsonObject map = new JsonObject(DemoProvince.map());
        Set<String> drawn = map.getJsonArray("features").stream()
                .map(feature ->
                        ((JsonObject) feature).getJsonObject("properties").getString("adcode"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(DEMO.counties())
                .filteredOn(county -> county.validTo().isEmpty())
                .allSatisfy(county -> assertThat(drawn).contains(county.code()));
    }

    @Test
    void aboutFourHundredProjectsOfWhichTheRulesRefuseSomeForManyReasons() {
        assertThat(DEMO.projects()).hasSizeBetween(370, 430).allMatch(ProjectFiling::generated);
        assertThat(DEMO.projects()).extracting(ProjectFiling::id).doesNotHaveDuplicates();
        List<Refusal> refusals = DEMO.projects().stream()
                .map(project -> ProjectIntake.decide(project, new IntakeFacts(true, false), RULEBOOK))
                .filter(IntakeDecision.Refused.class::isInstance)
                .flatMap(decision -> ((IntakeDecision.Refused) decision).refusals().stream())
                .toList();
        assertThat(refusals.size()).isBetween(20, 50);
        assertThat(refusals)
                .extracting(refusal -> refusal.clause().text())
                .contains("M13-08.1", "L-03.1b", "Z10-18.1", "M13-02.5", "Z10-18.2", "M13-03.6", "L-05.3a")
                .doesNotContain("M13-02.4", "M13-02.2", "M13-03.2");
    }

    @Test
    void projectsAreMadeByCountiesThatExisted() {
        assertThat(DEMO.projects())
                .allSatisfy(project -> assertThat(DEMO.counties()).anySatisfy(county -> {
                    assertThat(county.code()).isEqualTo(project.county());
                    assertThat(county.validFrom()).isBeforeOrEqualTo(project.acceptedOn());
                    assertThat(project.filedOn()).isBefore(DemoProvince.DAY);
                }));
    }

    @Test
    void z10_08_3_someCountiesMayNotSellForEachReason() {
        assertThat(DEMO.standing())
                .filteredOn(fact -> fact instanceof StandingFact.Task task && task.doneM2() < task.taskM2())
                .hasSize(5);
        assertThat(DEMO.standing())
                .filteredOn(StandingFact.OwnBalance.class::isInstance)
                .hasSize(4);
        assertThat(DEMO.standing())
                .filteredOn(StandingFact.Suspended.class::isInstance)
                .hasSize(1);
    }

    @Test
    void sixtyRequestsOfKeyProjects() {
        assertThat(DEMO.requests()).hasSize(60);
        assertThat(DEMO.requests()).extracting(DemoRequest::tier).contains(1, 2, 3);
        assertThat(DEMO.requests().stream().map(DemoRequest::county).distinct()).hasSizeGreaterThan(30);
        assertThat(DEMO.requests()).extracting(DemoRequest::projectZh).doesNotHaveDuplicates();
        assertThat(DEMO.requests()).filteredOn(request -> !request.divisible()).hasSize(15);
        assertThat(DEMO.requests()).allSatisfy(request -> {
            assertThat(request.projectZh()).doesNotContain("{", "null");
            assertThat(request.projectEn()).doesNotContainPattern("[{]|\\p{IsHan}");
            assertThat(request.amounts().values()).isNotEmpty().allMatch(amount -> amount > 0);
        });
    }

    @Test
    void m13_05_8_mostOfTheHundredAndTwentyBidsAreInTheBand() {
        Map<IndicatorKind, PriceBand> bands = DemoPrices.bands(RULEBOOK.pricing());
        assertThat(DEMO.bids()).hasSize(120);
        assertThat(DEMO.bids())
                .filteredOn(bid -> {
                    PriceBand band = bands.get(bid.indicator());
                    return bid.limitFen() < band.floor().fen()
                            || bid.limitFen() > band.cap().fen()
                            || bid.limitFen() % band.tick().fen() != 0;
                })
                .hasSize(6);
        assertThat(DEMO.listings())
                .allSatisfy(listing -> assertThat(listing.limitFen()
                                % bands.get(listing.indicator()).tick().fen())
                        .isZero());
    }
}
