package de.angstraumkarte.testing;

import de.angstraumkarte.base.db.Database;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;

/** Rates places over the JSON interface, and puts older answers and measures straight into the store. */
public final class Ratings implements AutoCloseable {
    public static final String PLACE = "angst-westpark";

    private final TestServer server;
    private final Database database;

    public Ratings(TestServer server) {
        this.server = server;
        this.database = Database.open(server.folder());
    }

    public static String path(String placeId) {
        return "/api/places/" + placeId + "/ratings";
    }

    /** An answer as JSON. */
    public static String json(int safety, String light) {
        return "{\"safety\": " + safety + ", \"light\": \"" + light + "\"}";
    }

    public HttpResponse<String> send(String placeId, String json, String... headers) {
        return server.post(path(placeId), "application/json", json, headers);
    }

    /** A measure that was done on a day. */
    public void done(String placeId, LocalDate day) {
        database.change(tx -> tx.handle()
                .execute(
                        "INSERT INTO measure (place_id, type, status, description, due, first_due, done, created_at, version)"
                                + " VALUES (?, 'lighting', 'done', 'Acht neue Leuchten.', ?, ?, ?, CURRENT_TIMESTAMP, 1)",
                        placeId,
                        day,
                        day,
                        day));
    }

    /** Answers of a day. */
    public void answered(String placeId, String light, LocalDate day, int... safeties) {
        database.change(tx -> {
            for (int safety : safeties) {
                tx.handle()
                        .execute(
                                "INSERT INTO safety_rating (place_id, light, safety, rated_on) VALUES (?, ?, ?, ?)",
                                placeId,
                                light,
                                safety,
                                day);
            }
        });
    }

    /** A place where a measure of March helped in the dark, and nobody can say of the daylight. */
    public void improvedInTheDark(String placeId) {
        LocalDate done = LocalDate.of(2026, 3, 2);
        done(placeId, done);
        answered(placeId, "dark", done.minusDays(9), 1, 1, 2, 1, 2, 3, 1, 2);
        answered(placeId, "dark", done.plusDays(40), 4, 3, 5, 4, 4, 5, 3, 4, 4, 2);
        answered(placeId, "day", done.minusDays(9), 3, 4, 3);
        answered(placeId, "day", done.plusDays(40), 3, 4, 3, 4, 4, 2);
    }

    /** Number of all answers that are stored. */
    public int count() {
        return database.read(tx -> tx.handle()
                .createQuery("SELECT count(*) FROM safety_rating")
                .mapTo(Integer.class)
                .one());
    }

    /** What the form that joins places carries. */
    public int version(String placeId) {
        return database.read(tx -> tx.handle()
                .createQuery("SELECT version FROM place WHERE id = :id")
                .bind("id", placeId)
                .mapTo(Integer.class)
                .one());
    }

    /** No answers, no measures, and all places on the map. */
    public void forget() {
        for (String table : List.of("safety_rating", "measure")) {
            execute("DELETE FROM " + table);
        }
        execute("UPDATE place SET retired_at = NULL, merged_into = NULL WHERE retired_at IS NOT NULL");
    }

    public void execute(String sql, Object... args) {
        database.change(tx -> tx.handle().execute(sql, args));
    }

    @Override
    public void close() {
        database.close();
    }
}
