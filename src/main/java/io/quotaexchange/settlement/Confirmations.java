package io.quotaexchange.settlement;

import io.quotaexchange.checkpoint.Seal;
import io.quotaexchange.round.Award;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Seals deals that both counties confirmed, each once, and keeps the seals. */
public final class Confirmations {
    private static final String KEEP = """
            INSERT INTO settlement.confirmation (award_id, sealed_at, key_id, signature) VALUES ($1, $2, $3, $4)
            ON CONFLICT (award_id) DO NOTHING
            """;

    private static final String FIND = """
            SELECT award_id, sealed_at, key_id, signature FROM settlement.confirmation WHERE award_id = $1
            """;

    private final SqlClient client;
    private final Function<String, Future<Seal>> sealing;

    /** @param sealing signs a text with the exchange's key */
    public Confirmations(SqlClient client, Function<String, Future<Seal>> sealing) {
        this.client = client;
        this.sealing = sealing;
    }

    /** The seal of an award, made now if there is none; empty while a side has not confirmed. */
    public Future<Optional<Confirmation>> of(Award award, List<AwardSteps.Taken> steps) {
        Optional<AwardSteps.Taken> seller = step(steps, Step.SELLER_CONFIRMED);
        Optional<AwardSteps.Taken> buyer = step(steps, Step.BUYER_CONFIRMED);
        if (seller.isEmpty() || buyer.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return find(award.id()).compose(kept -> {
            if (kept.isPresent()) {
                return Future.succeededFuture(kept);
            }
            return sealing.apply(Confirmation.text(award, seller.get(), buyer.get()))
                    .compose(seal -> keep(award.id(), seal))
                    .compose(done -> find(award.id()));
        });
    }

    private static Optional<AwardSteps.Taken> step(List<AwardSteps.Taken> steps, Step wanted) {
        return steps.stream().filter(step -> step.step() == wanted).findFirst();
    }

    private Future<Void> keep(String award, Seal seal) {
        return client.preparedQuery(KEEP)
                .execute(Tuple.of(
                        award,
                        OffsetDateTime.ofInstant(seal.sealedAt(), ZoneOffset.UTC),
                        Buffer.buffer(HexFormat.of().parseHex(seal.key())),
                        Buffer.buffer(Base64.getDecoder().decode(seal.signature()))))
                .mapEmpty();
    }

    private Future<Optional<Confirmation>> find(String award) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(award))
                .map(rows -> rows.stream().findFirst().map(Confirmations::read));
    }

    /** A row of {@code settlement.confirmation}. */
    public static Confirmation read(Row row) {
        return new Confirmation(
                row.getString("award_id"),
                new Seal(
                        row.getOffsetDateTime("sealed_at").toInstant(),
                        HexFormat.of().formatHex(row.getBuffer("key_id").getBytes()),
                        Base64.getEncoder()
                                .encodeToString(row.getBuffer("signature").getBytes())));
    }
}
