package io.quotaexchange.rulebook;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.platform.document.InvalidDocument;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A newer program on what an older one adopted. */
@ExtendWith(PostgresFixture.class)
class RulebookUpgradeTest {
    private static final String SHIPPED = RulebookDocument.shippedText("zhejiang-2018");

    @Test
    void aVersionThatIsKeptGoesOnOrIsNamedIfItCannotBeRead(TestDatabase database) {
        Rulebooks rulebooks = new Rulebooks(database.application(), ClauseCatalogue.shipped(), Clock.systemUTC());
        String older = SHIPPED.replace("\"value\": \"0.5000\"", "\"value\": \"0.4000\"");
        Rulebook kept = await(rulebooks.adoptUnlessKept(older, "usr_a", "usr_b"));
        assertThat(await(rulebooks.adoptUnlessKept(SHIPPED, "usr_a", "usr_b"))).isEqualTo(kept);
        assertThat(await(rulebooks.document("zhejiang-2018"))).contains(older);
        assertThatThrownBy(() -> await(rulebooks.adoptUnlessKept("{}", "usr_a", "usr_b")))
                .isInstanceOf(InvalidDocument.class);

        String next = SHIPPED.replace("\"version\": \"3\"", "\"version\": \"4\"");
        assertThat(await(rulebooks.adoptUnlessKept(next, "usr_a", "usr_b")).version())
                .isEqualTo("4");

        await(database.application()
                .preparedQuery("INSERT INTO policy.rulebook (id, version, effective_from, document, digest, maker,"
                        + " approver, recorded_at)"
                        + " VALUES ('zhejiang-2018', '1', '2018-02-12', '{}', $1, 'usr_a', 'usr_b', now())")
                .execute(Tuple.of(Sm3.hex("{}"))));
        assertThatThrownBy(() -> await(rulebooks.adoptUnlessKept(next, "usr_a", "usr_b")))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageContaining("rulebook zhejiang-2018 version 1 was adopted by another program")
                .hasMessageContaining("/format: is missing")
                .hasMessageContaining("go on with the program that adopted it")
                .hasMessageNotContaining("/nameZh");
    }
}
