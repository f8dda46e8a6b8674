package de.angstraumkarte.testing.twoyears;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.geo.Crs;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/** Writes what residents did in the two years: reports, photos, ratings, follows. */
final class Voices {
    private final Tx tx;
    private final Truth truth;
    private final OffsetDateTime now;

    Voices(Tx tx, Truth truth, OffsetDateTime now) {
        this.tx = tx;
        this.truth = truth;
        this.now = now;
    }

    void reports() {
        PreparedBatch batch = batch(
                """
                INSERT INTO report (code_hash, submission_hash, state, lon, lat, geom_utm, causes, times, safety, body, email,
                  language, channel, place_hint, place_id, reason, answer, photos, created_at, decided_at, decided_by, ended_at,
                  version)
                VALUES (:code, :submission, :state, :lon, :lat, :geom, :causes, :times, :safety, :body, :email,
                  'de', 'form', :hint, :place, :reason, :answer, :photos, :at, :decided, :by, :ended, :version)
                """);
        for (Truth.Report report : truth.reports()) {
            boolean kept = !report.state().equals("withdrawn");
            @Nullable OffsetDateTime decided = report.decided();
            @Nullable OffsetDateTime ended = report.ended();
            boolean erased = !kept || ended != null && ended.isBefore(now.minusDays(30));
            String answer = "Danke, das ist jetzt bei uns. Gezeichnet " + Truth.MARK + "-antwort-" + report.id();
            batch.bind("code", Codes.hash(report.code()))
                    .bind("submission", Codes.submission(Long.toString(report.id())))
                    .bind("state", report.state())
                    .bind("lon", kept ? report.lon() : null)
                    .bind("lat", kept ? report.lat() : null)
                    .bind(
                            "geom",
                            kept
                                    ? Crs.toUtm32(
                                            Crs.WGS84_FACTORY.createPoint(new Coordinate(report.lon(), report.lat())))
                                    : null)
                    .bind("causes", String.join("|", report.causes()))
                    .bind("times", String.join("|", report.times()))
                    .bind("safety", report.safety())
                    .bind("body", kept ? report.text() : null)
                    .bind("email", erased ? null : report.email())
                    .bind("hint", report.id() % 3 == 0 ? report.placeId() : null)
                    .bind("place", report.placeId())
                    .bind("reason", report.reason())
                    .bind("answer", kept && decided != null ? answer : null)
                    .bind("photos", report.photo() > 0 ? 1 : 0)
                    .bind("at", report.created())
                    .bind("decided", decided)
                    .bind("by", decided == null ? null : (Long) Cast.COORDINATOR)
                    .bind("ended", ended)
                    .bind("version", decided == null ? 1 : 2)
                    .add();
        }
        batch.execute();
    }

    void photos() {
        PreparedBatch batch = batch(
                """
                INSERT INTO photo (report_id, place_id, width, height, released_at, alt, jpeg)
                VALUES (:report, :place, 40, 30, :released, :alt, :jpeg)
                """);
        for (Truth.Report report : truth.reports()) {
            if (report.photo() > 0) {
                boolean released = report.photo() == 2;
                batch.bind("report", report.id())
                        .bind("place", report.placeId())
                        .bind("released", released ? report.decided() : null)
                        .bind("alt", released ? "Ein Weg zwischen Hecken." : null)
                        .bind("jpeg", Codes.photo(report.id()))
                        .add();
            }
        }
        batch.execute();
    }

    /** Answers by mail belong to a question of their place that was asked on the day before. */
    void ratings() {
        tx.handle()
                .createUpdate(
                        "INSERT INTO effect_question (place_id, asked_at) SELECT id, :now FROM place WHERE asked_for IS NOT NULL ORDER BY id")
                .bind("now", now.minusDays(1))
                .execute();
        Map<String, Long> questions = tx
                .handle()
                .createQuery("SELECT place_id, id FROM effect_question")
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        PreparedBatch batch = batch(
                """
                INSERT INTO safety_rating (place_id, light, safety, rated_on, question_id)
                VALUES (:place, :light, :safety, :day, :question)
                """);
        for (Truth.Rating rating : truth.ratings()) {
            batch.bind("place", rating.placeId())
                    .bind("light", rating.light())
                    .bind("safety", rating.safety())
                    .bind("day", rating.day())
                    .bind("question", rating.asked() ? questions.get(rating.placeId()) : null)
                    .add();
        }
        batch.execute();
    }

    /** Follows of places and of districts, in every state. */
    void follows() {
        PreparedBatch batch = batch(
                """
                INSERT INTO follow (email, language, place_id, district, rhythm, state, created_at, confirmed_at, ended_at,
                  digest_on)
                VALUES (:email, 'de', :place, :district, :rhythm, :state, :at, :confirmed, :ended, :digest)
                """);
        List<Truth.Place> places = truth.onMap();
        for (int i = 0; i < 300; i++) {
            Truth.Place place = places.get(i);
            String state = List.of("confirmed", "confirmed", "confirmed", "requested", "ended")
                    .get(i % 5);
            OffsetDateTime ended = now.minusDays(i % 2 == 0 ? 5 : 90);
            boolean over = state.equals("ended");
            batch.bind("email", over && i % 2 == 1 ? null : "abo-" + i + "@" + Truth.MARK + "-post.example")
                    .bind("place", i % 4 == 0 ? null : place.id())
                    .bind("district", i % 4 == 0 ? place.district() : null)
                    .bind("rhythm", i % 3 == 0 ? "daily" : "at-once")
                    .bind("state", state)
                    .bind("at", now.minusDays(state.equals("requested") ? 1 : 120))
                    .bind("confirmed", state.equals("requested") ? null : now.minusDays(119))
                    .bind("ended", over ? ended : null)
                    .bind("digest", i % 3 == 0 ? truth.end() : null)
                    .add();
        }
        batch.execute();
    }

    private PreparedBatch batch(String sql) {
        return tx.handle().prepareBatch(sql);
    }
}
