package de.angstraumkarte.domain.place;

import de.angstraumkarte.base.db.Lookup;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.domain.district.DistrictLocator.Known;
import de.angstraumkarte.domain.district.DistrictLocator.Located;
import de.angstraumkarte.domain.layer.Layer;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.locationtech.jts.geom.Geometry;

/** SQL for places. */
public final class PlaceStore {

    /** The place, retired or not. */
    public Optional<Place> findPlace(Tx tx, String id) {
        return tx.handle()
                .createQuery("SELECT " + PlaceMapper.COLUMNS + " FROM place p WHERE p.id = :id")
                .bind("id", id)
                .map(PlaceMapper::place)
                .findOne();
    }

    /** Keeps others from writing to a place until the transaction ends; does nothing if there is none. */
    public void lock(Tx tx, String id) {
        tx.handle()
                .createQuery("SELECT id FROM place WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .mapTo(String.class)
                .list();
    }

    /** The places with these ids, of any layer, retired or not; unknown ids are left out. */
    public Map<String, Place> placesByIds(Tx tx, Collection<String> ids) {
        Map<String, Place> places = new HashMap<>();
        for (List<String> some : Lookup.parts(ids)) {
            tx.handle()
                    .createQuery("SELECT " + PlaceMapper.COLUMNS + " FROM place p WHERE p.id IN (<ids>)")
                    .bindList("ids", some)
                    .map(PlaceMapper::place)
                    .forEach(place -> places.put(place.id(), place));
        }
        return places;
    }

    /** Positions whose district their source names; computed districts say nothing that the borders do not say. */
    public List<Known> knownDistricts(Tx tx) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT geom, district FROM place
                        WHERE district_basis IN ('source', 'quarter') AND geom IS NOT NULL AND retired_at IS NULL
                        ORDER BY id
                        """)
                .map((row, context) -> new Known(
                        context.findColumnMapperFor(Geometry.class)
                                .orElseThrow()
                                .map(row, 1, context),
                        row.getString(2)))
                .list();
    }

    /** Ids of a layer's places that are not retired. */
    public List<String> ids(Tx tx, Layer layer) {
        return tx.handle()
                .createQuery("SELECT id FROM place WHERE layer = :layer AND retired_at IS NULL ORDER BY id")
                .bind("layer", layer.slug())
                .mapTo(String.class)
                .list();
    }

    /** Matching places with ids greater than {@code after}, in the order of ids. */
    public List<Place> placesAfter(Tx tx, PlaceQuery query, String after, int limit) {
        // The first page has no lower bound: it would tempt the planner to walk the ids instead of the spatial index.
        String bound = after.isEmpty() ? "" : "AND p.id > :after ";
        PlaceCondition condition = PlaceCondition.byId(query);
        Query select = select(
                        tx,
                        PlaceMapper.COLUMNS,
                        condition,
                        bound + "ORDER BY " + condition.prefix() + "p.id LIMIT :limit")
                .bind("limit", limit);
        if (!after.isEmpty()) {
            select.bind("after", after);
        }
        return select.map(PlaceMapper::place).list();
    }

    /** One page of matching places in the order of their titles, as people read them. */
    public List<Place> placesByTitle(Tx tx, PlaceQuery query, int limit, int offset) {
        PlaceCondition condition = PlaceCondition.byTitle(query);
        String page = "ORDER BY " + condition.prefix() + "p.folded, p.id LIMIT :limit OFFSET :offset";
        if (query.overdue() != null) {
            List<String> ids = select(tx, "p.id", condition, page)
                    .bind("limit", limit)
                    .bind("offset", offset)
                    .mapTo(String.class)
                    .list();
            Map<String, Place> places = placesByIds(tx, ids);
            return ids.stream().map(places::get).filter(Objects::nonNull).toList();
        }
        return select(tx, PlaceMapper.COLUMNS, condition, page)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(PlaceMapper::place)
                .list();
    }

    /** Number of matching places. */
    public int count(Tx tx, PlaceQuery query) {
        PlaceCondition condition = PlaceCondition.byId(query);
        return condition
                .bind(tx.handle().createQuery("SELECT count(*) FROM place p WHERE " + condition.sql()))
                .mapTo(Integer.class)
                .one();
    }

    /** Places of any layer within a distance of a point, nearest first. */
    public List<Place> near(Tx tx, Geometry point, double metres, int limit) {
        return tx.handle()
                .createQuery(
                        "SELECT " + PlaceMapper.COLUMNS
                                + """
                         FROM place p
                        WHERE p.geom_utm && ST_Expand(:point, :metres)
                          AND ST_Distance(p.geom_utm, :point) <= :metres
                          AND p.retired_at IS NULL
                        ORDER BY ST_Distance(p.geom_utm, :point), p.id LIMIT :limit
                        """)
                .bind("point", Crs.toUtm32(point))
                .bind("metres", metres)
                .bind("limit", limit)
                .map(PlaceMapper::place)
                .list();
    }

    /** Adds new places in one batch. */
    public void insert(Tx tx, List<Place> places, OffsetDateTime now) {
        if (places.isEmpty()) {
            return;
        }
        PreparedBatch batch = tx.handle()
                .prepareBatch(
                        """
                        INSERT INTO place (id, layer, title, folded, status, district, district_basis, address, causes, times, body,
                          source, source_date, source_url, position_basis, position_source, accuracy_m, note, kind,
                          sport_type, part_of_27, verified, attributes, geom, geom_utm, is_point, last_update, public_updates,
                          unit, promised_by, retired_at, created_at, version)
                        VALUES (:id, :layer, :title, :folded, :status, :district, :districtBasis, :address, :causes, :times, :body,
                          :source, :sourceDate, :sourceUrl, :positionBasis, :positionSource, :accuracyM, :note, :kind,
                          :sportType, :partOf27, :verified, :attributes, :geom,
                          :geomUtm, :isPoint, :lastUpdate, :publicUpdates, :unit, :promisedBy, NULL, :now, 1)
                        """);
        for (Place place : places) {
            PlaceMapper.bind(batch, place).bind("now", now).add();
        }
        batch.execute();
        insertTokens(tx, places);
    }

    /**
     * Overwrites places with the same ids in one batch. Raises each version by one; a place whose version is no longer the
     * given one is left alone. What the public read of them until now is kept.
     *
     * @return whether all were written; if not, the transaction must not be committed
     */
    public boolean update(Tx tx, List<Place> places, OffsetDateTime now) {
        if (places.isEmpty()) {
            return true;
        }
        PlaceHistoryStore.keep(tx, places.stream().map(Place::id).toList(), now);
        PreparedBatch batch = tx.handle()
                .prepareBatch(
                        """
                        UPDATE place SET title = :title, folded = :folded, status = :status, district = :district,
                          district_basis = :districtBasis, address = :address, causes = :causes, times = :times,
                          body = :body, source = :source, source_date = :sourceDate, source_url = :sourceUrl,
                          position_basis = :positionBasis, position_source = :positionSource, accuracy_m = :accuracyM,
                          note = :note, kind = :kind, sport_type = :sportType, part_of_27 = :partOf27,
                          verified = :verified, attributes = :attributes, geom = :geom,
                          geom_utm = :geomUtm, is_point = :isPoint, last_update = :lastUpdate,
                          public_updates = :publicUpdates, unit = :unit, promised_by = :promisedBy,
                          retired_at = NULL,
                          version = version + 1
                        WHERE id = :id AND layer = :layer AND version = :version
                        """);
        PreparedBatch forget = tx.handle().prepareBatch("DELETE FROM place_token WHERE place_id = :id");
        for (Place place : places) {
            PlaceMapper.bind(batch, place).bind("version", place.version()).add();
            forget.bind("id", place.id()).add();
        }
        boolean all = true;
        for (int rows : batch.execute()) {
            all &= rows == 1;
        }
        forget.execute();
        insertTokens(tx, places);
        return all;
    }

    /**
     * Writes what a public entry of the timeline changes about its place. Raises the version by one.
     *
     * @param confirmed whether somebody of the city has looked at the place
     * @return false if the version is no longer that of {@code place}; then the transaction must not be committed
     */
    public boolean updateNews(Tx tx, Place place, boolean confirmed, OffsetDateTime now) {
        if (confirmed && !place.verified()) {
            PlaceHistoryStore.keep(tx, List.of(place.id()), now);
        }
        return tx.handle()
                        .createUpdate(
                                """
                                UPDATE place SET status = :status, last_update = :lastUpdate, public_updates = :publicUpdates,
                                  promised_by = :promisedBy, verified = verified OR :confirmed, version = version + 1
                                WHERE id = :id AND version = :version
                                """)
                        .bind("status", place.statusSlug())
                        .bind("lastUpdate", place.lastUpdate())
                        .bind("publicUpdates", place.publicUpdates())
                        .bind("promisedBy", place.work().promisedBy())
                        .bind("confirmed", confirmed)
                        .bind("id", place.id())
                        .bind("version", place.version())
                        .execute()
                == 1;
    }

    /** Sets how many measures a place has. Leaves the version alone: nobody who edits the place could overwrite them. */
    public void updateMeasures(Tx tx, String id, int open, int done) {
        tx.handle()
                .createUpdate("UPDATE place SET measures_open = :open, measures_done = :done WHERE id = :id")
                .bind("open", open)
                .bind("done", done)
                .bind("id", id)
                .execute();
    }

    private static void insertTokens(Tx tx, List<Place> places) {
        PreparedBatch batch =
                tx.handle().prepareBatch("INSERT INTO place_token (token, place_id) VALUES (:token, :id)");
        for (Place place : places) {
            for (String word : Folding.words(place.title())) {
                batch.bind("token", word).bind("id", place.id()).add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** Sets districts by place id, except where by now a source names the district. */
    public void updateComputedDistricts(Tx tx, Map<String, Located> districts, OffsetDateTime now) {
        PlaceHistoryStore.keep(tx, districts.keySet(), now);
        PreparedBatch batch = tx.handle()
                .prepareBatch(
                        """
                        UPDATE place SET district = :district, district_basis = :basis, version = version + 1
                        WHERE id = :id AND (district_basis IS NULL OR district_basis IN ('estimated', 'polygon'))
                        """);
        districts.forEach((id, located) -> batch.bind("id", id)
                .bind("district", located.district())
                .bind("basis", located.basis().slug())
                .add());
        batch.execute();
    }

    /** Ids of places that staff made, edited or wrote about, or that somebody reported, follows or rated: no file may end them. */
    public Set<String> workedOn(Tx tx) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT place_id FROM status_update WHERE account_id IS NOT NULL
                        UNION SELECT subject_id FROM audit_entry WHERE subject_kind = 'place'
                        UNION SELECT place_id FROM measure
                        UNION SELECT place_id FROM report WHERE place_id IS NOT NULL
                        UNION SELECT place_hint FROM report WHERE place_hint IS NOT NULL AND state = 'new'
                        UNION SELECT place_id FROM follow WHERE place_id IS NOT NULL AND state = 'confirmed'
                        UNION SELECT place_id FROM safety_rating
                        """)
                .mapTo(String.class)
                .set();
    }

    /** Marks places as no longer in the data they came from. */
    public void retire(Tx tx, Collection<String> ids, OffsetDateTime now) {
        PlaceHistoryStore.keep(tx, ids, now);
        PreparedBatch batch = tx.handle()
                .prepareBatch(
                        "UPDATE place SET retired_at = :now, version = version + 1 WHERE id = :id AND retired_at IS NULL");
        ids.forEach(id -> batch.bind("id", id).bind("now", now).add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static Query select(Tx tx, String columns, PlaceCondition condition, String end) {
        return condition.bind(
                tx.handle().createQuery("SELECT " + columns + " FROM place p WHERE " + condition.sql() + " " + end));
    }

    /** Number of squares confirmed as one of the 27. */
    public int countPartOf27(Tx tx) {
        return tx.handle()
                .createQuery(
                        "SELECT count(*) FROM place WHERE layer = :layer AND part_of_27 = 'yes' AND retired_at IS NULL")
                .bind("layer", Layer.SQUARE.slug())
                .mapTo(Integer.class)
                .one();
    }
}
