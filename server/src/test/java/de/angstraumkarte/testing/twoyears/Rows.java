package de.angstraumkarte.testing.twoyears;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.domain.district.DistrictBasis;
import de.angstraumkarte.domain.district.DistrictLocator.Located;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceFacts;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.place.PlaceWork;
import de.angstraumkarte.domain.place.Position;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/** Writes the two years into a store that holds the base data and nothing else, as the services would have left it. */
final class Rows {
    /** Hash of {@code TestServer.PASSWORD}. */
    private static final String PASSWORD =
            "$argon2id$v=19$m=19456,t=2,p=1$rbkrInnnWJq4S08aR1QUaw$rtTCe+ljSceVwr0nWCOI/Ml1yBOrTjm2IP6GHFTdcx0";

    private final Tx tx;
    private final Truth truth;
    private final OffsetDateTime now;

    Rows(Tx tx, Truth truth, OffsetDateTime now) {
        this.tx = tx;
        this.truth = truth;
        this.now = now;
    }

    void staff() {
        PreparedBatch batch = batch(
                """
                INSERT INTO account (login, name, role, unit, password, must_change_password, totp_confirmed,
                  failed_logins, created_at, version)
                VALUES (:login, :name, :role, :unit, :password, FALSE, FALSE, 0, :at, 1)
                """);
        for (Cast.Person person : Cast.STAFF) {
            batch.bind("login", person.login())
                    .bind("name", person.name())
                    .bind("role", person.role())
                    .bind("unit", person.unit())
                    .bind("password", PASSWORD)
                    .bind("at", Said.utc(truth.start().atTime(12, 0)))
                    .add();
        }
        batch.execute();
    }

    void places(List<Story> stories) {
        PlaceStore store = new PlaceStore();
        stories.stream()
                .collect(Collectors.groupingBy(story -> story.created))
                .forEach((created, together) ->
                        store.insert(tx, together.stream().map(Rows::place).toList(), Said.utc(created)));
        Map<String, Story> byId = stories.stream().collect(Collectors.toMap(story -> story.id, story -> story));
        PreparedBatch batch = batch(
                """
                UPDATE place SET status = :status, last_update = :last, public_updates = :updates, promised_by = :promised,
                  measures_open = :open, measures_done = :done, retired_at = :retired, merged_into = :into,
                  asked_for = :asked, version = :version
                WHERE id = :id
                """);
        for (Truth.Place place : truth.places()) {
            Story story = byId.get(place.id());
            LocalDate lastDone = place.lastDone();
            boolean asked = lastDone != null && !lastDone.plusDays(28).isAfter(truth.end());
            batch.bind("status", place.status())
                    .bind("last", place.lastUpdate())
                    .bind("updates", place.publicUpdates())
                    .bind("promised", place.promisedBy())
                    .bind("open", place.measuresOpen())
                    .bind("done", place.measuresDone())
                    .bind("retired", story.gone == null ? null : Said.utc(story.gone.atTime(9, 0)))
                    .bind("into", place.mergedInto())
                    .bind("asked", asked ? lastDone : null)
                    .bind("version", 1 + story.published().size())
                    .bind("id", place.id())
                    .add();
        }
        batch.execute();
    }

    private static Place place(Story story) {
        return new Place(
                story.id,
                Layer.FEAR_SPACE,
                story.title,
                Layer.FEAR_SPACE.initialStatus(),
                story.geometry,
                new Position(Position.Basis.EXACT, null, null),
                new Located(story.district, DistrictBasis.SOURCE),
                new PlaceFacts(
                        null,
                        story.causes,
                        story.times,
                        "Ein Ort, den sich jemand für Messungen ausgedacht hat.",
                        null,
                        null,
                        null,
                        null,
                        null,
                        "{}"),
                !story.imported,
                story.created.toLocalDate(),
                0,
                false,
                new PlaceWork(story.unit, 0, 0, null, null),
                1);
    }

    void others() {
        PreparedBatch batch = batch(
                """
                UPDATE place SET status = :status, last_update = :last, public_updates = public_updates + :updates,
                  measures_open = :open, measures_done = :done, verified = TRUE, version = version + :updates
                WHERE id = :id
                """);
        for (Truth.Other other : truth.others()) {
            batch.bind("status", other.status())
                    .bind("last", other.lastUpdate())
                    .bind("updates", other.published())
                    .bind("open", other.measuresOpen())
                    .bind("done", other.measuresDone())
                    .bind("id", other.id())
                    .add();
        }
        batch.execute();
    }

    void measures() {
        PreparedBatch batch = batch(
                """
                INSERT INTO measure (place_id, type, status, unit, description, due, first_due, done, created_at, version)
                VALUES (:place, :type, :status, :unit, :description, :due, :first, :done, :at, :version)
                """);
        for (Truth.Measure measure : truth.measures()) {
            batch.bind("place", measure.placeId())
                    .bind("type", measure.type())
                    .bind("status", measure.status())
                    .bind("unit", measure.unit())
                    .bind("description", measure.description())
                    .bind("due", measure.due())
                    .bind("first", measure.firstDue())
                    .bind("done", measure.done())
                    .bind("at", measure.created())
                    .bind("version", 1 + measure.changes())
                    .add();
        }
        batch.execute();
    }

    /** The ids of entries go on where those of the base data end. */
    void entries() {
        PreparedBatch batch = batch(
                """
                INSERT INTO status_update (place_id, kind, visibility, status, body, occurred, occurred_from, account_id, reason,
                  passed_to, measure_id, measure_status, promised_by, effect, deviation, created_at)
                VALUES (:place, :kind, :visibility, :status, :body, :occurred, :day, :account, :reason,
                  :passedTo, :measure, :measureStatus, :promised, :effect, :deviation, :at)
                """);
        for (Truth.Entry entry : truth.entries()) {
            batch.bind("place", entry.placeId())
                    .bind("kind", entry.kind())
                    .bind("visibility", entry.isPublic() ? "public" : "internal")
                    .bind("status", entry.status())
                    .bind("body", entry.text())
                    .bind("occurred", entry.day().toString())
                    .bind("day", entry.day())
                    .bind("account", entry.accountId())
                    .bind("reason", entry.reason())
                    .bind("passedTo", entry.passedTo())
                    .bind("measure", entry.measureId())
                    .bind("measureStatus", entry.measureStatus())
                    .bind("promised", entry.promisedBy())
                    .bind("effect", entry.effect())
                    .bind("deviation", entry.deviation())
                    .bind("at", entry.at())
                    .add();
        }
        batch.execute();
        for (Layer layer : Layer.values()) {
            tx.handle()
                    .createUpdate("UPDATE layer_revision SET revision = revision + :more WHERE layer = :layer")
                    .bind("more", truth.entries().size())
                    .bind("layer", layer.slug())
                    .execute();
        }
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
