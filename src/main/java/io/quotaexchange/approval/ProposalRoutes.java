package io.quotaexchange.approval;

import io.quotaexchange.identity.Role;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Caller;
import io.quotaexchange.platform.http.FirstAnswers;
import io.quotaexchange.platform.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/** Prepared acts over HTTP: what waits, approving, rejecting, withdrawing. Clause: Z10-06.2. */
public final class ProposalRoutes {
    private final Proposals proposals;

    public ProposalRoutes(Proposals proposals) {
        this.proposals = proposals;
    }

    public void addTo(Api api) {
        api.answer("listProposals", this::list);
        api.answer(
                "getProposal",
                request -> read(request)
                        .map(proposal -> visible(request.caller()).isEmpty()
                                ? proposals.write(proposal)
                                : proposals.writeOpened(proposal)));
        api.write(
                "approveProposal",
                request -> decided(request, "APPROVED", () -> proposals.approve(id(request), request.caller())));
        api.write("rejectProposal", this::reject);
        api.write(
                "withdrawProposal",
                request -> decided(request, "WITHDRAWN", () -> proposals.withdraw(id(request), request.caller())));
    }

    private static String id(ApiRequest request) {
        return request.path("proposal");
    }

    /** Decides; a try that follows an interrupted one goes on where the same person decided so already. */
    private Future<Api.Answer> decided(ApiRequest request, String kind, Supplier<Future<Proposal>> decision) {
        boolean again = request.attempt().map(FirstAnswers.Attempt::isAgain).orElse(false);
        Future<Proposal> proposal = again
                ? proposals
                        .goOn(id(request), kind, request.caller())
                        .compose(done -> done.isPresent() ? Future.succeededFuture(done.get()) : decision.get())
                : decision.get();
        return proposal.map(proposals::write).map(Api.Answer::ok);
    }

    /** The auditor sees everybody's, the others their own organisation's. */
    private static String visible(Caller caller) {
        return caller.has(Role.SETTLEMENT_AUDITOR.name()) ? "" : caller.organisation();
    }

    private Future<Proposal> read(ApiRequest request) {
        String visible = visible(request.caller());
        return proposals.find(id(request)).map(proposal -> {
            if (!visible.isEmpty() && !visible.equals(proposal.organisation())) {
                throw Problem.notFound("proposal", proposal.id()).asException();
            }
            return proposal;
        });
    }

    private Future<JsonObject> list(ApiRequest request) {
        String reader = request.caller().person();
        return proposals
                .page(
                        request.query("after").orElse(""),
                        visible(request.caller()),
                        request.query("mine").map("true"::equals).orElse(false) ? reader : "",
                        request.query("waiting").map("true"::equals).orElse(false),
                        reader,
                        request.limit())
                .map(page -> {
                    JsonArray items = new JsonArray();
                    page.forEach(proposal -> {
                        JsonObject item = proposals.write(proposal);
                        item.remove("body");
                        items.add(item);
                    });
                    JsonObject json = new JsonObject().put("items", items);
                    return page.size() == request.limit()
                            ? json.put("nextAfter", page.getLast().id())
                            : json;
                });
    }

    private Future<Api.Answer> reject(ApiRequest request) {
        String reason = request.read(document -> document.parsed("reason", ProposalRoutes::reason, ""));
        return decided(request, "REJECTED", () -> proposals.reject(id(request), request.caller(), reason));
    }

    private static String reason(String text) {
        if (text.isBlank() || text.length() > 500) {
            throw new IllegalArgumentException("a reason has 1 to 500 characters");
        }
        return text;
    }
}
