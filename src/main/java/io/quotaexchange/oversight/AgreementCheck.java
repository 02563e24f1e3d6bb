package io.quotaexchange.oversight;

import io.quotaexchange.act.Act;
import io.quotaexchange.agreement.Agreement;
import io.quotaexchange.agreement.AgreementAnswer;
import io.quotaexchange.agreement.AgreementRules;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.round.Award;
import io.quotaexchange.rulebook.Rulebook;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides transfers by agreement again: the rules of the day permitted them, the price lay inside the band, both counties could trade, the
 * other side accepted in time; and says which awards they are. Clause: M13-05.6.
 */
final class AgreementCheck {
    private record Offered(Agreement offer, boolean posted) {}

    private record Accepted(Instant at, String rulebook) {}

    private final PolicyCheck policy;
    private final StandingCheck standings;
    private final Map<String, Offered> offers = new HashMap<>();
    private final Map<AgreementAnswer, Instant> acceptances = new LinkedHashMap<>();
    private final Map<String, Award> awards = new LinkedHashMap<>();
    private final Map<String, Accepted> accepted = new HashMap<>();

    AgreementCheck(PolicyCheck policy, StandingCheck standings) {
        this.policy = policy;
        this.standings = standings;
    }

    /** Before the steps of awards are looked at: which awards there are. What is wrong with a line is said when the acts are checked. */
    void collect(long number, String line) {
        ExportRows.KeptAct row =
                JsonLine.read(ArchiveFile.ACTS, number, line, ExportRows.KeptAct::read, ExportRows.KeptAct::json);
        if (!row.document().contains("\"kind\":\"agreement-")) {
            return;
        }
        Act act;
        try {
            act = ActReader.read(new JsonObject(row.document()));
        } catch (RuntimeException e) {
            throw new InvalidArchiveException(ArchiveFile.ACTS.fileName(), number, "is not an act: " + e.getMessage());
        }
        if (act instanceof Agreement offer) {
            offers.put(offer.id(), new Offered(offer, row.state().equals("POSTED")));
        } else if (act instanceof AgreementAnswer answer && answer.answer() == AgreementAnswer.Kind.ACCEPTED) {
            acceptances.put(answer, row.recordedAt());
        }
    }

    /** After the last of them: an offer may stand behind its answer, where both were recorded at one moment. */
    void collected() {
        acceptances.forEach((answer, at) -> {
            Offered offered = offers.get(answer.agreement());
            if (offered != null) {
                Award award = AgreementRules.award(offered.offer(), answer);
                awards.put(award.id(), award);
                accepted.put(award.id(), new Accepted(at, offered.offer().rulebook()));
            }
        });
    }

    /** Awards of accepted agreements, by id. */
    Map<String, Award> awards() {
        return awards;
    }

    /** When the other side accepted. */
    Optional<Instant> acceptedAt(String award) {
        return Optional.ofNullable(accepted.get(award)).map(Accepted::at);
    }

    /** The rules that the agreement keeps. */
    Rulebook rulebook(String award) {
        return policy.rulebookOf(accepted.get(award).rulebook()).orElseThrow();
    }

    Optional<String> fault(Agreement offer, Instant recordedAt) {
        Optional<Rulebook> rulebook = policy.rulebookOf(offer.rulebook());
        if (rulebook.isEmpty()
                || !policy.inForce(offer.on()).map(Rulebook::digest).equals(Optional.of(offer.rulebook()))) {
            return Optional.of("keeps other rules than those in force on its day");
        }
        if (!isDayOf(offer.on(), recordedAt)) {
            return Optional.of("was recorded on another day than it says");
        }
        if (!policy.isCounty(offer.seller(), offer.on()) || !policy.isCounty(offer.buyer(), offer.on())) {
            return Optional.of("is between others than counties of the province");
        }
        if (offer.paired() != policy.arePaired(offer.seller(), offer.buyer(), offer.on())) {
            return Optional.of("says otherwise whether the two are a pair");
        }
        return first(AgreementRules.against(
                offer,
                rulebook.get(),
                policy.priceOn(offer.on(), offer.indicator(), offer.landClass()),
                standings.of(offer.seller(), offer.on(), recordedAt),
                standings.of(offer.buyer(), offer.on(), recordedAt)));
    }

    /** A process may have looked at the clock just before midnight. */
    private static boolean isDayOf(LocalDate on, Instant recordedAt) {
        LocalDate day = CivilDay.of(recordedAt);
        return on.equals(day) || on.equals(day.minusDays(1));
    }

    Optional<String> fault(AgreementAnswer answer, Instant recordedAt) {
        Offered offered = offers.get(answer.agreement());
        if (offered == null || !offered.posted()) {
            return Optional.of("answers an agreement that was not offered");
        }
        Agreement offer = offered.offer();
        AgreementAnswer again = AgreementAnswer.to(
                offer, answer.answer(), answer.reason(), answer.on(), answer.maker(), answer.approver());
        if (!again.equals(answer) || !isDayOf(answer.on(), recordedAt)) {
            return Optional.of("is not by the county that may give this answer, or not of its day");
        }
        return answer.answer() == AgreementAnswer.Kind.ACCEPTED
                ? first(AgreementRules.against(
                        offer,
                        answer,
                        policy.rulebookOf(offer.rulebook()).orElseThrow(),
                        standings.of(offer.seller(), answer.on(), recordedAt),
                        standings.of(offer.buyer(), answer.on(), recordedAt)))
                : first(AgreementRules.againstAny(answer));
    }

    private static Optional<String> first(List<Refusal> refusals) {
        return refusals.stream().findFirst().map(refusal -> refusal.code() + " (" + refusal.clause() + ")");
    }
}
