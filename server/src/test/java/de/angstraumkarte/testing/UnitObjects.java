package de.angstraumkarte.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.report.TestPhotos;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * For each staff route with an id that case workers may use: how to make a thing of the office {@link #OWNER}. The walk over all
 * routes shows that a case worker of another office does not reach it, and fails for a route that is missing here.
 */
public final class UnitObjects {
    public static final String OWNER = "tiefbauamt";
    public static final String OTHER = "edg";

    /**
     * A request about a thing of {@link #OWNER}.
     *
     * @param form what a POST sends, sound enough to be carried out if the office were right
     */
    public record Owned(String path, Map<String, String> form) {}

    /** Makes the thing on a running server. */
    @FunctionalInterface
    public interface Maker {
        Owned make(TestServer server);
    }

    /** By route as "GET /verwaltung/…/{id}". */
    public static final Map<String, Maker> BY_ROUTE = Map.ofEntries(
            Map.entry("GET /verwaltung/orte/{id}", server -> place(server, "", Map.of())),
            Map.entry("GET /verwaltung/orte/{id}/fotos", server -> place(server, "/fotos", Map.of())),
            Map.entry(
                    "POST /verwaltung/orte/{id}/neuigkeit",
                    server -> place(
                            server,
                            "/neuigkeit",
                            Map.of("version", "1", "visibility", "internal", "text", "Vor Ort gewesen."))),
            Map.entry("GET /verwaltung/eingang/{id}", server -> report(server)),
            Map.entry("GET /verwaltung/fotos/{id}.jpg", server -> photo(server)),
            Map.entry("GET /verwaltung/massnahmen/{id}", server -> measure(server, "", Map.of())),
            Map.entry(
                    "POST /verwaltung/massnahmen/{id}",
                    server -> measure(server, "", Map.of("status", "scheduled", "why", "Es geht weiter."))),
            Map.entry("GET /verwaltung/massnahmen/{id}/stelle", server -> measure(server, "/stelle", Map.of())),
            Map.entry(
                    "GET /verwaltung/massnahmen/{id}/zurueckgeben",
                    server -> measure(server, "/zurueckgeben", Map.of())),
            Map.entry(
                    "POST /verwaltung/massnahmen/{id}/zurueckgeben",
                    server -> measure(server, "/zurueckgeben", Map.of("why", "Das ist nicht unsere Sache."))),
            Map.entry(
                    "POST /verwaltung/massnahmen/{id}/stelle",
                    server -> measure(server, "/stelle", Map.of("unit", "dsw21", "why", "Das macht DSW21."))));

    private UnitObjects() {}

    private static Owned measure(TestServer server, String page, Map<String, String> form) {
        StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
        String path = MeasureDesk.page(MeasureDesk.planned(coordinator, OWNER, "approved"));
        Map<String, String> all = new HashMap<>(form);
        all.put("version", MeasureDesk.version(coordinator, path));
        return new Owned(path + page, all);
    }

    /** A place where the office has something to do. */
    private static Owned place(TestServer server, String page, Map<String, String> form) {
        MeasureDesk.planned(server.signIn(Role.COORDINATOR, null), OWNER, "approved");
        return new Owned("/verwaltung/orte/" + MeasureDesk.PLACE + page, form);
    }

    /** An undecided report that the office was asked to look at. */
    private static Owned report(TestServer server) {
        return new Owned(Inbox.page(asked(server, Reports.report())), Map.of());
    }

    private static Owned photo(TestServer server) {
        ObjectNode report = Reports.report();
        report.putArray("photos").add(Base64.getEncoder().encodeToString(TestPhotos.jpeg(8, 8)));
        long id = asked(server, report);
        try (Reports reports = new Reports(server)) {
            long photo = reports.database().read(tx -> tx.handle()
                    .createQuery("SELECT id FROM photo WHERE report_id = :report")
                    .bind("report", id)
                    .mapTo(Long.class)
                    .one());
            return new Owned("/verwaltung/fotos/" + photo + ".jpg", Map.of());
        }
    }

    private static long asked(TestServer server, ObjectNode report) {
        try (Reports reports = new Reports(server)) {
            long id = new Inbox(reports).sent(report);
            StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
            Inbox.post(
                    coordinator, id, "stelle", Map.of("version", Inbox.version(coordinator, id), "unitAsked", OWNER));
            return id;
        }
    }
}
