package io.quotaexchange.rulebook;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.document.InvalidDocument;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PostgresFixture.class)
class RulebooksTest {
    @Test
    void theVersionThatBeganLastIsInForce(TestDatabase database) {
        Rulebooks rulebooks = new Rulebooks(database.application(), ClauseCatalogue.shipped(), Clock.systemUTC());
        String zhejiang = RulebookDocument.shippedText("zhejiang-2018");
        await(rulebooks.adopt(RulebookDocument.shippedText("national-2017"), "usr_a", "usr_b"));
        await(rulebooks.adopt(zhejiang, "usr_a", "usr_b"));
        await(rulebooks.adopt(zhejiang, "usr_a", "usr_b"));

        assertThat(await(rulebooks.all())).extracting(Rulebook::id).containsExactly("zhejiang-2018", "national-2017");
        assertThat(inForce(rulebooks, "2017-12-10")).isEqualTo("none");
        assertThat(inForce(rulebooks, "2018-02-11")).isEqualTo("national-2017");
        assertThat(inForce(rulebooks, "2018-02-12")).isEqualTo("zhejiang-2018");
        assertThat(inForce(rulebooks, "2030-01-01")).isEqualTo("zhejiang-2018");
        assertThat(await(rulebooks.document("zhejiang-2018"))).contains(zhejiang);

        String changed = zhejiang.replace("\"value\": \"0.5000\"", "\"value\": \"0.4000\"");
        assertThatThrownBy(() -> await(rulebooks.adopt(changed, "usr_a", "usr_b")))
                .hasMessageContaining("rulebook_pkey");
        String second = changed.replace("\"version\": \"3\"", "\"version\": \"4\"");
        await(rulebooks.adopt(second, "usr_a", "usr_b"));
        assertThat(await(rulebooks.find("zhejiang-2018")).orElseThrow().version())
                .isEqualTo("4");
        assertThat(await(rulebooks.find("zhejiang-2018"))
                        .orElseThrow()
                        .pool()
                        .coverRatio()
                        .value()
                        .text())
                .isEqualTo("0.4000");
    }

    @Test
    void whatIsNoRulebookIsNotAdopted(TestDatabase database) {
        Rulebooks rulebooks = new Rulebooks(database.application(), ClauseCatalogue.shipped(), Clock.systemUTC());
        assertThatThrownBy(() -> await(rulebooks.adopt("{}", "usr_a", "usr_b"))).isInstanceOf(InvalidDocument.class);
        assertThatThrownBy(() -> await(rulebooks.adopt(
                        RulebookDocument.shippedText("national-2017").replace("\"id\": \"", "\"id\": \"one-person-"),
                        "usr_a",
                        "usr_a")))
                .hasMessageContaining("check");
    }

    @ParameterizedTest
    @CsvSource({
        "2018-02-12, true,  false",
        "2018-02-13, true,  true",
        "2018-02-11, true,  false",
        "2018-02-12, false, true",
        "2018-02-11, false, false"
    })
    void m13_05_3_aRulebookTakesEffectOnTheDayAfterItsAdoptionAtTheEarliest(
            LocalDate from, boolean others, boolean permitted) {
        ClauseCatalogue clauses = ClauseCatalogue.shipped();
        Rulebook first = RulebookDocument.parse(RulebookDocument.shippedText("national-2017"), clauses);
        Rulebook later = RulebookDocument.parse(
                RulebookDocument.shippedText("zhejiang-2018")
                        .replace("\"effectiveFrom\": \"2018-02-12\"", "\"effectiveFrom\": \"" + from + "\""),
                clauses);
        LocalDate today = LocalDate.of(2018, 2, 12);
        assertThat(RulebookWriting.against(later, others ? List.of(first) : List.of(), today)
                        .map(Refusal::code))
                .isEqualTo(permitted ? Optional.empty() : Optional.of("EFFECTIVE_TOO_EARLY"));
        assertThat(RulebookWriting.against(later, List.of(later), today)).isEmpty();
    }

    private static String inForce(Rulebooks rulebooks, String day) {
        return await(rulebooks.inForce(LocalDate.parse(day))).map(Rulebook::id).orElse("none");
    }
}
