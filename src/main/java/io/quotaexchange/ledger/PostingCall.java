package io.quotaexchange.ledger;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One call of {@code ledger.post}: a batch of entries as array parameters. */
final class PostingCall {
    private static final int PARAMETERS = 51;

    static final String SQL = IntStream.rangeClosed(1, PARAMETERS)
            .mapToObj(i -> "$" + i)
            .collect(Collectors.joining(", ", "SELECT ledger.post(", ")"));

    private record Numbered<T>(long settlement, int place, T row) {}

    private final AccountNumbers accounts;

    PostingCall(AccountNumbers accounts) {
        this.accounts = accounts;
    }

    /** @param head the journal's end as this writer knows it */
    Tuple parameters(long epoch, JournalHead head, List<JournalEntry> entries) {
        EntriesOfBatch moved = new EntriesOfBatch(entries, accounts);
        List<Object> values = new ArrayList<>(PARAMETERS);
        moved.addAccounts(values);
        addSettlements(values, entries);
        addPostings(values, entries);
        moved.addEntries(values);
        addLots(values, entries);
        addCreated(values, entries);
        addSpent(values, entries);
        List<Object> all = new ArrayList<>(PARAMETERS);
        all.addAll(List.of(epoch, head.sequence(), Buffer.buffer(head.hash().bytes())));
        addAccounts(all);
        all.addAll(values);
        return Tuple.wrap(all);
    }

    /** After the others: they number the accounts that are new. */
    private void addAccounts(List<Object> to) {
        List<Account> fresh = accounts.takeFresh();
        to.add(Columns.longs(fresh, accounts::of));
        to.add(Columns.texts(fresh, Account::owner));
        to.add(Columns.texts(fresh, account -> account.kind().name()));
        to.add(Columns.texts(fresh, account -> account.unit().name()));
    }

    private static void addSettlements(List<Object> to, List<JournalEntry> entries) {
        to.add(Columns.longs(entries, JournalEntry::sequence));
        to.add(Columns.texts(entries, entry -> entry.code().name()));
        to.add(Columns.texts(entries, JournalEntry::idempotencyKey));
        to.add(Columns.bytes(entries, entry -> entry.fingerprint().bytes()));
        to.add(Columns.texts(entries, entry -> entry.fact().kind()));
        to.add(Columns.texts(entries, entry -> entry.fact().id()));
        to.add(Columns.bytes(entries, entry -> entry.fact().digest()));
        to.add(Columns.texts(entries, JournalEntry::maker));
        to.add(Columns.optionalTexts(entries, JournalEntry::approver));
        to.add(Columns.times(entries, JournalEntry::recordedAt));
        to.add(Columns.bytes(entries, entry -> entry.hash().bytes()));
    }

    private static void addPostings(List<Object> to, List<JournalEntry> entries) {
        List<Integer> of = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<Transfer> transfers = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            List<Posting> postings = entries.get(i).postings();
            for (int place = 1; place <= postings.size(); place++) {
                of.add(i + 1);
                places.add(place);
                transfers.add(postings.get(place - 1).transfer());
            }
        }
        to.add(of.toArray(Integer[]::new));
        to.add(places.toArray(Integer[]::new));
        to.add(Columns.longs(transfers, Transfer::amount));
        to.add(Columns.optionalLongs(transfers, Transfer::priceFen));
        to.add(Columns.optionalTexts(transfers, Transfer::lot));
    }

    private static void addLots(List<Object> to, List<JournalEntry> entries) {
        List<Numbered<Lot>> rows = new ArrayList<>();
        for (JournalEntry entry : entries) {
            for (int i = 0; i < entry.lots().size(); i++) {
                rows.add(new Numbered<>(entry.sequence(), i + 1, entry.lots().get(i)));
            }
        }
        to.add(Columns.texts(rows, row -> row.row().serial()));
        to.add(Columns.texts(rows, row -> row.row().indicator().name()));
        to.add(Columns.texts(rows, row -> row.row().county()));
        to.add(Columns.texts(rows, row -> row.row().project()));
        to.add(Columns.dates(rows, row -> row.row().acceptedOn()));
        to.add(Columns.longs(rows, row -> row.row().firstUnit()));
        to.add(Columns.longs(rows, row -> row.row().lastUnit()));
        to.add(Columns.longs(rows, Numbered::settlement));
        to.add(Columns.integers(rows, Numbered::place));
    }

    private void addCreated(List<Object> to, List<JournalEntry> entries) {
        List<Numbered<Segment>> rows = new ArrayList<>();
        entries.forEach(entry -> entry.created()
                .forEach(segment -> rows.add(new Numbered<>(entry.sequence(), segment.place(), segment))));
        to.add(Columns.longs(rows, row -> row.row().id()));
        to.add(Columns.texts(rows, row -> row.row().lot()));
        to.add(Columns.longs(rows, row -> row.row().firstUnit()));
        to.add(Columns.longs(rows, row -> row.row().lastUnit()));
        to.add(Columns.longs(rows, row -> accounts.of(row.row().holder())));
        to.add(Columns.optionalLongs(rows, row -> row.row().parent()));
        to.add(Columns.longs(rows, Numbered::settlement));
        to.add(Columns.integers(rows, Numbered::place));
    }

    private static void addSpent(List<Object> to, List<JournalEntry> entries) {
        List<Numbered<SegmentSpend>> rows = new ArrayList<>();
        entries.forEach(entry ->
                entry.spent().forEach(spend -> rows.add(new Numbered<>(entry.sequence(), spend.place(), spend))));
        to.add(Columns.longs(rows, row -> row.row().segment()));
        to.add(Columns.longs(rows, Numbered::settlement));
        to.add(Columns.integers(rows, Numbered::place));
    }
}
