package io.quotaexchange.matching.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.matching.allocation.RandomAllocations;
import io.quotaexchange.matching.ascending.RandomAuctions;
import io.quotaexchange.matching.book.RandomBooks;
import io.quotaexchange.matching.callauction.RandomCallAuctions;
import io.quotaexchange.matching.explain.Change;
import io.quotaexchange.matching.explain.DecisionRecord;
import io.quotaexchange.matching.explain.Explain;
import io.quotaexchange.matching.literal.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The machine form of decision records: what is written is read back equal, and nothing else is read. */
class DecisionLinesTest {

    private static byte[] written(Case given) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DecisionLines.write(out, given, Explain.seeksChanges(given, null), Explain.all(given));
        return out.toByteArray();
    }

    private static String sample(String name) throws IOException, MalformedCaseException {
        return new String(written(CaseFile.read(Cases.bytes(name))), StandardCharsets.UTF_8);
    }

    private static Case random(int mechanism, long seed) {
        return switch (mechanism) {
            case 0 -> RandomAllocations.from(seed, Sharing.SERIAL);
            case 1 -> RandomAllocations.from(seed, Sharing.PRO_RATA);
            case 2 -> RandomCallAuctions.from(seed);
            case 3 -> RandomAuctions.from(seed);
            case 4 -> RandomAuctions.withMatches(seed);
            default -> RandomBooks.session(new Random(seed), 40);
        };
    }

    @Test
    void whatIsWrittenIsReadBackEqualAndWrittenAgainAlike() throws IOException, MalformedCaseException {
        Set<String> changes = new TreeSet<>();
        for (int mechanism = 0; mechanism < 6; mechanism++) {
            for (long seed : Seeds.of("decision lines", 20_180_310L, 60).toArray()) {
                Case given = random(mechanism, seed);
                List<DecisionRecord> records = Explain.all(given);
                byte[] bytes = written(given);
                DecisionLines.Decisions read = DecisionLines.read(bytes);
                assertThat(read.records())
                        .as("mechanism %d, seed %d", mechanism, seed)
                        .isEqualTo(records);
                assertThat(read.mechanism()).isEqualTo(given.mechanism());
                assertThat(read.changesSought()).isTrue();
                ByteArrayOutputStream again = new ByteArrayOutputStream();
                DecisionLines.write(again, given, true, read.records());
                assertThat(again.toByteArray()).isEqualTo(bytes);
                records.forEach(record -> record.change()
                        .ifPresent(
                                change -> changes.add(change.change().getClass().getSimpleName())));
            }
        }
        assertThat(changes)
                .as("every kind of change was written and read")
                .isEqualTo(new TreeSet<>(Arrays.stream(Change.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList()));
    }

    @Test
    void aRecordOfTheWorkedExampleStandsLikeThis() throws IOException, MalformedCaseException {
        List<String> lines = sample("ascending").lines().toList();
        assertThat(lines).hasSize(1 + 4 + 2);
        assertThat(lines.get(0))
                .isEqualTo("{\"format\": \"quota-exchange/decisions/1\", \"mechanism\": \"ASCENDING_AUCTION\","
                        + " \"changesSought\": true}");
        assertThat(lines.get(3))
                .startsWith("{\"place\": \"/bids/2\", \"order\": \"b3\", \"part\": \"BID\", \"county\": \"330482\","
                        + " \"indicator\": \"PADDY\", \"asked\": {\"limit\": \"62500.00\", \"at\": \"2026-03-02T01:59:00.500Z\"},"
                        + " \"outcome\": {\"type\": \"STOOD\", \"wins\": false}, \"from\": [], \"rule\": \"MATCHED\","
                        + " \"clauses\": [\"Z10-21.1\"], \"ahead\": {\"count\": 1, \"first\": [\"m1\"]},"
                        + " \"lot\": {\"price\": \"60000.00\", \"leader\": \"330281\", \"closesAt\": \"2026-03-02T02:00:00Z\"},"
                        + " \"change\": {\"type\": \"PAIRED_WITH_SELLER\", \"outcome\": {\"type\": \"STOOD\", \"wins\": true}},"
                        + " \"zh\": \"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "continuous | decisions/1 | decisions/2 | line 1 /format",
                "continuous | \"changesSought\": true | \"changesSought\": 1 | line 1 /changesSought",
                "continuous | \"CONTINUOUS\" | \"BARTER\" | line 1 /mechanism",
                "continuous | \"place\": \"/commands/0\", | | line 2 /place",
                "continuous | \"amount\": \"1000\" | \"amount\": 1000 | line 2 /asked/amount",
                "continuous | \"amount\": \"1000\" | \"amount\": \"1000.0\" | line 2 /asked/amount",
                "continuous | \"limit\": \"12.00\" | \"limit\": \"012.00\" | line 2 /asked/limit",
                "continuous | \"GTC\" | \"GTX\" | line 2 /asked/timeInForce",
                "continuous | \"ENTERED\" | \"ENTER\" | line 2 /outcome/type",
                "continuous | \"rested\" | \"restd\" | line 2 /outcome/rested",
                "continuous | \"paired\": false | \"paired\": \"no\" | line 2 /from/0/paired",
                "continuous | \"ahead\": {\"count\": 0 | \"ahead\": {\"count\": 1 | line 2 /ahead/first",
                "continuous | \"takenOff\": \"300\", | \"takenOff\": \"300\", \"x\": \"1\", | line 2 /afterwards/x",
                "continuous | \"MORE_ASKED\" | \"MORE\" | line 2 /change/type",
                "continuous | 12.00元 | 13.00元 | line 2 /zh",
                "continuous | M13-05.6 | M13-05.5 | line 2 /clauses",
                "ascending | \"wins\": false | \"wins\": true | line 2 /zh",
                "ascending | \"limit\": \"60000.00\", | | line 2 /part",
                "ascending | \"part\": \"BID\" | \"part\": \"REQUEST\" | line 2 /part",
                "ascending | T01:00:00Z | T25:00:00Z | line 2 /asked/at",
                "ascending | {\"place\" | {\"place\": \"\", \"place\" | line 2 /place",
            })
    void whatIsNotOfTheFormatIsRefusedWithItsPlace(String name, String found, String changed, String place)
            throws IOException, MalformedCaseException {
        String text = sample(name);
        assertThat(text).contains(found);
        int at = text.indexOf(found);
        String wrong = text.substring(0, at) + (changed == null ? "" : changed) + text.substring(at + found.length());
        assertThatThrownBy(() -> DecisionLines.read(wrong.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        MalformedCaseException.class,
                        failure -> assertThat(failure.place()).isEqualTo(place));
    }

    @Test
    void damagedFilesAreRefusedAndNothingElseHappens() throws IOException, MalformedCaseException {
        List<Integer> refused = new ArrayList<>();
        for (String name : Cases.ALL) {
            byte[] good = sample(name).getBytes(StandardCharsets.UTF_8);
            for (int seed = 0; seed < 400; seed++) {
                byte[] damaged = good.clone();
                Random random = new Random(seed);
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                try {
                    DecisionLines.read(damaged);
                } catch (MalformedCaseException e) {
                    refused.add(seed);
                    assertThat(e.line()).startsWith("line ");
                }
            }
        }
        assertThat(refused).hasSizeGreaterThan(1_500);
        for (String text : List.of("", "\n", "{}", "{}\n", "[]\n", "null\n", "\uFEFF{}\n")) {
            assertThatThrownBy(() -> DecisionLines.read(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(MalformedCaseException.class);
        }
    }
}
