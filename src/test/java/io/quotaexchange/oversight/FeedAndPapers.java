package io.quotaexchange.oversight;

import static io.quotaexchange.platform.database.TestDatabase.await;

import io.quotaexchange.act.Acts;
import io.quotaexchange.identity.IdentityServer;
import io.quotaexchange.identity.Role;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.registry.CourseRoutes;
import io.quotaexchange.registry.PaperRoutes;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.registry.course.SampleSteps;
import io.quotaexchange.registry.paper.Papers;
import io.quotaexchange.reserve.FeedRoutes;
import io.quotaexchange.reserve.Feeds;
import io.quotaexchange.reserve.UnitActRoutes;
import io.quotaexchange.reserve.UnitActs;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Rulebooks;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/**
 * After the demonstration: the province takes a batch of the monitoring feed and freezes units by hand, a county proposes a project and
 * hands in papers of it, each as two people do it over HTTP.
 */
final class FeedAndPapers {
    /** Of the project that was proposed. */
    static final String PROJECT = "prj_33112620229901";

    /** Three rows, the second cannot be read. */
    static final String BATCH = "fed_2022-q2";

    private static final String LOT = "33-331127-2018-OPEN-P";

    private final IdentityServer server;

    private FeedAndPapers(IdentityServer server) {
        this.server = server;
    }

    static void actIn(TestDatabase database, Path keys) {
        LedgerWriter writer = await(LedgerWriter.open(database.vertx(), database.application(), Clock.systemUTC()));
        try (IdentityServer server =
                new IdentityServer(database, keys, (api, clock) -> addTo(api, database, writer, clock))) {
            FeedAndPapers work = new FeedAndPapers(server);
            work.watch();
            work.propose();
        }
        await(writer.close());
    }

    private static void addTo(Api api, TestDatabase database, LedgerWriter writer, Clock clock) {
        UnitActs units = new UnitActs(
                new Acts(database.application(), writer, Clock.systemUTC()), new LedgerReading(database.application()));
        Rulebooks rulebooks = new Rulebooks(database.application(), ClauseCatalogue.shipped(), clock);
        Registry registry = new Registry(database.application(), rulebooks, writer, clock, "330000");
        new FeedRoutes(new Feeds(database.application(), units, clock)).addTo(api);
        new UnitActRoutes(units).addTo(api);
        new CourseRoutes(registry, clock).addTo(api);
        new PaperRoutes(registry, new Papers(database.application(), clock), clock).addTo(api);
    }

    private void watch() {
        server.add("watch", "330000", Role.PROVINCIAL_ADMINISTRATOR);
        server.add("second", "330000", Role.PROVINCIAL_APPROVER);
        String maker = server.signIn("watch");
        String approver = server.signIn("second");
        String text = """
                action,lot,firstUnit,lastUnit,reason,reference
                FREEZE,%1$s,1,50,撂荒,影像 1
                MELT,%1$s,1,50,撂荒,影像 1
                DEDUCT,%1$s,1,10,无法整改,核查 7
                """.formatted(LOT);
        approved(
                server.upload(
                        "feeds/" + BATCH + "?source=" + encoded("省级卫片监测"),
                        text.getBytes(StandardCharsets.UTF_8),
                        maker),
                approver);
        JsonObject byHand = new JsonObject()
                .put("kind", "FREEZE")
                .put("id", "frz_by-hand-1")
                .put("lot", LOT)
                .put("firstUnit", 100)
                .put("lastUnit", 120)
                .put("reason", "撂荒")
                .put("reference", "影像 2");
        approved(server.send("POST", "unit-acts", byHand, maker), approver);
    }

    private void propose() {
        server.add("maker", "331126", Role.COUNTY_TRADER);
        server.add("approver", "331126", Role.COUNTY_APPROVER);
        String maker = server.signIn("maker");
        String approver = server.signIn("approver");
        for (String kind : new String[] {"PROPOSED", "APPROVED"}) {
            JsonObject step = SampleSteps.document(kind).put("on", "2022-05-20");
            approved(
                    server.send("POST", "projects/" + PROJECT + "/steps", new JsonObject().put("step", step), maker),
                    approver);
        }
        for (String evidence : new String[] {"WORK_PLAN", "PUBLIC_NOTICE"}) {
            byte[] file = ("%PDF-1.7\n% " + evidence + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
            String query = "?evidence=" + evidence + "&documentNumber=&issuedBy=" + encoded("黄田镇人民政府")
                    + "&issuedOn=2022-05-10&fileName=" + encoded("张三.pdf");
            require(server.upload("projects/" + PROJECT + "/papers" + query, file, maker), 200);
        }
    }

    private void approved(IdentityServer.Reply prepared, String approver) {
        require(prepared, 202);
        IdentityServer.Reply done =
                server.send("POST", "proposals/" + prepared.body().getString("id") + "/approval", null, approver);
        require(done, 200);
        if (!"DONE".equals(done.body().getString("state"))) {
            throw new IllegalStateException(done.body().encodePrettily());
        }
    }

    private static void require(IdentityServer.Reply reply, int status) {
        if (reply.status() != status) {
            throw new IllegalStateException(reply.status() + " " + reply.body().encodePrettily());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
