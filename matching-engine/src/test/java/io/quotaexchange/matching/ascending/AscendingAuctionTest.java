package io.quotaexchange.matching.ascending;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.RejectReason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One row an auction: start 100, increment 10, cap 205, close at 100 s, extension 10 s, window 60 s, no reserve unless said.
 *
 * <p>{@code A 110 @5} is a bid, {@code P match @105} a match; after the colon what must be answered: {@code ok}, {@code ok>115} (the
 * close moves there) or a reason. After the arrow the outcome.
 */
class AscendingAuctionTest {
    private static final String TABLE = """
            nobody bids -> UNSOLD
            first bid at the start | A 100 @0: ok -> SOLD A 100 HIGHEST
            first bid above the start | A 130 @0: ok -> SOLD A 130 HIGHEST
            before the opening | A 100 @-1: NOT_OPEN -> UNSOLD
            at the close | A 100 @100: CLOSED -> UNSOLD
            just before the close | A 100 @99: ok>109; B 110 @109: CLOSED -> SOLD A 100 HIGHEST
            not yet late | A 100 @89: ok; B 110 @90: ok; C 120 @99: ok>109; B 130 @108: ok>118 -> SOLD B 130 HIGHEST
            soft close at its first moment | A 100 @90: ok>100; B 110 @100: CLOSED -> SOLD A 100 HIGHEST
            a rejected bid does not extend | A 100 @5: ok; A 110 @99: ALREADY_LEADING; B 110 @100: CLOSED -> SOLD A 100 HIGHEST
            own lot | S 100 @5: OWN_LOT -> UNSOLD
            own lot before leading and price | A 100 @5: ok; S 90 @6: OWN_LOT -> SOLD A 100 HIGHEST
            closed before own lot | S 100 @100: CLOSED -> UNSOLD
            already leading before price | A 100 @5: ok; A 90 @6: ALREADY_LEADING; A 300 @6: ALREADY_LEADING -> SOLD A 100 HIGHEST
            below the start | A 90 @5: NOT_ABOVE_PRICE; A 95 @5: NOT_ABOVE_PRICE -> UNSOLD
            equal and below | A 120 @5: ok; B 120 @6: NOT_ABOVE_PRICE; B 115 @6: NOT_ABOVE_PRICE -> SOLD A 120 HIGHEST
            off the increment | A 105 @5: OFF_INCREMENT; A 207 @5: OFF_INCREMENT -> UNSOLD
            above the cap on the increment | A 210 @5: ABOVE_CAP -> UNSOLD
            the cap is off the increment and permitted | A 205 @5: ok -> SOLD A 205 CAP_SINGLE
            cap single, though paired | P 205 @5: ok -> SOLD P 205 CAP_SINGLE
            cap phase reasons | A 205 @5: ok; B 200 @6: CAP_PHASE; B 333 @6: CAP_PHASE; A 205 @7: ALREADY_LEADING; A 100 @7: ALREADY_LEADING; S 205 @8: OWN_LOT; B 205 @100: CLOSED -> SOLD A 205 CAP_SINGLE
            acceptances once each | A 205 @5: ok; P 205 @6: ok; P 205 @7: ALREADY_LEADING; A 205 @8: ALREADY_LEADING -> SOLD P 205 CAP_PAIRED
            the first cap bid extends, later ones do not | A 205 @95: ok>105; P 205 @104: ok>105; B 205 @105: CLOSED -> SOLD P 205 CAP_PAIRED
            lottery among all | A 205 @5: ok; B 205 @6: ok; C 205 @7: ok -> SOLD * 205 CAP_LOTTERY
            lottery among the paired | A 205 @5: ok; P 205 @6: ok; Q 205 @7: ok; R 205 @8: ok -> SOLD * 205 CAP_LOTTERY
            match | P 100 @1: ok; A 110 @2: ok; P match @99: NOT_OPEN; P match @100: ok; Q match @101: CLOSED -> SOLD P 110 MATCHED
            match at the last moment | P 100 @1: ok; A 110 @2: ok; P match @159: ok -> SOLD P 110 MATCHED
            match too late | P 100 @1: ok; A 110 @2: ok; P match @160: CLOSED -> SOLD A 110 HIGHEST
            match by one that never bid | P 100 @1: ok; A 110 @2: ok; Q match @100: NOT_ELIGIBLE -> SOLD A 110 HIGHEST
            match by one whose bid was rejected | Q 95 @1: NOT_ABOVE_PRICE; A 110 @2: ok; Q match @100: NOT_ELIGIBLE -> SOLD A 110 HIGHEST
            match by one not paired | B 100 @1: ok; A 110 @2: ok; B match @100: NOT_ELIGIBLE; S match @101: NOT_ELIGIBLE; A match @102: NOT_ELIGIBLE -> SOLD A 110 HIGHEST
            no match against a paired leader | P 100 @1: ok; Q 110 @2: ok; P match @100: NOT_ELIGIBLE -> SOLD Q 110 HIGHEST
            no match at the cap | P 100 @1: ok; A 205 @2: ok; P match @100: NOT_ELIGIBLE -> SOLD A 205 CAP_SINGLE
            match after an extension | P 100 @1: ok; A 110 @99: ok>109; P match @105: NOT_OPEN; P match @109: ok -> SOLD P 110 MATCHED
            the first of two to match wins | P 100 @1: ok; Q 110 @2: ok; A 120 @3: ok; Q match @120: ok; P match @120: CLOSED -> SOLD Q 120 MATCHED
            nobody bid, nobody matches | P match @100: NOT_ELIGIBLE -> UNSOLD
            """;

    @TestFactory
    List<DynamicTest> m13_05_5_auctionsRunAsThePageSays() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String row : TABLE.split("\n")) {
            tests.add(DynamicTest.dynamicTest(row, () -> run(row, OptionalLong.empty(), 10, 60)));
        }
        return tests;
    }

    @Test
    void belowTheReserveNothingIsSoldAndNobodyMatches() {
        run(
                "x | P 100 @1: ok; A 140 @2: ok; P match @100: NOT_ELIGIBLE -> BELOW_RESERVE",
                OptionalLong.of(150),
                10,
                60);
        run("x | P 100 @1: ok; A 150 @2: ok; P match @100: ok -> SOLD P 150 MATCHED", OptionalLong.of(150), 10, 60);
        run("x | A 205 @2: ok -> SOLD A 205 CAP_SINGLE", OptionalLong.of(205), 10, 60);
    }

    @Test
    void withoutWindowNobodyMatchesAndWithoutExtensionTheCloseStands() {
        run("x | P 100 @1: ok; A 140 @2: ok; P match @100: CLOSED -> SOLD A 140 HIGHEST", OptionalLong.empty(), 10, 0);
        run(
                "x | P 100 @1: ok; A 140 @99: ok>100; P 150 @100: CLOSED -> SOLD A 140 HIGHEST",
                OptionalLong.empty(),
                0,
                60);
    }

    @Test
    void everyReasonOfThisMechanismIsInTheTable() {
        Set<RejectReason> reasons = EnumSet.range(RejectReason.NOT_OPEN, RejectReason.NOT_ELIGIBLE);
        assertThat(reasons).hasSize(9).allMatch(reason -> TABLE.contains(": " + reason));
    }

    @Test
    void theDrawIsTheHashOfSeedAndLotModuloTheNumberDrawing() {
        // SM3 of 31 zero bytes, a byte 07 and "lot-7", taken from another implementation, modulo 2, 3 and 1000.
        java.math.BigInteger hash = new java.math.BigInteger(1, bouncyCastle());
        for (int among : new int[] {1, 2, 3, 7, 1000}) {
            assertThat(Lottery.draw(Script.SEED, "lot-7", among))
                    .isEqualTo(hash.mod(java.math.BigInteger.valueOf(among)).intValue());
        }
    }

    private static byte[] bouncyCastle() {
        var digest = new org.bouncycastle.crypto.digests.SM3Digest();
        digest.update(Script.SEED.bytes(), 0, 32);
        byte[] id = "lot-7".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        digest.update(id, 0, id.length);
        byte[] out = new byte[32];
        digest.doFinal(out, 0);
        return out;
    }

    private static void run(String row, OptionalLong reserve, long extension, long window) {
        String[] parts = row.split(" -> ");
        AscendingState state = AscendingAuction.announce(Script.terms(100, 10, 205, reserve, extension, window));
        String commands = parts[0].contains("|") ? parts[0].substring(parts[0].indexOf('|') + 1) : "";
        int seq = 0;
        for (String step : commands.isEmpty() ? new String[0] : commands.split(";")) {
            String[] said = step.strip().split(": ");
            AscendingCommand command = command(said[0], ++seq);
            AscendingDecision decision = AscendingAuction.decide(state, command);
            if (decision instanceof AscendingDecision.Accepted accepted) {
                state = AscendingAuction.evolve(state, accepted.event());
                assertThat(said[1]).as(step).startsWith("ok");
                if (said[1].length() > 2) {
                    assertThat(state.closesAt()).as(step).isEqualTo(Script.at(Long.parseLong(said[1].substring(3))));
                }
            } else {
                assertThat(((AscendingDecision.Rejected) decision).reason().name())
                        .as(step)
                        .isEqualTo(said[1]);
            }
        }
        assertThat(shown(AscendingAuction.outcome(state, Script.SEED), parts[1].contains("*")))
                .isEqualTo(parts[1]);
    }

    private static AscendingCommand command(String text, int seq) {
        String[] word = text.split(" ");
        long at = Long.parseLong(word[2].substring(1));
        String county = Script.COUNTY.get(word[0]);
        return word[1].equals("match")
                ? new AscendingCommand.Match("c" + seq, seq, county, Script.at(at))
                : new AscendingCommand.Bid("c" + seq, seq, county, Long.parseLong(word[1]) * 100, Script.at(at));
    }

    private static String shown(AscendingOutcome outcome, boolean anybody) {
        if (outcome instanceof AscendingOutcome.Sold sold) {
            String winner = anybody ? "*" : Script.letter(sold.winner());
            assertThat(sold.valueFen()).isEqualTo(1000 * sold.priceFen());
            return "SOLD " + winner + " " + sold.priceFen() / 100 + " " + sold.decidedBy();
        }
        return outcome instanceof AscendingOutcome.Unsold ? "UNSOLD" : "BELOW_RESERVE";
    }
}
