package io.quotaexchange.identity;

import io.quotaexchange.platform.http.Access;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Caller;
import io.quotaexchange.platform.http.FourEyes;
import io.quotaexchange.platform.http.Right;
import io.quotaexchange.platform.http.Signatures;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/**
 * Sign-in for a feature's tests: header {@code test-caller: PERSON ORGANISATION ROLE}; what needs four eyes is done at once, as
 * approved by the person {@code usr_approver}. Rights and scopes are the real ones.
 */
public final class TestAccess implements Access, FourEyes {
    /** The header that says who calls. */
    public static final String HEADER = "test-caller";

    /** Who approves everything. */
    public static final String APPROVER = "usr_approver";

    private final RightsTable rights = RightsTable.shipped(true);
    private final Api api;

    public TestAccess(Api api) {
        this.api = api;
    }

    /** The header's value for a person of a county. */
    public static String trader(String county) {
        return "usr_trader " + county + " COUNTY_TRADER";
    }

    /** The header's value for a person of the province. */
    public static String administrator() {
        return "usr_trader 330000 PROVINCIAL_ADMINISTRATOR";
    }

    @Override
    public Future<Caller> caller(HttpServerRequest request) {
        String shown = request.getHeader(HEADER);
        if (shown == null) {
            return Future.succeededFuture(Caller.NOBODY);
        }
        String[] parts = shown.split(" ");
        boolean county = OrganisationKind.of(parts[1]) == OrganisationKind.COUNTY;
        return Future.succeededFuture(
                new Caller(parts[0], parts[0], parts[1], Set.of(parts[2].split(",")), county, ""));
    }

    @Override
    public Right right(String operationId) {
        return rights.of(operationId);
    }

    @Override
    public Future<Api.Answer> prepare(String operationId, ApiRequest request, JsonObject preview) {
        return api.execute(
                operationId,
                ApiRequest.approved(
                        request.pathParameters(),
                        request.queryParameters(),
                        request.bytes(),
                        request.caller(),
                        new Signatures(request.caller().person(), APPROVER)));
    }
}
