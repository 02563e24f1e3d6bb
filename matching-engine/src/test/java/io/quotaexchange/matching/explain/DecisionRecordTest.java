package io.quotaexchange.matching.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.matching.allocation.PriorityAllocation;
import io.quotaexchange.matching.allocation.RandomAllocations;
import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.AscendingClearing;
import io.quotaexchange.matching.ascending.AscendingOutcome;
import io.quotaexchange.matching.ascending.RandomAuctions;
import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.book.BookResult;
import io.quotaexchange.matching.book.ContinuousTrading;
import io.quotaexchange.matching.book.RandomBooks;
import io.quotaexchange.matching.callauction.CallAuction;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.CallAuctionResult;
import io.quotaexchange.matching.callauction.RandomCallAuctions;
import io.quotaexchange.matching.casefile.CaseFile;
import io.quotaexchange.matching.casefile.Cases;
import io.quotaexchange.matching.casefile.MalformedCaseException;
import io.quotaexchange.matching.literal.Seeds;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every order has exactly one record, whose amounts are the result's; both its sentences can be read by people. */
class DecisionRecordTest {
    private final Set<DecidingRule> rules = EnumSet.noneOf(DecidingRule.class);

    private List<DecisionRecord> records(Case given) {
        List<DecisionRecord> records = Explain.records(given, null, true);
        for (DecisionRecord record : records) {
            rules.add(record.rule());
            readable(record);
        }
        return records;
    }

    /** No names of constants, no placeholders, no traces of Java; the id and the clause are there. */
    private static void readable(DecisionRecord record) {
        assertThat(record.zh())
                .contains(record.order(), record.clauses().get(0).text())
                .endsWith("。")
                .doesNotContainPattern("[A-Z]{3,}|[A-Z]_|[a-z]{6,}|%s|\\{|\\}|null|\\[|\\]|,,|。。|--");
        assertThat(record.en())
                .contains(record.order(), record.clauses().get(0).text())
                .endsWith(".")
                .doesNotContainPattern(
                        "[A-Z]{3,}|[A-Z]_|%s|\\{|\\}|null|\\[|\\]|Optional|,,|\\.\\.|  | [,.;:]|\\p{IsHan}");
        if (!(record.outcome() instanceof Outcome.Refused)) {
            assertThat(record.zh()).contains(record.rule().zh());
            assertThat(record.en()).contains(record.rule().en());
        }
    }

    private static LongStream seeds() {
        return Seeds.of("decision records", 20_180_310L, 200);
    }

    private static List<String> places(String list, int size) {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            places.add("/" + list + "/" + i);
        }
        return places;
    }

    private static List<String> places(List<DecisionRecord> records) {
        return records.stream().map(DecisionRecord::place).toList();
    }

    @Test
    void m13_05_4_recordsOfAllocationsAgreeWithTheResult() {
        seeds().forEach(seed -> {
            AllocationCase given = RandomAllocations.from(seed, seed % 2 == 0 ? Sharing.SERIAL : Sharing.PRO_RATA);
            var result = PriorityAllocation.clear(given);
            List<Object> wanted = new ArrayList<>();
            result.fills()
                    .forEach(fill -> wanted.add(List.of(fill.request(), fill.indicator(), fill.market(), fill.pool())));
            result.sold().forEach(sold -> wanted.add(List.of(sold.offer(), sold.amount())));
            List<Object> found = new ArrayList<>();
            for (DecisionRecord record : records(given)) {
                Outcome.Filled filled = (Outcome.Filled) record.outcome();
                found.add(
                        record.part() == DecisionRecord.Part.REQUEST
                                ? List.of(record.order(), record.indicator(), filled.amount(), filled.pool())
                                : List.of(record.order(), filled.amount()));
                assertThat(record.traded()).as("seed %d", seed).isEqualTo(filled.amount());
            }
            assertThat(found).as("seed %d", seed).isEqualTo(wanted);
        });
    }

    @Test
    void m13_05_5_recordsOfCallAuctionsAgreeWithTheResult() {
        seeds().forEach(seed -> {
            CallAuctionCase given = RandomCallAuctions.from(seed);
            CallAuctionResult result = CallAuction.clear(given);
            List<DecisionRecord> records = records(given);
            List<String> wanted = places("offers", given.offers().size());
            wanted.addAll(places("bids", given.bids().size()));
            assertThat(places(records)).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(wanted);
            assertThat(records.stream()
                            .filter(record -> record.outcome() instanceof Outcome.Filled)
                            .map(record -> new CallAuctionResult.Fill(
                                    record.order(), ((Outcome.Filled) record.outcome()).amount())))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(result.fills());
            assertThat(records.stream()
                            .filter(record -> record.outcome() instanceof Outcome.Refused)
                            .map(record -> new CallAuctionResult.Rejected(
                                    record.order(), ((Outcome.Refused) record.outcome()).reason())))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(result.rejected());
            for (DecisionRecord record : records) {
                long amount = record.outcome() instanceof Outcome.Filled filled ? filled.amount() : 0;
                assertThat(record.traded()).as("seed %d: %s", seed, record).isEqualTo(amount);
                assertThat(record.from())
                        .allMatch(partner ->
                                partner.priceFen() == result.priceFen().orElseThrow());
            }
        });
    }

    @Test
    void m13_05_5_recordsOfAscendingAuctionsAgreeWithTheResult() {
        Seeds.of("decision records of auctions", 20_180_310L, 2_000).forEach(seed -> {
            AscendingCase given = seed % 3 == 0 ? RandomAuctions.withMatches(seed) : RandomAuctions.from(seed);
            var result = AscendingClearing.clear(given);
            List<DecisionRecord> records = records(given);
            List<String> wanted = places("bids", given.bids().size());
            wanted.addAll(places("matches", given.matches().size()));
            assertThat(places(records)).as("seed %d", seed).isEqualTo(wanted);
            List<Object> reasons = new ArrayList<>();
            result.bids().forEach(answer -> reasons.add(answer.reason().map(Outcome.Refused::new)));
            result.matches().forEach(answer -> reasons.add(answer.reason().map(Outcome.Refused::new)));
            for (int i = 0; i < records.size(); i++) {
                Outcome outcome = records.get(i).outcome();
                assertThat(
                                outcome instanceof Outcome.Refused
                                        ? java.util.Optional.of(outcome)
                                        : java.util.Optional.empty())
                        .as("seed %d: %s", seed, records.get(i))
                        .isEqualTo(reasons.get(i));
            }
            List<DecisionRecord> winners = records.stream()
                    .filter(record -> record.outcome().equals(new Outcome.Stood(true)))
                    .toList();
            if (result.outcome() instanceof AscendingOutcome.Sold sold) {
                assertThat(winners).as("seed %d", seed).hasSize(1);
                assertThat(winners.get(0).county()).as("seed %d", seed).isEqualTo(sold.winner());
                assertThat(winners.get(0).from().get(0).priceFen()).isEqualTo(sold.priceFen());
                assertThat(winners.get(0).traded())
                        .isEqualTo(given.terms().lot().amount());
            } else {
                assertThat(winners).as("seed %d", seed).isEmpty();
            }
        });
        assertThat(rules)
                .contains(
                        DecidingRule.REJECTED,
                        DecidingRule.NO_RIGHT_TO_MATCH,
                        DecidingRule.HIGHEST_BID,
                        DecidingRule.OUTBID,
                        DecidingRule.BELOW_RESERVE,
                        DecidingRule.CAP_SINGLE,
                        DecidingRule.CAP_PAIRED,
                        DecidingRule.CAP_LOTTERY,
                        DecidingRule.MATCHED);
    }

    @Test
    void m13_05_6_recordsOfBooksAgreeWithTheResult() {
        seeds().forEach(seed -> {
            BookCase given = RandomBooks.session(new Random(seed), 40);
            BookResult result = ContinuousTrading.clear(given);
            List<DecisionRecord> records = records(given);
            assertThat(places(records))
                    .as("seed %d", seed)
                    .isEqualTo(places("commands", given.commands().size()));
            List<String> left = new ArrayList<>();
            for (DecisionRecord record : records) {
                long later = 0;
                if (record.detail().orElse(null) instanceof Detail.Afterwards after) {
                    later = after.traded();
                    assertThat(after.traded() + after.takenOff() + after.left())
                            .as("seed %d: %s", seed, record)
                            .isEqualTo(((Outcome.Entered) record.outcome()).rested());
                    if (after.left() > 0) {
                        left.add(record.order() + " " + record.county() + " " + after.left());
                    }
                }
                if (record.outcome() instanceof Outcome.Entered entered) {
                    assertThat(entered.traded() + entered.rested() + entered.cancelled())
                            .as("seed %d: %s", seed, record)
                            .isEqualTo(record.asked().amount().orElseThrow());
                    assertThat(record.traded()).as("seed %d: %s", seed, record).isEqualTo(entered.traded() + later);
                }
            }
            assertThat(left)
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(java.util.stream.Stream.of(result.bids(), result.offers())
                            .flatMap(List::stream)
                            .map(order -> order.order() + " " + order.county() + " " + order.amount())
                            .collect(Collectors.toList()));
        });
        assertThat(rules)
                .contains(
                        DecidingRule.REFUSED,
                        DecidingRule.MET_AT_ONCE,
                        DecidingRule.MET_LATER,
                        DecidingRule.NOT_MET,
                        DecidingRule.PAIRED_FIRST,
                        DecidingRule.AT_ONCE_OR_NEVER,
                        DecidingRule.OWN_ORDER,
                        DecidingRule.WITHDRAWN,
                        DecidingRule.REPLACED,
                        DecidingRule.AS_ASKED);
    }

    @Test
    void theWorkedExamplesReadAsPeopleWouldSayThem() throws MalformedCaseException {
        assertThat(sentences("allocation", "r1"))
                .startsWith(
                        "申请r1(330281)申请数量指标10.0000公顷,获得8.0000公顷,另由省统筹指标补足1.0000公顷,对方为331126的o1"
                                + " 8.0000公顷(结对)。原因:全部挂牌指标已由排在前面的申请用完(M13-05.4、Z10-10.1)。"
                                + "如果其他县多挂出0.0001公顷,则获得8.0001公顷。",
                        "Request r1 (330281) asked for 10.0000 ha of quantity indicators and got 8.0000 ha and 1.0000 ha"
                                + " from the provincial pool, from o1 of 331126 8.0000 ha (paired): those served before it left"
                                + " nothing more (M13-05.4, Z10-10.1). Had another county offered 0.0001 ha more, it would have"
                                + " got 8.0001 ha.");
        assertThat(sentences("call-auction", "o3"))
                .containsExactly(
                        "挂牌o3(330881)挂出数量指标4.0000公顷,限价90050.00元/亩,未被接受。原因:限价不是最小变动价位的整数倍"
                                + "(M13-05.5、M13-05.8)。如果限价为90000.00元/亩,则售出0.0000公顷。",
                        "Offer o3 (330881) offered 4.0000 ha of quantity indicators at 90050.00 yuan per mu or better and was"
                                + " refused: its limit is no multiple of the tick (M13-05.5, M13-05.8). Had its limit been"
                                + " 90000.00 yuan per mu, it would have sold 0.0000 ha.");
        assertThat(sentences("ascending", "b3"))
                .containsExactly(
                        "报价b3(330482)出价62500.00元/亩,2026-03-02T01:59:00.500Z提交,已接受但未竞得标的。"
                                + "原因:结对县按同价优先权以收盘价竞得(Z10-21.1)。提交时当前价为60000.00元/亩,由330281领先,"
                                + "截止时间为2026-03-02T02:00:00Z。排在前面的有m1。如果该县与转出县结对,则竞得标的。",
                        "Bid b3 (330482) of 62500.00 yuan per mu, sent at 2026-03-02T01:59:00.500Z, was accepted but did not"
                                + " win the lot: a paired county matched the closing price (Z10-21.1). The price stood at"
                                + " 60000.00 yuan per mu when it came, led by 330281; the close stood at 2026-03-02T02:00:00Z."
                                + " Ahead of it: m1. Had its county been paired with the seller, it would have won the lot.");
        assertThat(sentences("continuous", "b2"))
                .containsExactly(
                        "报价b2(330482)申请产能指标900公斤,限价12.00元/公斤,即时成交,剩余撤销,即时成交500公斤,自动撤销400公斤,"
                                + "对方为330822的o1 500公斤(12.00元/公斤)。原因:未即时成交的部分自动撤销(M13-05.6)。"
                                + "如果其他县按该委托的限价多挂出1公斤,则即时成交501公斤,自动撤销399公斤。",
                        "Bid b2 (330482) asked for 900 kg of capacity indicators at 12.00 yuan per kg or better, the rest"
                                + " cancelled at once, and traded 500 kg at once; 400 kg were cancelled; with o1 of 330822 500 kg"
                                + " at 12.00 yuan per kg: what cannot trade at once is cancelled (M13-05.6). Had another county"
                                + " offered 1 kg more at its limit, it would have traded 501 kg at once, and 399 kg would have"
                                + " been cancelled.");
    }

    private static List<String> sentences(String name, String order) throws MalformedCaseException {
        List<String> sentences = new ArrayList<>();
        for (DecisionRecord record : Explain.of(CaseFile.read(Cases.bytes(name)), Set.of(order))) {
            sentences.add(record.zh());
            sentences.add(record.en());
        }
        return sentences;
    }
}
