package io.quotaexchange.round.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.Result;
import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.AscendingCommand;
import io.quotaexchange.matching.ascending.AscendingOutcome;
import io.quotaexchange.matching.ascending.AscendingResult;
import io.quotaexchange.matching.ascending.AscendingTerms;
import io.quotaexchange.matching.ascending.Seed;
import io.quotaexchange.matching.casefile.CaseFile;
import io.quotaexchange.matching.clearing.Engine;
import io.quotaexchange.quantity.IndicatorKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ClearingTest {
    private static final Instant OPENS = Instant.parse("2018-06-01T01:00:00Z");

    private static AscendingCase lotWithOneBid() {
        return new AscendingCase(
                new AscendingTerms(
                        new AscendingTerms.Lot("lot_1", "331126", IndicatorKind.QUANTITY, 10_000),
                        new AscendingTerms.Prices(7_000_000, 100_000, 9_600_000, OptionalLong.empty()),
                        new AscendingTerms.Times(OPENS, OPENS.plusSeconds(60), 0, 0),
                        new Pairings(List.of())),
                new Seed("5a".repeat(32)),
                List.of(new AscendingCommand.Bid("bid_1", 1, "330106", 7_100_000, OPENS.plusSeconds(1))),
                List.of());
    }

    @Test
    void aConfirmedResultStandsWithItsFiles() {
        Clearing cleared = Clearing.of(lotWithOneBid());
        assertThat(cleared.caseText()).isEqualTo(text(lotWithOneBid()));
        assertThat(cleared.resultText()).contains("330106");
    }

    /** An engine that sells the lot a step below the bid: a result that no auditor would confirm. */
    @Test
    void aResultThatIsNotConfirmedGoesNoFurtherAndNamesItsCase() {
        assertThatThrownBy(() -> Clearing.of(lotWithOneBid(), ClearingTest::aStepTooCheap))
                .isInstanceOf(UnconfirmedClearingException.class)
                .hasMessageContaining("outcome")
                .extracting(thrown -> ((UnconfirmedClearingException) thrown).caseText())
                .isEqualTo(text(lotWithOneBid()));
    }

    private static Result aStepTooCheap(Case given) {
        AscendingResult right = (AscendingResult) Engine.clear(given);
        AscendingOutcome.Sold sold = (AscendingOutcome.Sold) right.outcome();
        return new AscendingResult(
                right.bids(),
                right.matches(),
                right.closedAt(),
                new AscendingOutcome.Sold(sold.winner(), sold.priceFen() - 100_000, sold.valueFen(), sold.decidedBy()));
    }

    private static String text(Case given) {
        return new String(CaseFile.write(given), StandardCharsets.UTF_8);
    }
}
