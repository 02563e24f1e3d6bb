package io.quotaexchange.ledger;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The one table of movements, and its mirror image in the database. */
@ExtendWith(PostgresFixture.class)
final class MovementTest {
    @Test
    void theDatabaseHasTheSameTable(TestDatabase database) {
        List<Movement> rows = new ArrayList<>();
        await(database.auditor()
                        .query("SELECT code, from_kind, to_kind, owners FROM ledger.movement")
                        .execute())
                .forEach(row -> rows.add(new Movement(
                        SettlementCode.valueOf(row.getString("code")),
                        AccountKind.valueOf(row.getString("from_kind")),
                        AccountKind.valueOf(row.getString("to_kind")),
                        Movement.Owners.valueOf(row.getString("owners")))));
        assertThat(rows).containsExactlyInAnyOrderElementsOf(Movement.PERMITTED);
    }

    /** Each code against every pair of accounts of three owners: what is permitted is what the table says, and no more. */
    @ParameterizedTest
    @EnumSource
    void nothingElseIsPermitted(SettlementCode code) {
        long permitted = 0;
        for (Account from : accounts()) {
            for (Account to : accounts()) {
                if (Owner.mayHave(from) && Owner.mayHave(to) && Movement.permits(code, from, to)) {
                    assertThat(from).isNotEqualTo(to);
                    assertThat(from.unit()).isEqualTo(to.unit());
                    permitted++;
                }
            }
        }
        // Pairs of owners: two counties and the province; units: one indicator and money.
        long expected = switch (code) {
            case MINT, LEVY, LIST, UNLIST, WRITE_OFF -> 2;
            // Two counties from their offers, the province from its pool.
            case AWARD, DEFAULT -> 3;
            // Each county to the other, and the province to each; each county pays the other or the province.
            case DELIVER -> 4 + 4;
            case FREEZE, THAW -> 2 * 3 + 2;
            case CANCEL -> 3 + 2;
            case DEPOSIT_HOLD, DEPOSIT_RELEASE, DEPOSIT_FORFEIT, PAY_IN -> 2;
            case PAY_OUT -> 2 + 3 + 1;
            case SPEND -> 3;
            // Each county to the other; the province has revenue, but no reserve and no cash. Frozen units and revenue
            // go between all three.
            case SUCCEED -> 2 + 6 + 2 + 6;
            case REVERSE -> 0;
        };
        assertThat(permitted).isEqualTo(expected);
    }

    private static List<Account> accounts() {
        List<Account> accounts = new ArrayList<>();
        for (String owner : List.of(Account.SYSTEM, "330000", "330281", "331126")) {
            for (AccountKind kind : AccountKind.values()) {
                accounts.add(new Account(owner, kind, Unit.QUANTITY));
                accounts.add(new Account(owner, kind, Unit.CNY));
            }
        }
        return accounts;
    }
}
