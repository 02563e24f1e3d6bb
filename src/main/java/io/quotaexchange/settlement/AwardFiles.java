package io.quotaexchange.settlement;

import io.quotaexchange.act.Acts;
import io.quotaexchange.act.KeptAct;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.RoundArchive;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.rulebook.Terms;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what is on file about awards. */
public final class AwardFiles {
    private final RoundArchive archive;
    private final AwardSteps steps;
    private final Acts acts;
    private final Rulebooks rulebooks;
    private final DirectAwards direct;

    public AwardFiles(RoundArchive archive, AwardSteps steps, Acts acts, Rulebooks rulebooks, DirectAwards direct) {
        this.direct = direct;
        this.archive = archive;
        this.steps = steps;
        this.acts = acts;
        this.rulebooks = rulebooks;
    }

    /** @return empty if no round made an award of this id, and no agreement did */
    public Future<Optional<AwardFile>> find(String award) {
        int stage = award.indexOf('_', "awd_".length());
        if (!award.startsWith("awd_")) {
            return Future.succeededFuture(Optional.empty());
        }
        if (stage < 0) {
            return direct.find(award, rulebooks)
                    .compose(found -> found.isEmpty()
                            ? Future.succeededFuture(Optional.empty())
                            : read(
                                            found.get().award(),
                                            AwardFile.Origin.ofAgreement(
                                                    found.get().documentNumber()),
                                            found.get().awardedAt(),
                                            found.get().terms())
                                    .map(Optional::of));
        }
        return archive.round("rnd_" + award.substring("awd_".length(), stage))
                .compose(found -> found.isEmpty()
                                || found.get().state().award(award).isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : read(found.get(), found.get().state().award(award).get())
                                .map(Optional::of));
    }

    private Future<AwardFile> read(RoundArchive.Replay round, Award award) {
        return rulebook(round)
                .compose(rulebook -> read(
                        award,
                        AwardFile.Origin.of(round.state(), award),
                        round.clearedAt().get(award.stage()),
                        rulebook.terms()));
    }

    private Future<AwardFile> read(Award award, AwardFile.Origin origin, Instant awardedAt, Terms terms) {
        return steps.ofAward(award.id())
                .compose(taken -> notices(award.id(), 1, new ArrayList<>())
                        .compose(notices -> acts.find(AwardDefault.idOf(award.id()))
                                .map(ended -> new AwardFile(
                                        award, origin, awardedAt, terms, taken, List.copyOf(notices), ended))));
    }

    private Future<Rulebook> rulebook(RoundArchive.Replay round) {
        return rulebooks
                .ofDigest(round.state().plan().orElseThrow().rulebookDigest())
                .map(Optional::orElseThrow);
    }

    private Future<List<KeptAct>> notices(String award, int number, List<KeptAct> found) {
        if (number > PaymentNotice.MOST) {
            return Future.succeededFuture(found);
        }
        return acts.find(PaymentNotice.idOf(award, number)).compose(kept -> {
            if (kept.isEmpty()) {
                return Future.succeededFuture(found);
            }
            found.add(kept.get());
            return notices(award, number + 1, found);
        });
    }

    /** Awards of a round that are neither delivered nor in default, with their deadlines, in the order in which they were made. */
    public Future<List<AwardFile>> open(String round) {
        return archive.round(round)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(List.of())
                        : steps.ofRound(round)
                                .compose(taken -> steps.defaultsOfRound(round)
                                        .compose(defaulted -> rulebook(found.get())
                                                .map(rulebook -> {
                                                    List<AwardFile> open = new ArrayList<>();
                                                    for (Award award :
                                                            found.get().state().awards()) {
                                                        List<AwardSteps.Taken> own = taken.stream()
                                                                .filter(step -> step.award()
                                                                        .equals(award.id()))
                                                                .toList();
                                                        AwardFile file = new AwardFile(
                                                                award,
                                                                AwardFile.Origin.of(
                                                                        found.get()
                                                                                .state(),
                                                                        award),
                                                                found.get()
                                                                        .clearedAt()
                                                                        .get(award.stage()),
                                                                rulebook.terms(),
                                                                own,
                                                                List.of(),
                                                                Optional.empty());
                                                        if (!defaulted.contains(award.id())
                                                                && !file.taken().contains(Step.DELIVERED)) {
                                                            open.add(file);
                                                        }
                                                    }
                                                    return open;
                                                }))));
    }
}
