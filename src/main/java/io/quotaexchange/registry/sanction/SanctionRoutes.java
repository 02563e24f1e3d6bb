package io.quotaexchange.registry.sanction;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Page;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Sanctions over HTTP: the business reads, the province takes steps. Clause: M13-07.5. */
public final class SanctionRoutes {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Sanctions sanctions;
    private final Clock clock;
    private final BiFunction<String, LocalDate, Future<List<Refusal>>> countyRefusals;

    /** @param countyRefusals what stands against a county being one of the province on a day */
    public SanctionRoutes(
            Sanctions sanctions, Clock clock, BiFunction<String, LocalDate, Future<List<Refusal>>> countyRefusals) {
        this.sanctions = sanctions;
        this.clock = clock;
        this.countyRefusals = countyRefusals;
    }

    public void addTo(Api api) {
        api.answer(
                "listSanctions",
                request -> sanctions
                        .all()
                        .map(all -> Page.after(
                                all.stream().map(SanctionRoutes::write).toList(), "id", request)));
        api.answer("getSanction", request -> find(request.path("sanction")));
        api.commit("takeSanctionStep", this::check, this::take);
    }

    private Future<JsonObject> find(String id) {
        return sanctions.history(id).map(steps -> {
            if (steps.isEmpty()) {
                throw Problem.notFound("sanction", id).asException();
            }
            return write(new SanctionHistory(id, steps));
        });
    }

    private Future<JsonObject> check(ApiRequest request) {
        LocalDate today = CivilDay.today(clock);
        SanctionCommand command = request.read(SanctionRoutes::command);
        return countyOf(command, today)
                .compose(county -> sanctions
                        .review(request.path("sanction"), command, today)
                        .compose(decision -> {
                            List<Refusal> all = new ArrayList<>(county);
                            if (decision instanceof SanctionDecisions.Decision.Refused refused) {
                                all.add(refused.refusal());
                            }
                            return all.isEmpty() ? Future.succeededFuture(new JsonObject()) : failed(all);
                        }));
    }

    private static <T> Future<T> failed(List<Refusal> refusals) {
        return Future.failedFuture(RefusalProblem.of(refusals).asException());
    }

    private Future<Api.Answer> take(ApiRequest request) {
        String id = request.path("sanction");
        LocalDate today = CivilDay.today(clock);
        SanctionCommand command = request.read(SanctionRoutes::command);
        return countyOf(command, today)
                .compose(refused -> refused.isEmpty()
                        ? sanctions
                                .submit(
                                        id,
                                        command,
                                        today,
                                        request.signatures().maker(),
                                        request.signatures().approver())
                                .recover(SanctionRoutes::sayIfOvertaken)
                        : failed(refused))
                .compose(decision -> decision instanceof SanctionDecisions.Decision.Refused refusal
                        ? failed(List.of(refusal.refusal()))
                        : find(id).map(Api.Answer::ok));
    }

    private Future<List<Refusal>> countyOf(SanctionCommand command, LocalDate today) {
        return command instanceof SanctionCommand.Order order
                ? countyRefusals.apply(order.county(), today)
                : Future.succeededFuture(List.of());
    }

    private static Future<SanctionDecisions.Decision> sayIfOvertaken(Throwable failure) {
        boolean overtaken = failure instanceof PgException postgres && UNIQUE_VIOLATION.equals(postgres.getSqlState());
        return Future.failedFuture(
                overtaken
                        ? Problem.of(
                                        409,
                                        "overtaken",
                                        "同时有另一操作",
                                        "Another step was taken at the same moment",
                                        "nothing was changed: look at the sanction and try again")
                                .asException()
                        : failure);
    }

    private enum Kind {
        ORDER,
        FIND_RECTIFIED,
        NAME_PUBLICLY,
        SUSPEND,
        LIFT
    }

    private static SanctionCommand command(DocumentReader document) {
        return switch (document.choice("step", Kind.class)) {
            case ORDER ->
                new SanctionCommand.Order(document.text("county"), document.text("finding"), document.date("due"));
            case FIND_RECTIFIED -> new SanctionCommand.FindRectified(document.text("evidence"));
            case NAME_PUBLICLY -> new SanctionCommand.NamePublicly(document.flag("grave"));
            case SUSPEND -> new SanctionCommand.Suspend();
            case LIFT -> new SanctionCommand.Lift();
        };
    }

    private static JsonObject write(SanctionHistory history) {
        Sanction state = history.state();
        JsonArray steps = new JsonArray();
        for (SanctionHistory.Signed step : history.steps()) {
            steps.add(new JsonObject(SanctionEventJson.write(step.event()))
                    .put("kind", SanctionEventJson.kind(step.event()))
                    .put("on", step.event().on().toString())
                    .put("maker", step.maker())
                    .put("approver", step.approver())
                    .put("recordedAt", step.recordedAt().toString()));
        }
        JsonObject json = new JsonObject()
                .put("id", history.id())
                .put("county", SanctionDecisions.county(state))
                .put("state", state(state))
                .put("finding", SanctionDecisions.finding(state))
                .put("steps", steps);
        if (state instanceof Sanction.Open open) {
            json.put("due", open.due().toString());
        }
        return json;
    }

    private static String state(Sanction state) {
        return switch (state) {
            case Sanction.None none -> "NONE";
            case Sanction.Open open -> "ORDERED";
            case Sanction.Named named -> "NAMED";
            case Sanction.Suspended suspended -> suspended.rectified() ? "SUSPENDED_RECTIFIED" : "SUSPENDED";
            case Sanction.Closed closed -> "CLOSED";
        };
    }
}
