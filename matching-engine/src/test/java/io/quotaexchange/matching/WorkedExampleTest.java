package io.quotaexchange.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.casefile.CaseFile;
import io.quotaexchange.matching.casefile.ResultFile;
import io.quotaexchange.matching.clearing.Engine;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The example of the format's page gives exactly the result shown there. */
class WorkedExampleTest {
    private static final String CASE = """
            {"format": "quota-exchange/case/1", "mechanism": "PRIORITY_ALLOCATION",
             "rules": {"sharing": "SERIAL", "prices": {"QUANTITY": "80000.00"}, "poolRatio": "0.5", "pool": {"QUANTITY": "2.0000"},
                       "buyerCaps": [{"county": "330281", "indicator": "QUANTITY", "amount": "50.0000"}]},
             "pairings": [["330281", "331126"]], "assisted": ["331126"],
             "offers": [{"id": "o1", "seq": 1, "county": "331126", "indicator": "QUANTITY", "amount": "8.0000"}],
             "requests": [{"id": "r1", "seq": 2, "county": "330281", "tier": 1, "amounts": {"QUANTITY": "10.0000"}, "divisible": true, "poolEligible": true}]}
            """;
    private static final String RESULT = """
            {"format": "quota-exchange/result/1", "mechanism": "PRIORITY_ALLOCATION",
             "fills": [{"request": "r1", "indicator": "QUANTITY", "market": "8.0000", "pool": "1.0000", "unfilled": "1.0000"}],
             "sold": [{"offer": "o1", "amount": "8.0000"}],
             "trades": [{"request": "r1", "offer": "o1", "indicator": "QUANTITY", "amount": "8.0000", "price": "80000.00", "value": "9600000.00", "paired": true}],
             "rejected": [], "certificate":
            """;

    @Test
    void z10_10_1_theWorkedExampleGivesTheResultShown() throws Exception {
        Case given = CaseFile.read(CASE.getBytes(StandardCharsets.UTF_8));
        String printed = new String(ResultFile.write(Engine.clear(given), given), StandardCharsets.UTF_8);
        String dense = printed.replaceAll("\\s", "");
        assertThat(dense).startsWith(RESULT.replaceAll("\\s", ""));
        assertThat(dense).contains("\"cause\":\"SUPPLY\"").contains("\"total\":\"8.0000\"");
    }
}
