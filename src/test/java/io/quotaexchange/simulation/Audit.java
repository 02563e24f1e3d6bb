package io.quotaexchange.simulation;

import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.JournalCheck;
import io.quotaexchange.ledger.JournalEntry;
import io.quotaexchange.ledger.JournalFinding;
import io.quotaexchange.ledger.SettlementCode;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.registry.ProjectRecord;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.Order;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.settlement.AwardSteps;
import io.quotaexchange.settlement.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must hold. After every step, of what was committed since: the journal's rules, as the auditor's checker knows them. When all is
 * quiet, of the whole: what each feature has on record is what the ledger holds.
 */
final class Audit {
    /** Every entry is checked to leave the accounts it touches in order; all accounts are summed after so many. */
    private static final int SUMMED_EVERY = 16;

    private final Stores stores;
    private final JournalCheck journal = new JournalCheck();
    private final Set<String> defaulted = new HashSet<>();
    private final Set<String> owed = new HashSet<>();
    private int checked;
    private long quiet;

    Audit(Stores stores) {
        this.stores = stores;
    }

    /** Checks what was committed since the last call. */
    void step() {
        List<JournalEntry> entries = stores.ledger().entries();
        if (checked == entries.size()) {
            return;
        }
        for (; checked < entries.size(); checked++) {
            JournalEntry entry = entries.get(checked);
            throwIf(journal.next(entry));
            if (entry.code() == SettlementCode.DEFAULT) {
                defaulted.add(entry.fact().id());
            }
        }
        if (stores.ledger().entries().size() % SUMMED_EVERY == 0) {
            throwIf(journal.finish());
        }
    }

    private static void throwIf(Optional<JournalFinding> found) {
        if (found.isPresent()) {
            throw new AssertionError("the journal does not hold: " + found.get());
        }
    }

    /** Somebody was told that this key was posted with this sequence number: it is, and only once. */
    void posted(String key, long sequence) {
        JournalEntry entry = stores.ledger()
                .withKey(key)
                .orElseThrow(() -> new AssertionError(key + " was acknowledged and is not in the journal"));
        same(key, entry.sequence(), sequence);
    }

    void same(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new AssertionError(what + " should be " + expected + " and is " + found);
        }
    }

    boolean isDefaulted(String award) {
        return defaulted.contains(award);
    }

    /** Nothing is under way: every feature's records and the ledger say the same. */
    void quiet(List<String> rounds) {
        quiet++;
        step();
        throwIf(journal.finish());
        Map<Account, Long> listed = new HashMap<>();
        Map<Account, Long> awarded = new HashMap<>();
        for (String round : rounds) {
            RoundState state = stores.rounds().state(round);
            for (RoundState.Entered entered : state.listings()) {
                Order.Listing listing = (Order.Listing) entered.order();
                long secured = state.securedBy(listing.id())
                        .orElseThrow(() -> new AssertionError(listing.id() + " was accepted and is not secured"));
                posted(listing.id() + ":list", secured);
                long there = listing.amount() - state.returned(listing.id()).orElse(0L);
                add(listed, listing.county(), AccountKind.LISTED, listing.indicator(), there);
            }
            for (Award award : state.awards()) {
                count(award, listed, awarded);
            }
        }
        for (Account account : stores.ledger().accounts()) {
            if (account.kind() == AccountKind.LISTED) {
                same(
                        account.toString(),
                        listed.getOrDefault(account, 0L),
                        stores.ledger().balance(account));
            } else if (account.kind() == AccountKind.AWARDED) {
                same(
                        account.toString(),
                        awarded.getOrDefault(account, 0L),
                        stores.ledger().balance(account));
            }
        }
        stores.registry().projects().forEach(this::project);
        journal.balances()
                .forEach((account, balance) ->
                        same(account, balance, stores.ledger().balance(Account.parse(account))));
    }

    private void count(Award award, Map<Account, Long> listed, Map<Account, Long> awarded) {
        List<AwardSteps.Taken> steps = stores.steps().taken(award.id());
        boolean taken = steps.stream().anyMatch(step -> step.step() == Step.AWARDED);
        boolean delivered = steps.stream().anyMatch(step -> step.step() == Step.DELIVERED);
        if (taken && !award.fromPool()) {
            add(listed, award.seller(), AccountKind.LISTED, award.indicator(), -award.amount());
        }
        if (taken && !delivered && !isDefaulted(award.id())) {
            add(awarded, award.seller(), AccountKind.AWARDED, award.indicator(), award.amount());
        }
        for (AwardSteps.Taken step : steps) {
            step.settlement().ifPresent(sequence -> posted(key(award, step.step()), sequence));
        }
    }

    /** The idempotency key of an award's step in the ledger. */
    static String key(Award award, Step step) {
        return award.id()
                + switch (step) {
                    case AWARDED -> ":award";
                    case PAID -> ":pay_in";
                    case DELIVERED -> ":deliver";
                    case SELLER_CONFIRMED, BUYER_CONFIRMED ->
                        throw new AssertionError(step + " moved something: " + award);
                };
    }

    private void project(ProjectRecord project) {
        if (!project.isAccepted()) {
            same(
                    project.id() + " in the ledger",
                    Optional.empty(),
                    stores.ledger().withKey(project.id() + ":mint"));
            return;
        }
        if (project.minted().isEmpty() && isLevyOwed(project)) {
            owed.add(project.id());
            return;
        }
        ProjectRecord.Minted minted =
                project.minted().orElseThrow(() -> new AssertionError(project.id() + " was accepted and has no lots"));
        posted(project.id() + ":mint", minted.mintSequence());
        minted.levySequence().ifPresent(sequence -> posted(project.id() + ":levy", sequence));
    }

    /** The lots are there, the levy is not: something failed between the two, and the county used the units. */
    private boolean isLevyOwed(ProjectRecord project) {
        return stores.ledger().withKey(project.id() + ":mint").isPresent()
                && stores.ledger().withKey(project.id() + ":levy").isEmpty()
                && project.levy().quantity()
                        > stores.ledger()
                                .heldOfLot(
                                        new Account(project.filing().county(), AccountKind.RESERVE, Unit.QUANTITY),
                                        project.filing().number().serialStem() + "-Q");
    }

    /** Projects whose levy could not be posted any more. */
    int owed() {
        return owed.size();
    }

    private static void add(
            Map<Account, Long> to, String county, AccountKind kind, IndicatorKind indicator, long amount) {
        to.merge(new Account(county, kind, Unit.of(indicator)), amount, Math::addExact);
    }

    long settlements() {
        return journal.counts().settlements();
    }

    long postings() {
        return journal.counts().postings();
    }

    String head() {
        return journal.head().hash().toString();
    }

    long timesQuiet() {
        return quiet;
    }
}
