package io.quotaexchange.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the README says of the worked examples stands in their results, which other tests hold to be those of the engine. */
class ReadmeExamplesTest {
    /** Example, what the README says of it, and where its case or result has it. */
    private static final String TABLE = """
            allocation   | it gets 8 ha | {"request": "r1", "indicator": "QUANTITY", "market": "8.0000"
            allocation   | and 90,000 kg; | {"request": "r1", "indicator": "CAPACITY", "market": "90000"
            allocation   | half of the missing 2 ha comes from the pool | "pool": "1.0000"
            allocation   | 1 ha and 45,000 kg stay unfilled | "unfilled": "1.0000"
            allocation   | 1 ha and 45,000 kg stay unfilled | "unfilled": "45000"
            allocation   | finds nothing left | {"request": "r2", "indicator": "QUANTITY", "market": "0.0000"
            allocation   | 8 ha at 80,000 yuan/mu are 120 mu, 9,600,000.00 yuan | "amount": "8.0000", "price": "80000.00", "value": "9600000.00"
            uniform      | 3.3334 and | {"request": "r1", "indicator": "PADDY", "market": "3.3334"
            uniform      | 6.6666 ha | {"request": "r2", "indicator": "PADDY", "market": "6.6666"
            uniform      | The paired county is supplied by its partner first | {"request": "r1", "offer": "o1", "indicator": "PADDY", "amount": "3.3334", "price": "120000.00", "value": "6000120.00", "paired": true}
            call-auction | 11 ha trade at 90,000.00 | "volume": "11.0000"
            call-auction | 11 ha trade at 90,000.00 | "price": "90000.00"
            call-auction | o3 is off the tick | {"order": "o3", "reason": "OFF_TICK"}
            ascending    | b2 is off the increment | {"id": "b2", "accepted": false, "reason": "OFF_INCREMENT"}
            ascending    | moves the close to 02:01:00.5 | "closedAt": "2026-03-02T02:01:00.500Z"
            ascending    | b4 is the seller itself | {"id": "b4", "accepted": false, "reason": "OWN_LOT"}
            ascending    | so 330281, which is and had bid, matches | "winner": "330281"
            ascending    | 11,574,000.00 yuan | "value": "11574000.00"
            continuous   | partner's o2 (500) before | "bid": "b1", "offer": "o2", "amount": "500", "price": "12.00", "value": "6000.00", "paired": true
            continuous   | the earlier o1 (200 of 1,000), both at 12.00 | "bid": "b1", "offer": "o1", "amount": "200", "price": "12.00"
            continuous   | o1 is reduced to 500 | {"type": "REDUCED", "seq": 4, "order": "o1", "amount": "500"}
            continuous   | whose other 400 are cancelled (IOC) | {"type": "CANCELLED", "seq": 5, "order": "b2", "amount": "400", "reason": "CANNOT_FILL"}
            continuous   | rests with 60 at 11.10 | "limit": "11.10", "amount": "60"
            """;

    private static String text(String path) throws IOException {
        return Files.readString(Path.of(path)).replaceAll("\\s+", " ");
    }

    @TestFactory
    Stream<DynamicTest> whatIsSaidOfAnExampleStandsInItsResult() {
        return TABLE.lines()
                .map(row -> DynamicTest.dynamicTest(row, () -> {
                    String[] cell = row.split("\\|");
                    assertThat(text("README.md")).contains(cell[1].strip());
                    assertThat(text("src/test/resources/results/" + cell[0].strip() + ".json"))
                            .contains(cell[2].strip());
                }));
    }

    @Test
    void everyExampleIsNamed() throws IOException {
        try (Stream<Path> cases = Files.list(Path.of("src/test/resources/cases"))) {
            String readme = text("README.md");
            assertThat(cases.map(file -> "*`" + file.getFileName() + "`*"))
                    .hasSize(5)
                    .allMatch(readme::contains);
        }
    }
}
