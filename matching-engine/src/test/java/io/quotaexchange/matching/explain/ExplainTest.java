package io.quotaexchange.matching.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.matching.allocation.RandomAllocations;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.RandomCallAuctions;
import io.quotaexchange.matching.casefile.CaseFile;
import io.quotaexchange.matching.casefile.Cases;
import io.quotaexchange.matching.casefile.MalformedCaseException;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every stated change is made, and the order's outcome becomes what was stated; a little less of it changes nothing. */
class ExplainTest {
    private final Map<String, Integer> kinds = new TreeMap<>();
    private int records;

    @Test
    void m13_05_4_statedChangesOfAllocationsHappenAsStated() {
        for (int seed = 0; seed < 400; seed++) {
            AllocationCase given = RandomAllocations.from(seed, seed % 2 == 0 ? Sharing.SERIAL : Sharing.PRO_RATA);
            for (DecisionRecord record : Explain.all(given)) {
                count(record);
                if (record.change().isPresent()) {
                    Change change = record.change().get();
                    long got = AllocationChanges.outcome(
                            given, record.county(), record.order(), record.indicator(), change);
                    assertThat(got)
                            .as("seed %d %s", seed, record)
                            .isEqualTo(change.got())
                            .isNotEqualTo(record.got());
                    for (Change less : oneLess(given, record, change)) {
                        assertThat(AllocationChanges.outcome(
                                        given, record.county(), record.order(), record.indicator(), less))
                                .as("seed %d %s, but %s", seed, record, less)
                                .isEqualTo(record.got());
                    }
                }
            }
        }
        assertThat(kinds.keySet())
                .contains("MoreOffered", "MoreAsked", "LessOffered", "LessAsked", "HigherCap", "Earlier", "AskedOnly");
        assertThat(kinds.get("none")).isLessThan(records / 10);
    }

    /** The change one unit or one place smaller. */
    private static List<Change> oneLess(AllocationCase given, DecisionRecord record, Change change) {
        IndicatorKind unit = record.indicator();
        if (change instanceof Change.MoreOffered c && c.amount() > 1) {
            return List.of(new Change.MoreOffered(unit, c.amount() - 1, 0));
        } else if (change instanceof Change.MoreAsked c && c.amount() > 1) {
            return List.of(new Change.MoreAsked(unit, c.amount() - 1, 0));
        } else if (change instanceof Change.LessOffered c && c.amount() > 1) {
            return List.of(new Change.LessOffered(unit, c.amount() - 1, 0));
        } else if (change instanceof Change.LessAsked c && c.amount() > 1) {
            return List.of(new Change.LessAsked(unit, c.amount() - 1, 0));
        } else if (change instanceof Change.HigherCap c && c.amount() > 1) {
            return List.of(new Change.HigherCap(unit, c.amount() - 1, 0));
        } else if (change instanceof Change.AskedOnly c) {
            return c.amounts().entrySet().stream()
                    .map(entry -> {
                        Map<IndicatorKind, Long> more = new TreeMap<>(c.amounts());
                        more.put(entry.getKey(), entry.getValue() + 1);
                        return (Change) new Change.AskedOnly(more, 0);
                    })
                    .toList();
        } else if (change instanceof Change.Earlier c) {
            List<String> service = given.requests().stream()
                    .sorted(ChangedAllocation.SERVICE)
                    .map(AllocationCase.Request::id)
                    .toList();
            int next = service.indexOf(c.before()) + 1;
            return service.get(next).equals(record.order())
                    ? List.of()
                    : List.of(new Change.Earlier(service.get(next), 0));
        }
        return List.of();
    }

    @Test
    void m13_05_5_statedChangesOfCallAuctionsHappenAsStated() {
        for (int seed = 0; seed < 1_500; seed++) {
            CallAuctionCase given = RandomCallAuctions.from(seed);
            for (DecisionRecord record : Explain.all(given)) {
                count(record);
                boolean rejected = record.rule() == DecidingRule.REJECTED;
                if (record.change().isPresent()) {
                    Change change = record.change().get();
                    long got = CallAuctionChanges.outcome(given, record.order(), change);
                    assertThat(got).as("seed %d %s", seed, record).isEqualTo(change.got());
                    assertThat(rejected || got != record.got())
                            .as("seed %d %s", seed, record)
                            .isTrue();
                }
            }
        }
        assertThat(kinds.keySet()).contains("MoreOffered", "MoreAsked", "OtherLimit");
    }

    private void count(DecisionRecord record) {
        records++;
        boolean nothing = record.rule() == DecidingRule.NOTHING_ASKED;
        String kind = record.change()
                .map(change -> change.getClass().getSimpleName())
                .orElse(nothing ? "nothing asked" : "none");
        kinds.merge(kind, 1, Integer::sum);
        long traded =
                record.from().stream().mapToLong(DecisionRecord.Partner::amount).sum();
        assertThat(traded).as("%s", record).isEqualTo(record.got());
        assertThat(record.zh()).contains(record.order()).contains(record.rule().zh());
        assertThat(record.en()).contains(record.order()).contains(record.rule().en());
    }

    @Test
    void theWorkedExampleReadsAsPeopleWouldSayIt() throws MalformedCaseException {
        List<DecisionRecord> records = Explain.of(CaseFile.read(Cases.bytes("allocation")), Set.of("r1", "o1"));
        assertThat(records).hasSize(3);
        assertThat(records.get(0).en())
                .isEqualTo(
                        "Request r1 (330281) asked for 10.0000 ha of QUANTITY and got 8.0000 ha and 1.0000 ha from the"
                                + " provincial pool, from o1 of 331126 8.0000 ha (paired): those served before it left nothing more"
                                + " (M13-05.4, Z10-10.1). Had another county offered 0.0001 ha more, it would have got 8.0001 ha.");
        assertThat(records.get(0).zh())
                .isEqualTo("申请r1(330281)申请数量指标10.0000公顷,获得8.0000公顷,另由省统筹指标补足1.0000公顷,对方为331126的o1"
                        + " 8.0000公顷(结对)。原因:全部挂牌指标已由排在前面的申请用完(M13-05.4、Z10-10.1)。"
                        + "如果其他县多挂出0.0001公顷,则获得8.0001公顷。");
        assertThat(records.get(2).en())
                .isEqualTo(
                        "Offer o1 (331126) offered 8.0000 ha of QUANTITY and sold 8.0000 ha, to r1 of 330281 8.0000 ha"
                                + " (paired): all of it was sold (M13-05.4). Had others asked for 3.5001 ha less, it would have sold"
                                + " 7.9999 ha.");
    }
}
