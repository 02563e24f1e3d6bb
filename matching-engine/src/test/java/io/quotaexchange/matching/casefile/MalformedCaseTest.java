package io.quotaexchange.matching.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One row a defect: a good case, what is changed in it, and the place and reason the refusal must name. */
class MalformedCaseTest {
    /** case | found | put in its place | place | part of the reason ("OK" = still a good case). */
    private static final String TABLE = """
            allocation | "format": "quota-exchange/case/1", | | /format | is missing
            allocation | quota-exchange/case/1 | quota-exchange/case/2 | /format | must be 'quota-exchange/case/1'
            allocation | "mechanism": "PRIORITY_ALLOCATION", | | /mechanism | is missing
            allocation | "PRIORITY_ALLOCATION" | "LOTTERY" | /mechanism | must be one of PRIORITY_ALLOCATION,
            allocation | "PRIORITY_ALLOCATION" | 7 | /mechanism | must be a string
            allocation | "note": " | "notes": " | /notes | is no field of the format
            allocation | "note": "key projects of one round" | "note": null | /note | must be a string, found null
            allocation | "note": "key projects of one round" | "note": 5 | /note | must be a string
            allocation | key projects | \\ud83d\\ude00 | - | OK
            allocation | key projects | \\ud83d | /note | half of a surrogate pair
            allocation | key projects | \\ude00\\ud83d | /note | half of a surrogate pair
            allocation | "SERIAL" | "serial" | /rules/sharing | must be one of SERIAL, PRO_RATA
            allocation | "sharing": "SERIAL", | | /rules/sharing | is missing
            allocation | "between": "ANY", | | - | OK
            allocation | "ANY" | "NONE" | /rules/between | must be one of ANY, PAIRED
            allocation | "CAPACITY": "12.50" | "CAPACITY": "12.505" | /rules/prices/CAPACITY | 3 decimals, at most 2
            allocation | , "CAPACITY": "12.50" | | /rules/prices/CAPACITY | is missing: /offers/1 needs a price
            allocation | "CAPACITY": "12.50" | "CAPACITY": 12.5 | /rules/prices/CAPACITY | must be a string
            allocation | "CAPACITY": "12.50" | "QUANTITY": "1.00" | /rules/prices/QUANTITY | stands here twice
            allocation | "CAPACITY": "12.50" | "WATER": "1.00" | /rules/prices/WATER | is no field
            allocation | "poolRatio": "0.5", | | /rules/poolRatio | is missing
            allocation | , "pool": {"QUANTITY": "2.0000"} | | /rules/pool | is missing
            allocation | "0.5" | "1.0" | - | OK
            allocation | "0.5" | "1.0001" | /rules/poolRatio | is above 1
            allocation | "0.5" | "0.12345" | /rules/poolRatio | 5 decimals, at most 4
            allocation | "pool": {"QUANTITY": "2.0000"} | "pool": {} | - | OK
            allocation | "amount": "50.0000"} | "amount": "50.0000"}, {"county": "330281", "indicator": "QUANTITY", "amount": "1"} | /rules/buyerCaps/1 | stands before it
            allocation | "amount": "50.0000"} | "amount": "50.0000"}, {"county": "330281", "indicator": "CAPACITY", "amount": "1"} | - | OK
            allocation | ["330281", "331126"] | ["330281", "330281"] | /pairings/0 | two different counties
            allocation | ["330281", "331126"] | ["330281"] | /pairings/0 | a list of two counties, found 1
            allocation | ["330281", "331126"] | ["330281", "331126", "330482"] | /pairings/0 | found 3
            allocation | ["330281", "331126"] | "330281" | /pairings/0 | must be a list
            allocation | "assisted": ["331126"] | "assisted": ["33112"] | /assisted/0 | six digits
            allocation | "assisted": ["331126"] | "assisted": null | /assisted | must be a list, found null
            allocation | "assisted": ["331126"], | | - | OK
            allocation | "pairings": [["330281", "331126"]], | | - | OK
            allocation | "id": "o1" | "id": "" | /offers/0/id | 1 to 200 characters
            allocation | "id": "o1" | "id": "r2" | /requests/1/id | 'r2' is the id of an entry before it
            allocation | "id": "o1" | "id": 1 | /offers/0/id | must be a string
            allocation | "seq": 1, | "seq": 0, | /offers/0/seq | from 1 to 9223372036854775807, found 0
            allocation | "seq": 1, | "seq": 9223372036854775807, | - | OK
            allocation | "seq": 1, | "seq": 9223372036854775808, | /offers/0/seq | from 1 to 9223372036854775807
            allocation | "seq": 1, | "seq": -1, | /offers/0/seq | from 1 to
            allocation | "seq": 1, | "seq": 1.0, | /offers/0/seq | must be an integer
            allocation | "seq": 1, | "seq": 1e0, | /offers/0/seq | must be an integer
            allocation | "seq": 1, | "seq": "1", | /offers/0/seq | must be an integer
            allocation | "seq": 1, | "seq": 2, | /requests/0/seq | 2 is the seq of an entry before it
            allocation | "seq": 1, | | /offers/0/seq | is missing
            allocation | "county": "330822" | "county": "33082a" | /offers/1/county | six digits
            allocation | "county": "330822" | "county": "3308220" | /offers/1/county | six digits
            allocation | "county": "330822" | "county": "٣30822" | /offers/1/county | six digits
            allocation | "county": "330822" | "county": 330822 | /offers/1/county | must be a string
            allocation | "amount": "8.0000" | "amount": "8.00001" | /offers/0/amount | 5 decimals, at most 4
            allocation | "amount": "8.0000" | "amount": "-8" | /offers/0/amount | is not a plain decimal number
            allocation | "amount": "8.0000" | "amount": "+8" | /offers/0/amount | is not a plain decimal number
            allocation | "amount": "8.0000" | "amount": "08" | /offers/0/amount | leading zero
            allocation | "amount": "8.0000" | "amount": "8." | /offers/0/amount | decimal point
            allocation | "amount": "8.0000" | "amount": ".8" | /offers/0/amount | does not start with a digit
            allocation | "amount": "8.0000" | "amount": "8e1" | /offers/0/amount | plain decimal
            allocation | "amount": "8.0000" | "amount": " 8" | /offers/0/amount | plain decimal
            allocation | "amount": "8.0000" | "amount": "" | /offers/0/amount | does not start with a digit
            allocation | "amount": "8.0000" | "amount": 8 | /offers/0/amount | must be a string
            allocation | "amount": "8.0000" | "amount": "0" | - | OK
            allocation | "amount": "8.0000" | "amount": "922337203685477.5807" | - | OK
            allocation | "amount": "8.0000" | "amount": "922337203685477.5808" | /offers/0/amount | exceeds 2^63-1
            allocation | "amount": "90000" | "amount": "9223372036854775807" | - | OK
            allocation | "amount": "90000" | "amount": "9223372036854775808" | /offers/1/amount | exceeds 2^63-1
            allocation | "amount": "90000" | "amount": "90000.0" | /offers/1/amount | 1 decimals, at most 0
            allocation | {"QUANTITY": "1.5"} | {"QUANTITY": "922337203685467.5807"} | - | OK
            allocation | {"QUANTITY": "1.5"} | {"QUANTITY": "922337203685467.5808"} | /requests/1/amounts/QUANTITY | sums to more than 2^63-1
            allocation | {"QUANTITY": "1.5"} | {} | /requests/1/amounts | at least one indicator
            allocation | {"QUANTITY": "1.5"} | {"PADDY": "0"} | /rules/prices/PADDY | /requests/1 needs a price
            allocation | {"QUANTITY": "1.5"} | {"QUANTITY": {"a": {}}} | /requests/1/amounts/QUANTITY | nests deeper
            allocation | {"QUANTITY": "1.5"} | [] | /requests/1/amounts | must be an object, found a list
            allocation | "tier": 2 | "tier": 0 | /requests/1/tier | from 1 to 2147483647
            allocation | "tier": 2 | "tier": 2147483647 | - | OK
            allocation | "tier": 2 | "tier": 2147483648 | /requests/1/tier | from 1 to 2147483647
            allocation | "tier": 2, | | /requests/1/tier | is missing
            allocation | "divisible": false | "divisible": "false" | /requests/1/divisible | must be true or false
            allocation | , "poolEligible": false | | /requests/1/poolEligible | is missing
            allocation | "requests": [ | "lot": {}, "requests": [ | /lot | is no field
            allocation | "offers": [ | "offers": {}, "x": [ | /offers | must be a list, found an object
            uniform | "rules": { | "rules": {"sharing": "PRO_RATA", | - | OK
            uniform | "rules": { | "rules": {"sharing": "SERIAL", | /rules/sharing | UNIFORM_LIMITED_PRICE shares PRO_RATA
            uniform | "amounts": {"PADDY": "10.0000"} | "tier": 1, "amounts": {"PADDY": "10.0000"} | - | OK
            uniform | "amounts": {"PADDY": "10.0000"} | "tier": 2, "amounts": {"PADDY": "10.0000"} | /requests/0/tier | from 1 to 1
            call-auction | "indicator": "QUANTITY", | | /rules/indicator | is missing
            call-auction | "indicator": "QUANTITY" | "indicator": "LAND" | /rules/indicator | must be one of
            call-auction | "tick": "100.00" | "tick": "0.00" | /rules/tick | above zero
            call-auction | "floor": "60000.00" | "floor": "60000.01" | /rules/floor | multiple of the tick
            call-auction | "cap": "120000.00" | "cap": "120050.00" | /rules/cap | multiple of the tick
            call-auction | "floor": "60000.00" | "floor": "120100.00" | /rules/floor | must not be above the cap
            call-auction | "reference": "90050.00" | "reference": "59999.99" | /rules/reference | within floor and cap
            call-auction | "reference": "90050.00" | "reference": "60000.00" | - | OK
            call-auction | "reference": "90050.00" | "reference": "120000.01" | /rules/reference | within floor and cap
            call-auction | "assisted" | | - | OK
            call-auction | "offers": [ | "assisted": [], "offers": [ | /assisted | is no field
            call-auction | "seq": 5 | "seq": 4 | - | OK
            call-auction | "id": "b2" | "id": "o1" | - | OK
            call-auction | "limit": "95000.00" | "limit": "95000.001" | /bids/1/limit | 3 decimals, at most 2
            call-auction | "limit": "95000.00" | "limit": "95000.01" | - | OK
            call-auction | "amount": "5.0000" | "amount": "922337203685471.5808" | /bids/1/amount | sums to more than 2^63-1
            call-auction | "amount": "5.0000" | "amount": "922337203685471.5807" | - | OK
            call-auction | "id": "b2", | "id": "b2", "indicator": "PADDY", | /bids/1/indicator | is no field
            ascending | "increment": "500.00" | "increment": "0.00" | /rules/increment | above zero
            ascending | "start": "60000.00" | "start": "90000.00" | - | OK
            ascending | "start": "60000.00" | "start": "90000.01" | /rules/start | must not be above the cap
            ascending | "reserve": "62000.00" | "reserve": "90000.01" | /rules/reserve | must not be above the cap
            ascending | "reserve": "62000.00", | | - | OK
            ascending | "reserve": "62000.00" | "reserve": null | /rules/reserve | must be a string, found null
            ascending | "opensAt": "2026-03-02T01:00:00Z" | "opensAt": "2026-03-02T02:00:00Z" | /rules/closesAt | after opensAt
            ascending | "closesAt": "2026-03-02T02:00:00Z" | "closesAt": "2026-02-29T02:00:00Z" | /rules/closesAt | a time is
            ascending | "closesAt": "2026-03-02T02:00:00Z" | "closesAt": "2026-03-02T24:00:00Z" | /rules/closesAt | a time is
            ascending | "closesAt": "2026-03-02T02:00:00Z" | "closesAt": "2026-03-02T02:00:60Z" | /rules/closesAt | a time is
            ascending | "closesAt": "2026-03-02T02:00:00Z" | "closesAt": "2026-03-02T02:00:00+00:00" | /rules/closesAt | a time is
            ascending | "closesAt": "2026-03-02T02:00:00Z" | "closesAt": "2026-03-02T02:00:00.Z" | /rules/closesAt | a time is
            ascending | "closesAt": "2026-03-02T02:00:00Z" | "closesAt": "2026-03-02T02:00:00.1234Z" | /rules/closesAt | a time is
            ascending | "closesAt": "2026-03-02T02:00:00Z" | "closesAt": "2026-03-02 02:00:00Z" | /rules/closesAt | a time is
            ascending | "closesAt": "2026-03-02T02:00:00Z" | "closesAt": "2026-03-02T02:00:00.123Z" | - | OK
            ascending | "extension": 120 | "extension": "120" | /rules/extension | must be an integer
            ascending | "extension": 120 | "extension": 0 | - | OK
            ascending | "extension": 120 | "extension": -1 | /rules/extension | from 0 to
            ascending | "extension": 120 | "extension": 1.5 | /rules/extension | must be an integer
            ascending | "matchWindow": 600, | | /rules/matchWindow | is missing
            ascending | 1c1d1e1f | 1c1d1e1F | - | OK
            ascending | 1c1d1e1f | 1c1d1e1g | /rules/seed | 64 hexadecimal digits
            ascending | 1c1d1e1f | 1c1d1e | /rules/seed | 64 hexadecimal digits
            ascending | "id": "b3", "seq": 3 | "id": "b3", "seq": 2 | /bids/2/seq | is the seq of an entry before it
            ascending | "id": "b3", "seq": 3 | "id": "b3", "seq": 30 | /bids/3/seq | above that of the entry before it
            ascending | "id": "b3" | "id": "b1" | /bids/2/id | is the id of an entry before it
            ascending | "id": "m2" | "id": "b1" | /matches/1/id | is the id of an entry before it
            ascending | "at": "2026-03-02T01:59:00.5Z" | "at": "2026-03-02T01:09:59.999Z" | /bids/2/at | not be before
            ascending | "at": "2026-03-02T01:59:00.5Z" | "at": "2026-03-02T01:10:00Z" | - | OK
            ascending | "at": "2026-03-02T02:05:01Z" | "at": "2026-03-02T02:04:59Z" | /matches/1/at | not be before
            ascending | "at": "2026-03-02T02:00:00Z" | "at": "9999-12-31T23:58:00Z" | /bids/3/at | after the year 9999
            ascending | "lot": {"id": "lot-7", | "lot": { | /lot/id | is missing
            ascending | "matches": [ | "unknown": [ | /unknown | is no field
            continuous | "seq": 5 | "seq": 4 | /commands/4/seq | above that of the entry before it
            continuous | "id": "o2" | "id": "o1" | - | OK
            continuous | "type": "CANCEL", | "type": "CANCEL", "amount": "1", | /commands/7/amount | does not apply to CANCEL
            continuous | "type": "REDUCE", | "type": "REDUCE", "limit": "11.00", | /commands/3/limit | does not apply to REDUCE
            continuous | "county": "330822", "amount": "300" | "county": "330822" | /commands/3/amount | is missing
            continuous | "limit": "12.00", "timeInForce": "IOC" | "limit": "12.00" | /commands/4/timeInForce | is missing
            continuous | "timeInForce": "IOC" | "timeInForce": "DAY" | /commands/4/timeInForce | must be one of GTC, IOC, FOK
            continuous | "type": "CANCEL" | "type": "DELETE" | /commands/7/type | must be one of NEW, CANCEL, REDUCE, REPLACE
            continuous | "side": "OFFER", "amount": "500" | "side": "ASK", "amount": "500" | /commands/1/side | must be one of BID, OFFER
            continuous | "amount": "500" | "amount": "9223372036854774807" | - | OK
            continuous | "amount": "500" | "amount": "9223372036854774808" | /commands/1/amount | sums to more than 2^63-1
            continuous | "cap": "20.00" | "cap": "20.05" | /rules/cap | multiple of the tick
            continuous | "cap": "20.00" | "cap": "20.00", "reference": "15.00" | /rules/reference | is no field
            """;

    @TestFactory
    List<DynamicTest> everyDefectIsRefusedWithItsPlaceAndReason() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String row : TABLE.split("\n")) {
            String[] cell = row.strip().split("\\|", -1);
            assertThat(cell).as(row).hasSize(5);
            for (int i = 0; i < cell.length; i++) {
                cell[i] = cell[i].strip();
            }
            tests.add(DynamicTest.dynamicTest(row, () -> {
                String good = Cases.text(cell[0]);
                boolean untouched = cell[1].equals("\"assisted\"");
                assertThat(good.contains(cell[1]))
                        .as("the case contains " + cell[1])
                        .isNotEqualTo(untouched);
                int at = good.indexOf(cell[1]);
                String changed =
                        untouched ? good : good.substring(0, at) + cell[2] + good.substring(at + cell[1].length());
                check(changed.getBytes(StandardCharsets.UTF_8), cell[3].strip(), cell[4].strip());
            }));
        }
        return tests;
    }

    private static void check(byte[] bytes, String place, String reason) throws Exception {
        if (reason.equals("OK")) {
            CaseFile.read(bytes);
            return;
        }
        MalformedCaseException refusal = catchThrowableOfType(MalformedCaseException.class, () -> CaseFile.read(bytes));
        assertThat(refusal).as("refused").isNotNull();
        assertThat(refusal.place()).isEqualTo(place);
        assertThat(refusal.reason()).contains(reason);
        assertThat(refusal.line()).doesNotContain("\n", "Source", "StreamRead");
    }

    @Test
    void bytesThatAreNoJsonAreRefusedWithTheirOffset() throws Exception {
        byte[] good = Cases.bytes("allocation");
        int last = good.length - 1;
        check(new byte[0], "byte 0", "nothing in it");
        check("  \n".getBytes(StandardCharsets.UTF_8), "byte 0", "nothing in it");
        check(join(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, good), "byte 0", "byte order mark");
        check(join(good, "x".getBytes(StandardCharsets.UTF_8)), "byte " + (good.length + 1), "no JSON");
        check(join(good, "{}".getBytes(StandardCharsets.UTF_8)), "byte " + good.length, "text after the value");
        check(java.util.Arrays.copyOf(good, last - 1), "byte " + (last - 1), "no JSON");
        check(new String(good, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE), "byte 1", "zero byte");
        check("{\"a\": 01}".getBytes(StandardCharsets.UTF_8), "byte 7", "no JSON");
        check("{\"a\": NaN}".getBytes(StandardCharsets.UTF_8), "byte 9", "no JSON");
        check("{\"a\": 1,}".getBytes(StandardCharsets.UTF_8), "byte 8", "no JSON");
        check("[[1".getBytes(StandardCharsets.UTF_8), "byte 3", "is no JSON: Unexpected end-of-input");
        check("{\"a\": 1]".getBytes(StandardCharsets.UTF_8), "byte 7", "close marker ']': expected '}'");
        check("{'a': 1}".getBytes(StandardCharsets.UTF_8), "byte 1", "no JSON");
        check("{\"a\": \"\t\"}".getBytes(StandardCharsets.UTF_8), "byte 8", "no JSON");
        check("[1, /* no */ 2]".getBytes(StandardCharsets.UTF_8), "byte 4", "no JSON");
        check("[]".getBytes(StandardCharsets.UTF_8), "", "must be an object, found a list");
        check("null".getBytes(StandardCharsets.UTF_8), "", "must be an object, found null");
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWithTheirOffset() throws Exception {
        int[][] bad = {
            {0x80},
            {0xC0, 0x80},
            {0xC1, 0xBF},
            {0xC3},
            {0xE0, 0x9F, 0x80},
            {0xED, 0xA0, 0x80},
            {0xF0, 0x8F, 0x80, 0x80},
            {0xF4, 0x90, 0x80, 0x80},
            {0xF5, 0x80, 0x80, 0x80},
            {0xFF},
            {0xE4, 0xB8}
        };
        for (int[] sequence : bad) {
            byte[] bytes = new byte[sequence.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) sequence[i];
            }
            check(join("{\"note\": \"".getBytes(StandardCharsets.UTF_8), bytes), "byte 10", "is not UTF-8");
        }
        String good = Cases.text("allocation").replace("key projects", "重点项目 \u07ff \ud83d\ude00 \uffff");
        CaseFile.read(good.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsBeyondTheLimitsIsRefused() throws Exception {
        String good = Cases.text("allocation");
        String longest = "x".repeat(Limits.STRING_LENGTH);
        CaseFile.read(good.replace("key projects of one round", longest).getBytes(StandardCharsets.UTF_8));
        MalformedCaseException refusal = catchThrowableOfType(
                MalformedCaseException.class,
                () -> CaseFile.read(
                        good.replace("key projects of one round", longest + "x").getBytes(StandardCharsets.UTF_8)));
        assertThat(refusal.line()).startsWith("byte ").contains("beyond the limits");
        String id = "x".repeat(Limits.ID_LENGTH);
        CaseFile.read(good.replace("\"o1\"", '"' + id + '"').getBytes(StandardCharsets.UTF_8));
        check(good.replace("\"o1\"", "\"x" + id + '"').getBytes(StandardCharsets.UTF_8), "/offers/0/id", "found 201");
        String deep = "[".repeat(100_000);
        check(deep.getBytes(StandardCharsets.UTF_8), "/0/0/0/0", "nests deeper");
        refusal = catchThrowableOfType(
                MalformedCaseException.class,
                () -> CaseFile.read(("{\"" + "n".repeat(2_000) + "\": 1}").getBytes(StandardCharsets.UTF_8)));
        assertThat(refusal.line()).contains("beyond the limits");
    }

    @Test
    void fieldsMayStandInAnyOrder() throws Exception {
        String given = Cases.text("call-auction");
        int rules = given.indexOf(" \"rules\"");
        int pairings = given.indexOf(" \"pairings\"");
        String moved = "{" + given.substring(pairings, given.length() - 2) + ","
                + given.substring(rules, pairings).strip().replaceAll(",$", "") + ","
                + given.substring(1, rules).strip().replaceAll(",$", "") + "}";
        assertThat(CaseFile.read(moved.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(CaseFile.read(Cases.bytes("call-auction")));
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
