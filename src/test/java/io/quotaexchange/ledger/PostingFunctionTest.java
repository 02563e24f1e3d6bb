package io.quotaexchange.ledger;

import static io.quotaexchange.ledger.Samples.BUYER;
import static io.quotaexchange.ledger.Samples.SELLER;
import static io.quotaexchange.ledger.Samples.account;
import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A writer that is wrong, or lies: each batch is refused whole by the database, and the right one is taken afterwards. */
@ExtendWith(PostgresFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostingFunctionTest {
    private static final String CHECK = "QX002";
    private static final String FENCE = "QX001";
    private static final String UNIQUE = "23505";

    /** A wrong entry instead of the right one, the SQLSTATE and a word of the message. */
    record Planted(String name, SettlementCode code, UnaryOperator<JournalEntry> change, String state, String word) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final AccountNumbers accounts = new AccountNumbers();
    private final MemoryLedger right = new MemoryLedger();
    private TestDatabase database;
    private long epoch;
    private boolean depositKnown;

    @BeforeEach
    void begin(TestDatabase fresh) {
        if (database != null) {
            return;
        }
        database = fresh;
        epoch = await(database.application()
                        .preparedQuery(LedgerSql.TAKE_OVER)
                        .execute(Tuple.of(UUID.randomUUID(), false)))
                .iterator()
                .next()
                .getLong("epoch");
        for (Settlement settlement : Samples.sale()) {
            JournalHead before = right.state.head();
            post(epoch, before, right.posted(settlement));
        }
        // Accounts that the right entries below need must be known before a wrong batch is rolled back with them.
        for (Settlement settlement : List.of(
                Samples.list(BUYER, "more-1", 100),
                Samples.award(BUYER, "more-2", 100),
                Samples.payIn(SELLER, "more-3", 100))) {
            JournalHead before = right.state.head();
            post(epoch, before, right.posted(settlement));
        }
        JournalHead before = right.state.head();
        post(
                epoch,
                before,
                right.posted(Samples.settlement(
                        SettlementCode.DELIVER,
                        "more-4",
                        Transfer.of(account(BUYER, AccountKind.AWARDED), account(SELLER, AccountKind.RESERVE), 2)
                                .atPrice(334),
                        Transfer.of(
                                Samples.money(SELLER, AccountKind.CASH),
                                Samples.money(BUYER, AccountKind.REVENUE),
                                1))));
    }

    List<Planted> planted() {
        return List.of(
                new Planted(
                        "running balance of the giver",
                        SettlementCode.LIST,
                        e -> Tamper.posting(
                                e,
                                1,
                                p -> new Posting(
                                        p.transfer(),
                                        new Standing(
                                                p.from().balance() + 1, p.from().number()),
                                        p.to())),
                        CHECK,
                        "running balance"),
                new Planted(
                        "running balance of the taker",
                        SettlementCode.LIST,
                        e -> Tamper.posting(
                                e,
                                1,
                                p -> new Posting(
                                        p.transfer(), p.from(), new Standing(p.to().balance() - 1, p.to().number()))),
                        CHECK,
                        "running balance"),
                new Planted(
                        "number of the posting",
                        SettlementCode.LIST,
                        e -> Tamper.posting(
                                e,
                                1,
                                p -> new Posting(
                                        p.transfer(), p.from(), new Standing(p.to().balance(), p.to().number() + 1))),
                        CHECK,
                        "running balance"),
                new Planted(
                        "below zero with all sums right",
                        SettlementCode.PAY_IN,
                        PostingFunctionTest::overdrawn,
                        CHECK,
                        "running balance"),
                new Planted(
                        "a gap in the sequence",
                        SettlementCode.LIST,
                        e -> Tamper.sequence(e, e.sequence() + 1),
                        CHECK,
                        "gap"),
                new Planted(
                        "a clock that stands still",
                        SettlementCode.LIST,
                        e -> Tamper.recordedAt(e, Samples.NOW),
                        CHECK,
                        "clock"),
                new Planted(
                        "a code that may not do this",
                        SettlementCode.LIST,
                        e -> Tamper.code(e, SettlementCode.AWARD),
                        CHECK,
                        "movement"),
                new Planted(
                        "a segment of a posting that is not there",
                        SettlementCode.LIST,
                        e -> Tamper.segment(
                                e,
                                2,
                                s -> new Segment(
                                        s.id(), s.lot(), s.firstUnit(), s.lastUnit(), s.holder(), s.parent(), 9)),
                        CHECK,
                        "do not partition"),
                new Planted(
                        "a spend for a posting that is not there",
                        SettlementCode.LIST,
                        e -> Tamper.spent(
                                e,
                                e.spent().stream()
                                        .map(spend -> new SegmentSpend(spend.segment(), 9))
                                        .toList()),
                        CHECK,
                        "not the giver"),
                new Planted(
                        "a segment that never was",
                        SettlementCode.LIST,
                        e -> Tamper.spent(
                                e,
                                e.spent().stream()
                                        .map(spend -> new SegmentSpend(1_000_000, spend.place()))
                                        .toList()),
                        CHECK,
                        "not the giver"),
                new Planted("no postings", SettlementCode.LIST, e -> Tamper.postings(e, List.of()), CHECK, "empty"),
                new Planted(
                        "a segment spent before",
                        SettlementCode.LIST,
                        e -> Tamper.spent(e, List.of(new SegmentSpend(1, 1))),
                        UNIQUE,
                        "segment_spend"),
                new Planted(
                        "a segment of somebody else",
                        SettlementCode.LIST,
                        this::strangersSegment,
                        CHECK,
                        "not the giver"),
                new Planted(
                        "units lost",
                        SettlementCode.LIST,
                        e -> Tamper.segment(e, 2, s -> Tamper.units(s, s.firstUnit(), s.lastUnit() - 1)),
                        CHECK,
                        "do not partition"),
                new Planted(
                        "units twice",
                        SettlementCode.LIST,
                        e -> Tamper.segment(e, 2, s -> Tamper.units(s, s.firstUnit() - 1, s.lastUnit())),
                        CHECK,
                        "do not partition"),
                new Planted(
                        "the rest left out",
                        SettlementCode.LIST,
                        e -> Tamper.created(e, e.created().subList(0, 1)),
                        CHECK,
                        "do not partition"),
                new Planted(
                        "more given than the amount",
                        SettlementCode.LIST,
                        PostingFunctionTest::shifted,
                        CHECK,
                        "units moved"),
                new Planted(
                        "the rest to somebody else",
                        SettlementCode.LIST,
                        e -> Tamper.segment(e, 2, s -> Tamper.holder(s, account(SELLER, AccountKind.RESERVE))),
                        CHECK,
                        "units moved"),
                new Planted(
                        "no segments at all",
                        SettlementCode.LIST,
                        e -> Tamper.created(Tamper.spent(e, List.of()), List.of()),
                        CHECK,
                        "units moved"),
                new Planted(
                        "a gap in segment numbers",
                        SettlementCode.LIST,
                        e -> Tamper.segment(
                                e,
                                2,
                                s -> new Segment(
                                        s.id() + 1,
                                        s.lot(),
                                        s.firstUnit(),
                                        s.lastUnit(),
                                        s.holder(),
                                        s.parent(),
                                        s.place())),
                        CHECK,
                        "segment numbers"),
                new Planted(
                        "another lot",
                        SettlementCode.LIST,
                        e -> Tamper.segment(
                                e,
                                2,
                                s -> new Segment(
                                        s.id(),
                                        "33-331126-2017-0009-Q",
                                        s.firstUnit(),
                                        s.lastUnit(),
                                        s.holder(),
                                        s.parent(),
                                        s.place())),
                        CHECK,
                        "do not partition"),
                new Planted(
                        "a lot out of nothing",
                        SettlementCode.LIST,
                        e -> Tamper.segment(
                                e,
                                2,
                                s -> new Segment(
                                        s.id(),
                                        s.lot(),
                                        s.firstUnit(),
                                        s.lastUnit(),
                                        s.holder(),
                                        OptionalLong.empty(),
                                        s.place())),
                        CHECK,
                        "do not partition"),
                new Planted(
                        "lots that overlap",
                        SettlementCode.MINT,
                        e -> Tamper.segment(
                                Tamper.lot(
                                        e,
                                        l -> new Lot(
                                                l.serial(),
                                                l.indicator(),
                                                l.county(),
                                                l.project(),
                                                l.acceptedOn(),
                                                1,
                                                l.amount())),
                                1,
                                s -> Tamper.units(s, 1, s.amount())),
                        "23P01",
                        "overlap"),
                new Planted(
                        "a lot larger than its posting",
                        SettlementCode.MINT,
                        e -> Tamper.lot(
                                e,
                                l -> new Lot(
                                        l.serial(),
                                        l.indicator(),
                                        l.county(),
                                        l.project(),
                                        l.acceptedOn(),
                                        l.firstUnit(),
                                        l.lastUnit() + 1)),
                        CHECK,
                        "first segment"),
                new Planted(
                        "a serial that is taken",
                        SettlementCode.MINT,
                        e -> Tamper.lot(
                                e,
                                l -> new Lot(
                                        "33-331126-2018-0001-Q",
                                        l.indicator(),
                                        l.county(),
                                        l.project(),
                                        l.acceptedOn(),
                                        l.firstUnit(),
                                        l.lastUnit())),
                        UNIQUE,
                        "lot_pkey"),
                new Planted(
                        "a delivery without money",
                        SettlementCode.DELIVER,
                        e -> Tamper.postings(e, e.postings().subList(0, 1)),
                        CHECK,
                        "legs"),
                new Planted(
                        "a delivery at another price",
                        SettlementCode.DELIVER,
                        e -> Tamper.transfer(
                                e, 1, t -> t.atPrice(2 * t.priceFen().getAsLong())),
                        CHECK,
                        "legs"),
                new Planted(
                        "a delivery without price",
                        SettlementCode.DELIVER,
                        e -> Tamper.transfer(e, 1, t -> Transfer.of(t.from(), t.to(), t.amount())),
                        CHECK,
                        "legs"),
                new Planted(
                        "a delivery of what was delivered",
                        SettlementCode.DELIVER,
                        e -> Tamper.fact(e, Samples.fact("test", "deliver-1")),
                        UNIQUE,
                        "delivers_once"),
                new Planted(
                        "a key that was used",
                        SettlementCode.LIST,
                        e -> Tamper.key(e, "list-1"),
                        UNIQUE,
                        "idempotency_key"),
                new Planted(
                        "one person for both",
                        SettlementCode.LIST,
                        e -> Tamper.approver(e, e.maker()),
                        "23514",
                        "four_eyes"),
                new Planted(
                        "a reversal of something else",
                        SettlementCode.REVERSE,
                        e -> Tamper.fact(e, Samples.fact("settlement", "5")),
                        CHECK,
                        "mirror"),
                new Planted(
                        "a reversal of a mint",
                        SettlementCode.REVERSE,
                        e -> Tamper.fact(e, Samples.fact("settlement", "1")),
                        CHECK,
                        "can be reversed"));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void theDatabaseRefusesTheBatch(Planted planted) {
        JournalEntry wanted = next(planted.code());
        JournalHead head = right.state.head();
        JournalEntry wrong = planted.change().apply(wanted);
        assertThat(wrong).isNotEqualTo(wanted);
        assertThatThrownBy(() -> post(epoch, head, wrong)).isInstanceOfSatisfying(PgException.class, refused -> {
            assertThat(refused.getMessage()).contains(planted.word());
            assertThat(refused.getSqlState()).isEqualTo(planted.state());
        });
        assertThat(await(new LedgerReading(database.application()).head())).isEqualTo(head);
        post(epoch, head, wanted);
        right.state.apply(wanted);
        right.history.add(wanted);
        assertThat(await(new LedgerReading(database.application()).head())).isEqualTo(right.state.head());
    }

    /** The places of the array parameters that say how entries follow each other. */
    private static final int ACCOUNTS = 7;

    private static final int STOOD_AT = 8;
    private static final int NUMBERED = 9;
    private static final int LAST = 10;
    private static final int ENTRY_ACCOUNT = 27;
    private static final int ENTRY_BEFORE = 28;
    private static final int ENTRY_BALANCE = 29;
    private static final int ENTRY_NUMBER = 30;

    /** Two settlements of one batch: 7 fen from outside to the buyer's cash, then 3 of them held. Entries 4 to 7, cash is account 2. */
    static List<Arguments> chains() {
        return List.of(
                Arguments.of("an entry that goes on from where the account stood, past another", changed(p -> {
                    set(p, ENTRY_BEFORE, 2, 2);
                    set(p, ENTRY_NUMBER, 2, (Long) at(p, ENTRY_NUMBER, 2) - 1);
                    set(p, ENTRY_BALANCE, 2, (Long) at(p, ENTRY_BALANCE, 2) - 7);
                })),
                Arguments.of(
                        "an entry that goes on from one of another account", changed(p -> set(p, ENTRY_BEFORE, 2, 4))),
                Arguments.of("an entry that goes on from itself", changed(p -> set(p, ENTRY_BEFORE, 2, 6))),
                Arguments.of("an entry that goes on from a later one", changed(p -> set(p, ENTRY_BEFORE, 1, 6))),
                Arguments.of("an entry that goes on from none", changed(p -> set(p, ENTRY_BEFORE, 2, 0))),
                Arguments.of("a last entry that is not the last", changed(p -> set(p, LAST, 1, 5))),
                Arguments.of("a last entry of another account", changed(p -> set(p, LAST, 1, 4))),
                Arguments.of("no last entry at all", changed(p -> set(p, LAST, 1, 99))),
                Arguments.of("an account named twice", changed(p -> set(p, ACCOUNTS, 2, at(p, ACCOUNTS, 1)))),
                Arguments.of("an account that is not there", changed(p -> set(p, ACCOUNTS, 2, 999_999L))),
                Arguments.of("an account that stands elsewhere, with all that follows", changed(p -> {
                    set(p, STOOD_AT, 1, (Long) at(p, STOOD_AT, 1) + 1);
                    set(p, ENTRY_BALANCE, 1, (Long) at(p, ENTRY_BALANCE, 1) + 1);
                    set(p, ENTRY_BALANCE, 2, (Long) at(p, ENTRY_BALANCE, 2) + 1);
                })),
                Arguments.of("a number that is taken, with all that follow", changed(p -> {
                    set(p, NUMBERED, 1, (Long) at(p, NUMBERED, 1) - 1);
                    set(p, ENTRY_NUMBER, 1, (Long) at(p, ENTRY_NUMBER, 1) - 1);
                    set(p, ENTRY_NUMBER, 2, (Long) at(p, ENTRY_NUMBER, 2) - 1);
                })),
                Arguments.of("a number left out, with all that follow", changed(p -> {
                    set(p, NUMBERED, 1, (Long) at(p, NUMBERED, 1) + 1);
                    set(p, ENTRY_NUMBER, 1, (Long) at(p, ENTRY_NUMBER, 1) + 1);
                    set(p, ENTRY_NUMBER, 2, (Long) at(p, ENTRY_NUMBER, 2) + 1);
                })),
                Arguments.of("accounts out of order", changed(p -> {
                    Object first = at(p, ACCOUNTS, 0);
                    set(p, ACCOUNTS, 0, at(p, ACCOUNTS, 1));
                    set(p, ACCOUNTS, 1, first);
                })),
                Arguments.of("one account more than stand somewhere", changed(p -> {
                    Object[] stood = (Object[]) p.get(STOOD_AT);
                    p.set(STOOD_AT, Arrays.copyOf(stood, stood.length - 1));
                })),
                Arguments.of("an entry of no account of the batch", changed(p -> set(p, ENTRY_ACCOUNT, 3, 9))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chains")
    void theDatabaseRefusesEntriesThatDoNotFollowEachOther(String name, UnaryOperator<List<Object>> change) {
        JournalHead head = right.state.head();
        String key = "chain-" + head.sequence();
        List<JournalEntry> batch = List.of(
                right.posted(Samples.payIn(BUYER, key, 7)),
                right.posted(Samples.settlement(
                        SettlementCode.DEPOSIT_HOLD,
                        key + "-held",
                        Transfer.of(
                                Samples.money(BUYER, AccountKind.CASH),
                                Samples.money(BUYER, AccountKind.DEPOSIT),
                                3))));
        if (!depositKnown) {
            // An account that is new is rolled back with a wrong batch: the first right one makes it known.
            depositKnown = true;
            send(new PostingCall(accounts).parameters(epoch, head, batch));
            theDatabaseRefusesEntriesThatDoNotFollowEachOther(name, change);
            return;
        }
        Tuple asDecided = new PostingCall(accounts).parameters(epoch, head, batch);
        assertThatThrownBy(() -> send(Tuple.wrap(change.apply(valuesOf(asDecided)))))
                .isInstanceOfSatisfying(
                        PgException.class,
                        refused -> assertThat(refused.getSqlState()).isEqualTo(CHECK));
        assertThat(await(new LedgerReading(database.application()).head())).isEqualTo(head);
        send(asDecided);
        assertThat(await(new LedgerReading(database.application()).head())).isEqualTo(right.state.head());
    }

    private static UnaryOperator<List<Object>> changed(Consumer<List<Object>> change) {
        return values -> {
            change.accept(values);
            return values;
        };
    }

    private static List<Object> valuesOf(Tuple parameters) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Object value = parameters.getValue(i);
            values.add(value instanceof Object[] array ? array.clone() : value);
        }
        return values;
    }

    private static Object at(List<Object> values, int parameter, int index) {
        return ((Object[]) values.get(parameter))[index];
    }

    private static void set(List<Object> values, int parameter, int index, Object value) {
        ((Object[]) values.get(parameter))[index] = value;
    }

    private void send(Tuple parameters) {
        await(database.application().preparedQuery(PostingCall.SQL).execute(parameters));
    }

    @Test
    void aStaleEpochIsRefused() {
        assertRefused(epoch - 1, right.state.head(), FENCE);
        assertRefused(epoch + 1, right.state.head(), FENCE);
    }

    @Test
    void aStaleHeadIsRefused() {
        JournalHead head = right.state.head();
        assertRefused(
                epoch, new JournalHead(head.sequence() - 1, head.hash(), head.recordedAt(), head.segments()), FENCE);
        assertRefused(epoch, new JournalHead(head.sequence(), Hash.GENESIS, head.recordedAt(), head.segments()), FENCE);
    }

    private void assertRefused(long claimedEpoch, JournalHead claimed, String state) {
        JournalEntry entry = next(SettlementCode.LIST);
        assertThatThrownBy(() -> post(claimedEpoch, claimed, entry))
                .isInstanceOfSatisfying(
                        PgException.class,
                        refused -> assertThat(refused.getSqlState()).isEqualTo(state));
    }

    /** A right entry of this code, decided but not applied. */
    private JournalEntry next(SettlementCode code) {
        String key = "next-" + right.state.head().sequence();
        Settlement settlement = switch (code) {
            case LIST -> Samples.list(BUYER, key, 10);
            case MINT -> Samples.mint(SELLER, "lot-" + key, 50, LocalDate.of(2020, 1, 1));
            case PAY_IN -> Samples.payIn(BUYER, key, 1);
            case DELIVER ->
                Samples.settlement(
                        code,
                        key,
                        Transfer.of(account(BUYER, AccountKind.AWARDED), account(SELLER, AccountKind.RESERVE), 10)
                                .atPrice(200),
                        Transfer.of(
                                Samples.money(SELLER, AccountKind.CASH), Samples.money(BUYER, AccountKind.REVENUE), 3));
            case REVERSE -> reversalOfAList(key);
            default -> throw new IllegalArgumentException(code.name());
        };
        Decision decision = LedgerDecider.decide(
                right.state,
                right.history,
                settlement,
                right.state.head().recordedAt().plusSeconds(1));
        return ((Decision.Accepted) decision).entry();
    }

    private Settlement reversalOfAList(String key) {
        JournalHead head = right.state.head();
        JournalEntry list = next(SettlementCode.LIST);
        post(epoch, head, list);
        right.state.apply(list);
        right.history.add(list);
        right.history.addOriginal(list);
        return new Settlement(
                SettlementCode.REVERSE,
                key + "-reverse",
                Samples.fact("settlement", Long.toString(list.sequence())),
                "trader-1",
                Optional.empty(),
                Reversal.mirrored(list),
                List.of());
    }

    /** All sums are right, but the giver is not one that may be negative. */
    private static JournalEntry overdrawn(JournalEntry entry) {
        Transfer asked = entry.postings().getFirst().transfer();
        Account cashAccount = Samples.money(BUYER, AccountKind.CASH);
        Account outside = Account.system(AccountKind.OUTSIDE, Unit.CNY);
        long cash = entry.postings().getFirst().to().balance() - asked.amount();
        long number = entry.postings().getFirst().to().number();
        long left = entry.postings().getFirst().from().balance() + asked.amount();
        Posting posting = new Posting(
                Transfer.of(cashAccount, outside, cash + 1),
                new Standing(-1, number),
                new Standing(left + cash + 1, entry.postings().getFirst().from().number()));
        return Tamper.code(Tamper.postings(entry, List.of(posting)), SettlementCode.PAY_OUT);
    }

    /** A live segment of the seller, offered by the buyer. */
    private JournalEntry strangersSegment(JournalEntry entry) {
        List<Segment> sellers = right.state
                .holding(account(SELLER, AccountKind.RESERVE))
                .segments()
                .all();
        return Tamper.spent(entry, List.of(new SegmentSpend(sellers.getFirst().id(), 1)));
    }

    /** One unit more for the taker, one less for the giver: still a partition. */
    private static JournalEntry shifted(JournalEntry entry) {
        List<Segment> created = new ArrayList<>(entry.created());
        created.set(
                0,
                Tamper.units(
                        created.get(0),
                        created.get(0).firstUnit(),
                        created.get(0).lastUnit() + 1));
        created.set(
                1,
                Tamper.units(
                        created.get(1),
                        created.get(1).firstUnit() + 1,
                        created.get(1).lastUnit()));
        return Tamper.created(entry, created);
    }

    private void post(long claimedEpoch, JournalHead head, JournalEntry entry) {
        await(database.application()
                .preparedQuery(PostingCall.SQL)
                .execute(new PostingCall(accounts).parameters(claimedEpoch, head, List.of(entry))));
    }
}
