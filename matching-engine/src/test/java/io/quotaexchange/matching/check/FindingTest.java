package io.quotaexchange.matching.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.callauction.CallAuction;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.CallAuctionResult;
import io.quotaexchange.matching.callauction.RandomCallAuctions;
import io.quotaexchange.matching.literal.Seeds;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A finding is one line: where in the result, and what is wrong there. */
class FindingTest {

    @Test
    void aFindingNamesThePlaceAndWhatIsWrongThere() {
        assertThat(new Finding("fills/r1/QUANTITY", "is negative")).hasToString("fills/r1/QUANTITY: is negative");
    }

    @Test
    void idsOfTheCaseCannotBreakTheLine() {
        assertThat(new Finding("fills/r\n1", "is \u0007more\r\nthan was offered").toString())
                .isEqualTo("fills/r?1: is ?more??than was offered");
    }

    @Test
    void findingsOfWrongResultsCanBeRead() {
        int found = 0;
        for (long seed : Seeds.of("findings", 20_180_310L, 500).toArray()) {
            CallAuctionCase given = RandomCallAuctions.from(seed);
            CallAuctionResult wrong = new TamperedRecord(seed).change(CallAuction.clear(given));
            Optional<Finding> finding = Check.check(given, wrong);
            found += finding.isPresent() ? 1 : 0;
            finding.ifPresent(each -> {
                assertThat(each.place()).matches("[a-zA-Z0-9/-]+");
                assertThat(each.reason()).isNotBlank().doesNotContain("null", "@", "%s");
                assertThat(each.toString()).startsWith(each.place() + ": ").hasLineCount(1);
            });
        }
        assertThat(found).isGreaterThan(250);
    }
}
