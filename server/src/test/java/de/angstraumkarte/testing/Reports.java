package de.angstraumkarte.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.db.Database;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends reports over the JSON interface, and looks into the store for what nobody outside may see. */
public final class Reports implements AutoCloseable {
    /** At the fear space {@link #HOERDE}. */
    public static final double LON = 7.499917;

    public static final double LAT = 51.488187;
    public static final String HOERDE = "angst-bahnhof-hoerde-umfeld-und-unterfuehrung";

    private final TestServer server;
    private final Database database;

    public Reports(TestServer server) {
        this.server = server;
        this.database = Database.open(server.folder());
    }

    /** The smallest report that is right. */
    public static ObjectNode report() {
        ObjectNode report = new ObjectMapper().createObjectNode();
        report.put("lon", LON).put("lat", LAT).put("safety", 2);
        report.putArray("causes").add("lighting").add("underpass");
        report.putArray("times").add("night");
        return report;
    }

    public HttpResponse<String> send(ObjectNode report, String... headers) {
        return server.post("/api/reports", "application/json", report.toString(), headers);
    }

    /** Sends one that must be accepted; returns its follow code. */
    public String sent(ObjectNode report) {
        HttpResponse<String> answer = send(report);
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return TestServer.parse(answer.body()).get("followCode").asText();
    }

    public Database database() {
        return database;
    }

    public int count() {
        return database.read(tx -> tx.handle()
                .createQuery("SELECT count(*) FROM report")
                .mapTo(Integer.class)
                .one());
    }

    /** Columns of the newest report. */
    public Map<String, @Nullable Object> newest() {
        return database.read(tx -> tx.handle()
                .createQuery("SELECT * FROM report ORDER BY id DESC LIMIT 1")
                .mapToMap()
                .one());
    }

    /** The photos of the newest report. */
    public List<byte[]> newestPhotos() {
        return database.read(tx -> tx.handle()
                .createQuery("SELECT jpeg FROM photo WHERE report_id = (SELECT max(id) FROM report) ORDER BY id")
                .mapTo(byte[].class)
                .list());
    }

    /** What staff will do; their services have tests of their own. */
    public void change(String sql) {
        database.change(tx -> tx.handle().execute(sql));
    }

    @Override
    public void close() {
        database.close();
    }
}
