package de.angstraumkarte.testing.twoyears;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.district.DistrictBasis;
import de.angstraumkarte.domain.district.DistrictLocator.Located;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceFacts;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.place.PlaceWork;
import de.angstraumkarte.domain.place.Position;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes what staff did in the two years into a store that holds the base data and nothing else, as the services would have left it. */
final class Rows {
    /** Hash of {@code TestServer.PASSWORD}. */
    private static final String PASSWORD =
            "$argon2id$v=19$m=19456,t=2,p=1$rbkrInnnWJq4S08aR1QUaw$rtTCe+ljSceVwr0nWCOI/Ml1yBOrTjm2IP6GHFTdcx0";

    private final Tx tx;
    private final Truth truth;

    Rows(Tx tx, Truth truth) {
        this.tx = tx;
        this.truth = truth;
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
        new Past(tx, truth).places(stories);
        Map<String, Story> byId = stories.stream().collect(Collectors.toMap(story -> story.id, story -> story));
        PreparedBatch batch = batch(
                """
                UPDATE place SET status = :status, last_update = :last, public_updates = :updates, promised_by = :promised,
                  measures_open = :open, measures_done = :done, merged_into = :into, asked_for = :asked,
                  version = version + :updatesEver
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
                    .bind("into", place.mergedInto())
                    .bind("asked", asked ? lastDone : null)
                    .bind("updatesEver", story.published().size())
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
                  measures_open = :open, measures_done = :done, version = version + :updates
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
                    .bind("version", 1 + measure.former().size())
                    .add();
        }
        batch.execute();
        new Past(tx, truth).measures();
    }

    /** The ids of entries go on where those of the base data end. */
    void entries() {
        PreparedBatch batch = batch(
                """
                INSERT INTO status_update (place_id, kind, visibility, status, body, occurred, occurred_from, account_id, reason,
                  passed_to, measure_id, measure_status, promised_by, effect, deviation, created_at, origin)
                VALUES (:place, :kind, :visibility, :status, :body, :occurred, :day, :account, :reason,
                  :passedTo, :measure, :measureStatus, :promised, :effect, :deviation, :at, :origin)
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
                    .bind("origin", entry.writtenAt().equals(entry.placeId()) ? null : entry.writtenAt())
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

    private PreparedBatch batch(String sql) {
        return tx.handle().prepareBatch(sql);
    }
}
