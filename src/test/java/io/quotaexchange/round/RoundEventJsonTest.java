package io.quotaexchange.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.round.live.LiveEvent;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
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
                new RoundEvent.Live(new LiveEvent.LotOpened("lot_1"), List.of()));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void readsBackWhatItWrote(RoundEvent event) {
        String text = RoundEventJson.write(event).encode();
        RoundEvent back = RoundEventJson.read(RoundEventJson.kind(event), new JsonObject(text));
        assertThat(RoundEventJson.write(back).encode()).isEqualTo(text);
        if (!(event instanceof RoundEvent.Opened)) {
            assertThat(back).isEqualTo(event);
        }
    }

    @Test
    void everyKindOfEventIsTried() {
        assertThat(everyKind().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(RoundEvent.class.getPermittedSubclasses()));
    }
}
