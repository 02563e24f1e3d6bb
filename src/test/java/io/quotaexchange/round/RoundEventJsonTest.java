package io.quotaexchange.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.round.live.LiveEvent;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RoundEventJsonTest {
    static Stream<RoundEvent> everyKind() {
        Order.Listing listing = SampleRound.listing("lst_1", SampleRound.OTHER_SELLER, 80_000);
        return Stream.of(
                SampleRound.opened(),
                new RoundEvent.OrderEntered(1, listing),
                new RoundEvent.OrderEntered(2, SampleRound.request("req_1", SampleRound.OTHER_BUYER, 1)),
                new RoundEvent.OrderRefused(
                        3,
                        SampleRound.bid("bid_1", SampleRound.OTHER_BUYER, 15, 8_000_000),
                        List.of(RoundRefusal.ENTRY_CLOSED.refusal())),
                new RoundEvent.ListingSecured("lst_1", 12),
                new RoundEvent.ListingRefused("lst_1", RoundRefusal.RESERVE_INSUFFICIENT.refusal()),
                new RoundEvent.StageCleared(
                        1,
                        "{\"a\":\"\\u4e2d\"}",
                        "{}",
                        List.of(new Award(
                                "awd_test-1_1_0001",
                                "rnd_test-1",
                                1,
                                "330000",
                                SampleRound.OTHER_BUYER,
                                IndicatorKind.CAPACITY,
                                5,
                                2_000,
                                10_000,
                                false,
                                "req_1",
                                "",
                                "00".repeat(32),
                                "11".repeat(32)))),
                new RoundEvent.ListingReturned("lst_1", 80_000),
                new RoundEvent.Settled(),
                new RoundEvent.Live(new LiveEvent.LotOpened("lot_1"), List.of()),
                new RoundEvent.Announced(
                        SampleRound.plan(),
                        CALENDAR,
                        new RoundTerms(9, 5, 30, 300, java.util.Map.of()),
                        "04" + "ab".repeat(64),
                        BY),
                new RoundEvent.OrderReplaced(4, "req_1", SampleRound.request("req_2", SampleRound.OTHER_BUYER, 1)),
                new RoundEvent.OrderEntered(
                        5, new Order.SealedBid("bid_2", SampleRound.OTHER_BUYER, "00", "11", "trader", "approver")),
                new RoundEvent.OrderWithdrawn("req_1", BY),
                new RoundEvent.Rescheduled(CALENDAR, BY),
                new RoundEvent.EntryOpened(),
                new RoundEvent.EntryClosed(),
                new RoundEvent.StageBegun(1, Instant.parse("2018-06-01T01:00:00.250Z")),
                new RoundEvent.SealsOpened(
                        "17".repeat(32), List.of(SampleRound.bid("bid_2", SampleRound.OTHER_BUYER, 15, 8_000_000))),
                new RoundEvent.Interrupted(Instant.parse("2018-06-01T01:00:00Z")),
                new RoundEvent.PublicityBegun(
                        Instant.parse("2018-06-01T01:00:00Z"), Instant.parse("2018-07-01T01:00:00Z")),
                new RoundEvent.PublicityEnded(),
                new RoundEvent.Paused("停电", BY),
                new RoundEvent.Resumed(BY),
                new RoundEvent.Stopped("指导价有误", BY),
                new RoundEvent.Withdrawn("笔误", BY));
    }

    private static final Signed BY = new Signed("usr_a", "usr_b");
    private static final RoundCalendar CALENDAR = new RoundCalendar(
            Instant.parse("2018-06-01T01:00:00Z"),
            Instant.parse("2018-06-02T01:00:00Z"),
            List.of(new RoundCalendar.StageTime(Instant.parse("2018-06-03T01:00:00Z"), Duration.ofSeconds(60))));

    @ParameterizedTest
    @MethodSource("everyKind")
    void readsBackWhatItWrote(RoundEvent event) {
        String text = RoundEventJson.write(event).encode();
        RoundEvent back = RoundEventJson.read(RoundEventJson.kind(event), new JsonObject(text));
        assertThat(RoundEventJson.write(back).encode()).isEqualTo(text);
        if (!(event instanceof RoundEvent.Opened) && !(event instanceof RoundEvent.Announced)) {
            assertThat(back).isEqualTo(event);
        }
    }

    private static Set<Class<?>> kinds(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(kind -> kind.isInterface() ? kinds(kind).stream() : Stream.of(kind))
                .collect(Collectors.toSet());
    }

    @Test
    void everyKindOfEventIsTried() {
        assertThat(everyKind().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(kinds(RoundEvent.class));
    }
}
