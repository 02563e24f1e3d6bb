package io.quotaexchange.oversight;

import io.quotaexchange.agreement.Agreement;
import io.quotaexchange.approval.Proposal;
import io.quotaexchange.approval.ProposalDigest;
import io.quotaexchange.identity.RightsTable;
import io.quotaexchange.identity.Role;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Caller;
import io.quotaexchange.platform.http.Right;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.registry.project.ProjectNumber;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.TrustedAct;
import io.quotaexchange.settlement.Step;
import io.vertx.core.json.JsonObject;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Four eyes: each proposal is what its digest says, two people of the right organisation and role stand behind it, as they were
 * appointed then, and every fact signed by people who sign in has an approval of theirs. Clause: Z10-06.2.
 *
 * <p>Facts of the demonstration and of imports are signed by names that nobody signs in with (not {@code usr_…}): they are counted, not
 * checked here.
 */
final class ApprovalCheck {
    private static final String PERSON = "usr_";

    /** @param about what the approval must speak of; empty: only the people count */
    private record Signed(ArchiveFile file, long line, String maker, String approver, String about) {}

    private record Alone(long line, PaperRow paper) {}

    /** Between the look at a right and the record of what was done by it. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final PolicyCheck policy;
    private final RightsTable rights = RightsTable.shipped(false);
    private final Map<String, List<ExportRows.Appointment>> appointments = new HashMap<>();
    private final Map<List<String>, List<Proposal>> approved = new HashMap<>();
    private final List<Signed> signed = new ArrayList<>();
    private final List<Alone> alone = new ArrayList<>();
    private String last = "";
    private long approvals;
    private long trusted;

    /** @param policy with the rulebooks that trust one person with small acts */
    ApprovalCheck(PolicyCheck policy) {
        this.policy = policy;
    }

    /** Small acts that a rulebook trusted one person with. */
    long trusted() {
        return trusted;
    }

    /** Approved acts. */
    long approvals() {
        return approvals;
    }

    /** Remembers who signed a fact. */
    void fact(ArchiveFile file, long number, String line) {
        JsonObject json = new JsonObject(line);
        JsonObject document = json.getValue("document") instanceof String text && text.startsWith("{")
                ? new JsonObject(text)
                : new JsonObject();
        JsonObject signing = json.containsKey("maker") ? json : document;
        String maker = signing.getValue("maker") instanceof String text ? text : "";
        String approver = signing.getValue("approver") instanceof String text ? text : "";
        if (file == ArchiveFile.PAIRINGS && json.getValue("end") instanceof JsonObject end) {
            signed.add(new Signed(
                    file,
                    number,
                    end.getString("maker", ""),
                    end.getString("approver", ""),
                    end.getString("validTo", "")));
        }
        if (maker.startsWith(PERSON) || approver.startsWith(PERSON)) {
            Object about = switch (file) {
                case PROJECTS -> document.getValue("number");
                case AWARD_STEPS -> awardOrRound(json);
                case STANDINGS, FEEDS -> json.getValue("id");
                case PROJECT_STEPS -> json.getValue("project");
                case PAIRINGS -> json.getValue("second");
                default -> "";
            };
            signed.add(new Signed(file, number, maker, approver, about == null ? "" : about.toString()));
        }
    }

    /**
     * An award itself follows from its round: who announced the round, or a lot of it, signed it. Of an agreement, award and confirmations
     * are signed by who offered and accepted it.
     */
    private static Object awardOrRound(JsonObject step) {
        Object award = step.getValue("award");
        int number = step.getValue("step") instanceof Integer given ? given : -1;
        if (!(award instanceof String id) || number > Step.BUYER_CONFIRMED.ordinal()) {
            return award;
        }
        if (Agreement.ofAward(id).isPresent()) {
            return Agreement.ofAward(id).get();
        }
        return number == 0 && id.matches("awd_[a-z0-9-]+_[0-9]+_[0-9]+")
                ? "rnd_" + id.substring("awd_".length(), id.indexOf('_', "awd_".length()))
                : award;
    }

    /** Remembers who handed a paper in, alone. Clause: L-03.4c. */
    void paper(long number, String line) {
        PaperRow paper = PaperRow.read(new JsonObject(line));
        if (paper.addedBy().startsWith(PERSON)) {
            alone.add(new Alone(number, paper));
        }
    }

    /** Who hands a paper in trades for the project's county then. */
    private void wasOfTheCounty(Alone one) {
        PaperRow paper = one.paper();
        String county = ProjectNumber.ofId(paper.project()).orElseThrow().county();
        boolean then = Stream.of(paper.recordedAt(), paper.recordedAt().minus(MOMENT))
                .anyMatch(at -> held(paper.addedBy(), county, Role.COUNTY_TRADER, at));
        if (!then) {
            throw new InvalidArchiveException(
                    ArchiveFile.PAPERS.fileName(),
                    one.line(),
                    "was handed in by " + paper.addedBy() + ", who was no " + Role.COUNTY_TRADER + " of " + county
                            + " then (L-03.4c)");
        }
    }

    void appointment(long number, String line) {
        ExportRows.Appointment row = JsonLine.read(
                ArchiveFile.PEOPLE, number, line, ExportRows.Appointment::read, ExportRows.Appointment::json);
        List<ExportRows.Appointment> known = appointments.computeIfAbsent(row.person(), person -> new ArrayList<>());
        if (row.number() != known.size() + 1) {
            throw new InvalidArchiveException(
                    ArchiveFile.PEOPLE.fileName(), number, "appointments of " + row.person() + " are missing");
        }
        known.add(row);
    }

    /** @return the proposal, which is what it should be */
    Proposal proposal(long number, String line) {
        Proposal proposal = JsonLine.read(ArchiveFile.APPROVALS, number, line, Proposal::read, Proposal::json);
        if (proposal.id().compareTo(last) <= 0) {
            throw wrong(number, "proposals are out of order");
        }
        last = proposal.id();
        byte[] digest = ProposalDigest.of(proposal.operation(), proposal.path(), proposal.query(), proposal.body());
        if (!MessageDigest.isEqual(digest, proposal.digest())) {
            throw wrong(number, "is not what was prepared: the digest differs");
        }
        fault(proposal).ifPresent(fault -> {
            throw wrong(number, fault);
        });
        proposal.approver().ifPresent(approver -> {
            boolean alone = proposal.decision().orElseThrow().kind().equals(Proposal.TRUSTED);
            approvals += alone ? 0 : 1;
            trusted += alone ? 1 : 0;
            approved.computeIfAbsent(List.of(proposal.maker(), approver), pair -> new ArrayList<>())
                    .add(proposal);
        });
        return proposal;
    }

    private Optional<String> fault(Proposal proposal) {
        Right right = rights.of(proposal.operation());
        Role role = Role.valueOf(proposal.role());
        if (!right.fourEyes() || !right.roles().contains(role.name())) {
            return Optional.of(role + " does not prepare " + proposal.operation());
        }
        if (!held(proposal.maker(), proposal.organisation(), role, proposal.preparedAt())) {
            return Optional.of(proposal.maker() + " was no " + role + " of " + proposal.organisation() + " then");
        }
        ApiRequest request = ApiRequest.prepared(
                texts(proposal.path()),
                texts(proposal.query()),
                proposal.body(),
                new Caller(
                        proposal.maker(),
                        "",
                        proposal.organisation(),
                        Set.of(role.name()),
                        role == Role.COUNTY_TRADER,
                        ""));
        // What is sealed names its county where nobody but its people can read it.
        if (!right.sealed() && right.isOtherOrganisation(request)) {
            return Optional.of("is about another organisation than the maker's");
        }
        if (proposal.outcome().isPresent() && !proposal.isApproved()) {
            return Optional.of("was done without an approval");
        }
        return proposal.decision().flatMap(made -> fault(proposal, role, made));
    }

    private Optional<String> fault(Proposal proposal, Role makers, Proposal.Decision made) {
        if (made.kind().equals("WITHDRAWN")) {
            return made.person().equals(proposal.maker())
                    ? Optional.empty()
                    : Optional.of("was withdrawn by somebody else than the maker");
        }
        if (made.kind().equals(Proposal.TRUSTED)) {
            return trusted(proposal, makers, made);
        }
        Role approver = makers.approver().orElseThrow();
        if (made.person().equals(proposal.maker())) {
            return Optional.of(made.person() + " prepared it and decided on it (Z10-06.2)");
        }
        if (!made.organisation().equals(proposal.organisation())
                || !made.role().equals(approver.name())
                || !held(made.person(), made.organisation(), approver, made.decidedAt())) {
            return Optional.of(
                    made.person() + " was no " + approver + " of " + proposal.organisation() + " then (Z10-06.2)");
        }
        boolean late = made.kind().equals("APPROVED") && !made.decidedAt().isBefore(proposal.expiresAt());
        return late || made.decidedAt().isBefore(proposal.preparedAt())
                ? Optional.of("was decided on out of its time")
                : Optional.empty();
    }

    /** One person sufficed, by the rulebook in force when it was prepared. Clause: Z10-06.2. */
    private Optional<String> trusted(Proposal proposal, Role makers, Proposal.Decision made) {
        Optional<Rulebook> rulebook = policy.inForce(CivilDay.of(proposal.preparedAt()))
                .filter(book -> proposal.rulebook().equals(book.id() + " " + book.digest()));
        Optional<Money> limit = rulebook.flatMap(book -> TrustedAct.limit(book, proposal.operation(), proposal.body()));
        if (limit.isEmpty() || !made.reason().equals(limit.get().yuan())) {
            return Optional.of("was done by one person, which no rulebook permits (Z10-06.2)");
        }
        boolean own = made.person().equals(proposal.maker())
                && made.organisation().equals(proposal.organisation())
                && made.role().equals(makers.name())
                && makers == Role.COUNTY_TRADER;
        return own && !made.decidedAt().isBefore(proposal.preparedAt())
                ? Optional.empty()
                : Optional.of("was not done by its maker alone");
    }

    private static Map<String, String> texts(String json) {
        Map<String, String> texts = new TreeMap<>();
        new JsonObject(json).forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
        return texts;
    }

    /** Whether somebody was this, there, at that time. */
    private boolean held(String person, String organisation, Role role, Instant at) {
        ExportRows.Appointment then = null;
        for (ExportRows.Appointment one : appointments.getOrDefault(person, List.of())) {
            if (!Instant.parse(one.recordedAt()).isAfter(at)) {
                then = one;
            }
        }
        return then != null
                && then.active()
                && then.organisation().equals(organisation)
                && then.roles().contains(role.name());
    }

    /** Call it after the last line: the first fact without an approval. */
    void finish() {
        alone.forEach(this::wasOfTheCounty);
        for (Signed fact : signed) {
            boolean found = approved.getOrDefault(List.of(fact.maker(), fact.approver()), List.of()).stream()
                    .anyMatch(proposal -> mentions(proposal, fact.about()));
            if (!found) {
                throw new InvalidArchiveException(
                        fact.file().fileName(),
                        fact.line(),
                        "is signed by " + fact.maker() + " and " + fact.approver()
                                + ", but no approval of theirs is on record (Z10-06.2)");
            }
        }
    }

    /** A file of projects may be a spreadsheet: there the people alone count. */
    private static boolean mentions(Proposal proposal, String about) {
        return about.isEmpty()
                || proposal.operation().equals("importProjects")
                || proposal.path().contains(about)
                || new String(proposal.body(), java.nio.charset.StandardCharsets.UTF_8).contains(about);
    }

    private static InvalidArchiveException wrong(long number, String what) {
        return new InvalidArchiveException(ArchiveFile.APPROVALS.fileName(), number, what);
    }
}
