package de.angstraumkarte.testing;

import de.angstraumkarte.domain.account.Role;
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
            Map.entry("GET /verwaltung/massnahmen/{id}", server -> measure(server, "", Map.of())),
            Map.entry(
                    "POST /verwaltung/massnahmen/{id}",
                    server -> measure(server, "", Map.of("status", "scheduled", "why", "Es geht weiter."))),
            Map.entry("GET /verwaltung/massnahmen/{id}/stelle", server -> measure(server, "/stelle", Map.of())),
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
}
