package io.quotaexchange.agreement;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.ActOutcome;
import io.quotaexchange.act.Acts;
import io.quotaexchange.act.KeptAct;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.pricing.GuidePrice;
import io.quotaexchange.pricing.GuidePrices;
import io.quotaexchange.registry.Pairing;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.registry.eligibility.CountyStanding;
import io.quotaexchange.round.Award;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.settlement.DirectAwards;
import io.quotaexchange.settlement.Settling;
import io.quotaexchange.settlement.Step;
import io.quotaexchange.settlement.StepRefusedException;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Offers, answers, and the award of what was accepted. Each may be repeated after a crash: what was done is not done again.
 *
 * <p>Clause: M13-05.6.
 */
public final class Agreements implements DirectAwards {
    /** An offer with its answer. @param answer empty while it stands */
    public record File(KeptAct offered, Agreement offer, Optional<KeptAct> answered, Optional<AgreementAnswer> answer) {
        /** Where it stands. */
        String state() {
            return answer.map(made -> made.answer().name())
                    .orElse(offered.refusal().isPresent() ? "REFUSED" : "OFFERED");
        }
    }

    private final Acts acts;
    private final Rulebooks rulebooks;
    private final GuidePrices prices;
    private final Registry registry;
    private final Settling settling;
    private final Clock clock;

    public Agreements(
            Acts acts, Rulebooks rulebooks, GuidePrices prices, Registry registry, Settling settling, Clock clock) {
        this.acts = acts;
        this.rulebooks = rulebooks;
        this.prices = prices;
        this.registry = registry;
        this.settling = settling;
        this.clock = clock;
    }

    /** An agreement by its id, with its answer. */
    public Future<Optional<File>> find(String id) {
        return acts.find(id)
                .compose(found -> found.filter(kept -> kept.kind() == ActKind.AGREEMENT_OFFER)
                                .isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : file(found.get()).map(Optional::of));
    }

    private Future<File> file(KeptAct offered) {
        Agreement offer = Agreement.read(offered.json());
        return acts.find(offer.answerId())
                .map(answered ->
                        new File(offered, offer, answered, answered.map(kept -> AgreementAnswer.read(kept.json()))));
    }

    /** Agreements of a county, on either side, or of all; by id, those after the one named, at most so many. */
    Future<List<File>> page(Optional<String> county, String after, int limit) {
        return gather(county, after, limit, new ArrayList<>()).compose(kept -> {
            List<Future<File>> files = kept.stream().map(this::file).toList();
            return Future.all(files).map(all -> all.<File>list());
        });
    }

    private Future<List<KeptAct>> gather(Optional<String> county, String after, int limit, List<KeptAct> found) {
        return acts.page(Optional.of(ActKind.AGREEMENT_OFFER), Optional.empty(), after, Acts.MOST_ROWS)
                .compose(page -> {
                    for (KeptAct kept : page) {
                        Agreement offer = Agreement.read(kept.json());
                        boolean wanted = county.map(code -> code.equals(offer.seller()) || code.equals(offer.buyer()))
                                .orElse(true);
                        if (wanted && found.size() < limit) {
                            found.add(kept);
                        }
                    }
                    return page.size() < Acts.MOST_ROWS || found.size() >= limit
                            ? Future.succeededFuture(found)
                            : gather(county, page.getLast().id(), limit, found);
                });
    }

    /** What a county asks for when it offers. */
    public record Wish(
            String id,
            String seller,
            String buyer,
            io.quotaexchange.quantity.IndicatorKind indicator,
            Optional<io.quotaexchange.rulebook.LandClass> landClass,
            long amount,
            long priceFen,
            String documentNumber,
            LocalDate answerBy,
            String maker,
            String approver) {}

    /** What stands against an offer now, and the offer as it would be. @param offer empty where no rules are in force */
    public record Drawn(Optional<Agreement> offer, List<Refusal> refusals) {}

    /** Draws an offer up by today's rules, prices and pairs; one that stands already by the day on which it was made. */
    public Future<Drawn> draw(Wish wish) {
        return acts.find(wish.id()).compose(kept -> {
            if (kept.isPresent()) {
                return Future.succeededFuture(known(wish, kept.get()));
            }
            LocalDate today = CivilDay.today(clock);
            return rulebooks
                    .inForce(today)
                    .compose(found -> found.isEmpty()
                            ? Future.succeededFuture(
                                    new Drawn(Optional.empty(), List.of(AgreementRefusal.NOT_OFFERED.refusal())))
                            : draw(wish, today, found.get()));
        });
    }

    private static Drawn known(Wish wish, KeptAct kept) {
        if (kept.kind() != ActKind.AGREEMENT_OFFER) {
            return new Drawn(Optional.empty(), List.of(AgreementRefusal.ID_TAKEN.refusal()));
        }
        Agreement before = Agreement.read(kept.json());
        boolean same = of(wish, before.paired(), before.on(), before.rulebook()).equals(before);
        return same
                ? new Drawn(Optional.of(before), List.of())
                : new Drawn(Optional.of(before), List.of(AgreementRefusal.ID_TAKEN.refusal()));
    }

    private static Agreement of(Wish wish, boolean paired, LocalDate on, String rulebook) {
        return new Agreement(
                wish.id(),
                wish.seller(),
                wish.buyer(),
                wish.indicator(),
                wish.landClass(),
                wish.amount(),
                wish.priceFen(),
                paired,
                wish.documentNumber(),
                wish.answerBy(),
                on,
                rulebook,
                wish.maker(),
                wish.approver());
    }

    private Future<Drawn> draw(Wish wish, LocalDate today, Rulebook rulebook) {
        Future<List<Refusal>> seller = registry.countyRefusals(wish.seller(), today);
        Future<List<Refusal>> buyer = registry.countyRefusals(wish.buyer(), today);
        Future<List<Pairing>> pairings = registry.pairings(today);
        Future<Optional<GuidePrice>> price = prices.on(today, wish.indicator(), wish.landClass());
        Future<CountyStanding> sellerStands = registry.standing(wish.seller(), today);
        Future<CountyStanding> buyerStands = registry.standing(wish.buyer(), today);
        return Future.all(seller, buyer, pairings, price, sellerStands, buyerStands)
                .map(all -> {
                    boolean paired = pairings.result().stream()
                            .anyMatch(pair -> pair.one().equals(wish.seller())
                                            && pair.other().equals(wish.buyer())
                                    || pair.one().equals(wish.buyer())
                                            && pair.other().equals(wish.seller()));
                    Agreement offer = of(wish, paired, today, rulebook.digest());
                    List<Refusal> refusals = new ArrayList<>(seller.result());
                    refusals.addAll(buyer.result());
                    refusals.addAll(AgreementRules.against(
                            offer, rulebook, price.result(), sellerStands.result(), buyerStands.result()));
                    return new Drawn(Optional.of(offer), refusals);
                });
    }

    /** @return why not; empty: it is offered, its units are listed */
    public Future<List<Refusal>> offer(Wish wish) {
        return draw(wish)
                .compose(drawn -> drawn.refusals().isEmpty()
                        ? acts.carryOut(drawn.offer().orElseThrow()).map(outcome -> refusals(outcome))
                        : Future.succeededFuture(drawn.refusals()));
    }

    private static List<Refusal> refusals(ActOutcome outcome) {
        return switch (outcome) {
            case ActOutcome.Done done -> List.of();
            case ActOutcome.IdTaken taken -> List.of(AgreementRefusal.ANSWERED.refusal());
            case ActOutcome.Refused refused -> List.of(AgreementRefusal.UNITS_SHORT.refusal(refused.reason()));
        };
    }

    /** An answer to an offer, as of today; the same people's same answer of an earlier day is that one. */
    public AgreementAnswer answer(File file, AgreementAnswer.Kind kind, String reason, String maker, String approver) {
        AgreementAnswer today = AgreementAnswer.to(file.offer(), kind, reason, CivilDay.today(clock), maker, approver);
        return file.answer()
                .filter(before -> AgreementAnswer.to(file.offer(), kind, reason, before.on(), maker, approver)
                        .equals(before))
                .orElse(today);
    }

    /** What stands against an answer now. */
    Future<List<Refusal>> against(File file, AgreementAnswer answer) {
        if (file.offered().refusal().isPresent()) {
            return Future.succeededFuture(List.of(AgreementRefusal.UNITS_SHORT.refusal()));
        }
        if (file.answer().isPresent()) {
            return Future.succeededFuture(
                    file.answer().get().equals(answer) ? List.of() : List.of(AgreementRefusal.ANSWERED.refusal()));
        }
        if (answer.answer() != AgreementAnswer.Kind.ACCEPTED) {
            return Future.succeededFuture(AgreementRules.againstAny(answer));
        }
        Agreement offer = file.offer();
        Future<CountyStanding> seller = registry.standing(offer.seller(), answer.on());
        Future<CountyStanding> buyer = registry.standing(offer.buyer(), answer.on());
        Future<Optional<Rulebook>> rulebook = rulebooks.ofDigest(offer.rulebook());
        return Future.all(seller, buyer, rulebook)
                .map(all -> AgreementRules.against(
                        offer, answer, rulebook.result().orElseThrow(), seller.result(), buyer.result()));
    }

    /** @return why not; empty: it is answered, and awarded and confirmed by both where it is accepted */
    public Future<List<Refusal>> carryOut(File file, AgreementAnswer answer) {
        return against(file, answer)
                .compose(wrong -> wrong.isEmpty()
                        ? acts.carryOut(answer).compose(outcome -> {
                            List<Refusal> refusals = refusals(outcome);
                            return refusals.isEmpty() && answer.answer() == AgreementAnswer.Kind.ACCEPTED
                                    ? award(file.offer(), answer)
                                    : Future.succeededFuture(refusals);
                        })
                        : Future.succeededFuture(wrong));
    }

    /** The seller confirmed by offering, the buyer by accepting. Clause: Z10-08.1. */
    private Future<List<Refusal>> award(Agreement offer, AgreementAnswer accepted) {
        Award award = AgreementRules.award(offer, accepted);
        return settling.take(award, Step.AWARDED, accepted.maker(), accepted.approver())
                .compose(done -> settling.take(award, Step.SELLER_CONFIRMED, offer.maker(), offer.approver()))
                .compose(done -> settling.take(award, Step.BUYER_CONFIRMED, accepted.maker(), accepted.approver()))
                .map(done -> List.<Refusal>of())
                .recover(failure -> failure instanceof StepRefusedException refused
                        ? Future.succeededFuture(List.of(refused.refusal()))
                        : Future.failedFuture(failure));
    }

    @Override
    public Future<Optional<Direct>> find(String award, Rulebooks kept) {
        Optional<String> id = Agreement.ofAward(award);
        if (id.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return find(id.get())
                .compose(found -> found.filter(file -> file.answer()
                                        .filter(answer -> answer.answer() == AgreementAnswer.Kind.ACCEPTED)
                                        .isPresent())
                                .isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : kept.ofDigest(found.get().offer().rulebook())
                                .map(rulebook -> Optional.of(new Direct(
                                        AgreementRules.award(
                                                found.get().offer(),
                                                found.get().answer().orElseThrow()),
                                        found.get().answered().orElseThrow().recordedAt(),
                                        rulebook.orElseThrow().terms(),
                                        found.get().offer().documentNumber()))));
    }
}
