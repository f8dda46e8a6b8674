package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.report.TestPhotos;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.Inbox;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Photos of reports, before and after staff released them. */
class PhotoPagesTest {
    private static final String ALT = "Dunkler Durchgang ohne Leuchten";
    private static TestServer server;
    private static Reports reports;
    private static Inbox inbox;
    private static StaffBrowser coordinator;

    @BeforeAll
    static void start() {
        server = TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_REPORT_LIMIT", "0"));
        reports = new Reports(server);
        inbox = new Inbox(reports);
        coordinator = server.signIn(Role.COORDINATOR, null);
    }

    @AfterAll
    static void stop() {
        reports.close();
        server.close();
    }

    /** A report with a photo that became a place. */
    private record Case(long report, long photo, String place) {
        String release() {
            return "/verwaltung/orte/" + place + "/fotos/" + photo + "/freigeben";
        }

        String hide() {
            return "/verwaltung/orte/" + place + "/fotos/" + photo + "/verbergen";
        }

        String staff() {
            return "/verwaltung/fotos/" + photo + ".jpg";
        }

        String open() {
            return "/fotos/" + photo + ".jpg";
        }
    }

    private static Case decided(String name) {
        var report = Inbox.report(1);
        report.putArray("photos").add(Base64.getEncoder().encodeToString(TestPhotos.jpeg(320, 200)));
        long id = inbox.sent(report);
        long photo = reports.database().read(tx -> tx.handle()
                .createQuery("SELECT id FROM photo WHERE report_id = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .one());
        return new Case(id, photo, inbox.decided(coordinator, name, id));
    }

    private static Case released(String name) {
        Case made = decided(name);
        assertEquals(303, coordinator.post(made.release(), Map.of("alt", ALT)).statusCode());
        assertEquals(200, server.get(made.open()).statusCode());
        return made;
    }

    @Test
    void aPhotoIsPublicOnlyWhileItIsReleased() {
        Case made = decided("Foto eins");
        assertEquals(404, server.get(made.open()).statusCode());
        assertFalse(server.get("/orte/" + made.place()).body().contains(made.open()));
        assertEquals(200, coordinator.get(made.staff()).statusCode());
        assertEquals(303, coordinator.post(made.release(), Map.of("alt", ALT)).statusCode());
        HttpResponse<byte[]> image = server.getBytes(made.open());
        assertEquals(200, image.statusCode());
        assertEquals("image/jpeg", image.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "public, max-age=0, must-revalidate",
                image.headers().firstValue("Cache-Control").orElseThrow());
        String tag = image.headers().firstValue("ETag").orElseThrow();
        assertEquals(304, server.get(made.open(), "If-None-Match", tag).statusCode());
        String page = server.get("/orte/" + made.place()).body();
        assertTrue(page.contains(
                "src=\"" + made.open() + "\" width=\"320\" height=\"200\" loading=\"lazy\" alt=\"" + ALT));
        assertEquals(303, coordinator.post(made.hide(), Map.of()).statusCode());
        assertEquals(404, server.get(made.open(), "If-None-Match", tag).statusCode());
        assertFalse(server.get("/orte/" + made.place()).body().contains(made.open()));
    }

    @Test
    void aPhotoIsNotReleasedWithoutADescription() {
        Case made = decided("Foto zwei");
        HttpResponse<String> answer = coordinator.post(made.release(), Map.of("alt", " "));
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("href=\"#field-alt\""));
        HttpResponse<String> control = coordinator.post(made.release(), Map.of("alt", "a\u0001b"));
        assertEquals(400, control.statusCode());
        assertTrue(control.body().contains("href=\"#field-alt\""));
        HttpResponse<String> tooLong = coordinator.post(made.release(), Map.of("alt", "ä".repeat(301)));
        assertEquals(400, tooLong.statusCode());
        assertEquals(404, server.get(made.open()).statusCode());
    }

    @Test
    void thePhotoOfAWithdrawnReportIsGone() {
        Case made = released("Foto drei");
        reports.change("UPDATE report SET state = 'withdrawn', lon = NULL, lat = NULL, geom_utm = NULL, body = NULL,"
                + " email = NULL, answer = NULL, photos = 0 WHERE id = " + made.report());
        assertEquals(404, server.get(made.open()).statusCode(), "even before its bytes are gone");
        reports.change("DELETE FROM photo WHERE report_id = " + made.report());
        assertEquals(404, server.get(made.open()).statusCode());
        assertEquals(404, coordinator.get(made.staff()).statusCode());
        String page = coordinator.get(Inbox.page(made.report())).body();
        assertTrue(page.contains("wurde zurückgezogen"));
        assertFalse(page.contains("Geheimnisvolle"));
        assertFalse(page.contains("Einsehbarkeit"));
    }

    @Test
    void takingADecisionBackHidesItsPhotos() {
        Case made = released("Foto vier");
        HttpResponse<String> control =
                Inbox.post(coordinator, made.report(), "zurueck", Map.of("version", "2", "why", "a\u0001b"));
        assertEquals(400, control.statusCode());
        assertTrue(control.body().contains("href=\"#field-why\""));
        assertEquals(
                303,
                Inbox.post(coordinator, made.report(), "zurueck", Map.of("version", "2", "why", "Falscher Ort"))
                        .statusCode());
        assertEquals(404, server.get(made.open()).statusCode());
    }

    @Test
    void aPhotoOfAnotherPlaceCannotBeReleasedHere() {
        Case made = decided("Foto fünf");
        String elsewhere = "/verwaltung/orte/" + Reports.HOERDE + "/fotos/" + made.photo() + "/freigeben";
        assertEquals(404, coordinator.post(elsewhere, Map.of("alt", ALT)).statusCode());
        assertEquals(404, server.get(made.open()).statusCode());
    }

    @Test
    void caseWorkersSeeThePhotosOfTheirPlacesAndReleaseNone() {
        Case made = decided("Foto sechs");
        reports.change("UPDATE place SET unit = 'edg' WHERE id = '" + made.place() + "'");
        StaffBrowser own = server.signIn(Role.CASE_WORKER, "edg");
        StaffBrowser other = server.signIn(Role.CASE_WORKER, "polizei");
        String page = "/verwaltung/orte/" + made.place() + "/fotos";
        assertEquals(200, own.get(page).statusCode());
        assertEquals(200, own.get(made.staff()).statusCode());
        assertFalse(own.get(page).body().contains("freigeben\""));
        assertEquals(403, own.post(made.release(), Map.of("alt", ALT)).statusCode());
        assertEquals(403, own.post(made.hide(), Map.of()).statusCode());
        assertEquals(403, other.get(page).statusCode());
        assertEquals(403, other.get(made.staff()).statusCode());
        assertEquals(303, server.browser().get(made.staff()).statusCode());
        assertEquals(404, server.get(made.open()).statusCode());
    }

    @Test
    void whoHasNothingToDoAtAPlaceAnyMoreSeesThePlaceButNotWhatResidentsSent() {
        Case made = decided("Foto sieben");
        long measure =
                MeasureDesk.planned(coordinator, MeasureDesk.plan(made.place(), "edg", "approved", "2026-12-31"));
        StaffBrowser worker = server.signIn(Role.CASE_WORKER, "edg");
        String place = "/verwaltung/orte/" + made.place();
        for (String path : List.of(place + "/fotos", made.staff(), Inbox.page(made.report()))) {
            assertEquals(200, worker.get(path).statusCode(), path);
        }
        assertTrue(worker.get(place).body().contains("Geheimnisvolle"));
        MeasureDesk.moved(coordinator, measure, "in-progress", "done");
        for (String path : List.of(place + "/fotos", made.staff(), Inbox.page(made.report()))) {
            assertEquals(403, worker.get(path).statusCode(), path);
        }
        HttpResponse<String> page = worker.get(place);
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Foto sieben"));
        assertFalse(page.body().contains("Geheimnisvolle"));
        assertFalse(page.body().contains(made.staff()));
        MeasureDesk.moved(coordinator, measure, "in-progress", "cancelled");
        assertEquals(403, worker.get(place).statusCode());
    }
}
