package io.quotaexchange.round.live;

import io.quotaexchange.matching.ascending.Seed;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What is sealed for a lot: the seed, the seller's reserve, the bidders' limits. Each is bound to lot, id and county. */
public final class LotSecrets {
    private LotSecrets() {}

    public static String sealSeed(LotKey key, String lot, Seed seed) {
        return key.seal(seedPlace(lot), seed.hex());
    }

    /** The seed, if this key opens it and it is the one whose digest was published. */
    public static Optional<Seed> seed(LotKey key, Lot lot) {
        return key.open(seedPlace(lot.id()), lot.seals().sealedSeed())
                .filter(hex -> hex.matches("[0-9a-f]{64}"))
                .map(Seed::new)
                .filter(seed -> seed.commitment().equals(lot.seals().seedDigest()));
    }

    /** @param priceFen the seller's reserve or a bidder's limit, fen per mu or kg */
    public static String sealPrice(LotKey key, String lot, String id, String county, long priceFen) {
        // Always as long, so that its length says nothing.
        return key.seal(pricePlace(lot, id, county), String.format(Locale.ROOT, "%019d", priceFen));
    }

    static OptionalLong price(LotKey key, String lot, String id, String county, String sealed) {
        return key.open(pricePlace(lot, id, county), sealed)
                .filter(text -> text.matches("[0-9]{19}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    private static String seedPlace(String lot) {
        return "seed\n" + lot;
    }

    private static String pricePlace(String lot, String id, String county) {
        return "price\n" + lot + "\n" + id + "\n" + county;
    }
}
