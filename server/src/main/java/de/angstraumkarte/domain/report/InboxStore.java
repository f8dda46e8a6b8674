package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.geo.LonLat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** SQL that reads reports for staff. */
public final class InboxStore {
    private static final String COLUMNS =
            """
            r.id, r.state, r.lon, r.lat, r.causes, r.times, r.safety, r.body, r.email IS NOT NULL, r.language, r.place_hint,
            r.unit, r.place_id, r.reason, r.answer, r.photos, r.created_at, r.decided_at, a.name, r.version""";

    private static final String FROM = " FROM report r LEFT JOIN account a ON a.id = r.decided_by ";

    /** Another report of the same neighbourhood. */
    record Near(StaffReport report, double metres) {}

    Optional<StaffReport> findReport(Tx tx, long id) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + FROM + "WHERE r.id = :id")
                .bind("id", id)
                .map(InboxStore::report)
                .findOne();
    }

    /** Undecided ones oldest first, all others newest first. */
    List<StaffReport> list(Tx tx, InboxQuery query, OffsetDateTime now, int limit, int offset) {
        InboxCondition condition = new InboxCondition(query, now);
        Query select = tx.handle()
                .createQuery("SELECT " + COLUMNS + FROM + "WHERE " + condition.sql() + order(query)
                        + " LIMIT :limit OFFSET :offset");
        return condition
                .bind(select)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(InboxStore::report)
                .list();
    }

    /** All columns of the index in one direction: then it serves the order, also backwards. */
    private static String order(InboxQuery query) {
        String direction = query.state() == ReportState.NEW ? "" : " DESC";
        String unit = query.unit() == null ? "" : "r.unit" + direction + ", ";
        return " ORDER BY " + unit + "r.state" + direction + ", r.created_at" + direction + ", r.id" + direction;
    }

    /**
     * The next ones in the order of {@link #list}: what is decided meanwhile moves none of the others.
     *
     * @param last the one they come after; null for the first
     */
    List<StaffReport> after(Tx tx, InboxQuery query, OffsetDateTime now, @Nullable StaffReport last, int limit) {
        InboxCondition condition = new InboxCondition(query, now);
        String beyond = query.state() == ReportState.NEW ? ">" : "<";
        String bound = last == null
                ? ""
                : " AND r.created_at " + beyond + "= :lastAt AND (r.created_at " + beyond + " :lastAt OR r.id " + beyond
                        + " :lastId)";
        Query select = condition
                .bind(tx.handle()
                        .createQuery("SELECT " + COLUMNS + FROM + "WHERE " + condition.sql() + bound + order(query)
                                + " LIMIT :limit"))
                .bind("limit", limit);
        if (last != null) {
            select.bind("lastAt", last.createdAt()).bind("lastId", last.id());
        }
        return select.map(InboxStore::report).list();
    }

    int count(Tx tx, InboxQuery query, OffsetDateTime now) {
        InboxCondition condition = new InboxCondition(query, now);
        return condition
                .bind(tx.handle().createQuery("SELECT count(*) FROM report r WHERE " + condition.sql()))
                .mapTo(Integer.class)
                .one();
    }

    /** Reports of a place, newest first. */
    List<StaffReport> ofPlace(Tx tx, String placeId, int limit) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + FROM
                        + "WHERE r.place_id = :place AND r.state = 'attached' ORDER BY r.id DESC LIMIT :limit")
                .bind("place", placeId)
                .bind("limit", limit)
                .map(InboxStore::report)
                .list();
    }

    /** Exact positions of the reports of a place. */
    List<LonLat> positions(Tx tx, String placeId) {
        return tx.handle()
                .createQuery(
                        "SELECT lon, lat FROM report WHERE place_id = :place AND state = 'attached' AND lon IS NOT NULL")
                .bind("place", placeId)
                .map((row, context) -> new LonLat(row.getDouble(1), row.getDouble(2)))
                .list();
    }

    /** Number of reports of a place that were not withdrawn. */
    int countOfPlace(Tx tx, String placeId) {
        return tx.handle()
                .createQuery("SELECT count(*) FROM report r WHERE r.place_id = :place AND r.state = 'attached'")
                .bind("place", placeId)
                .mapTo(Integer.class)
                .one();
    }

    /**
     * Other reports within a distance that are undecided or came in since a moment and were not rejected, nearest first.
     *
     * @param utm point in UTM 32
     */
    List<Near> similar(Tx tx, Geometry utm, double metres, OffsetDateTime since, long exceptId, int limit) {
        return similar(
                        tx.handle()
                                .createQuery("SELECT " + COLUMNS + ", ST_Distance(r.geom_utm, :point)" + FROM + "WHERE "
                                        + NEAR + " ORDER BY ST_Distance(r.geom_utm, :point), r.id LIMIT :limit"),
                        utm,
                        metres,
                        since,
                        exceptId)
                .bind("limit", limit)
                .map((row, context) -> new Near(report(row, context), row.getDouble(21)))
                .list();
    }

    /**
     * Number of those that {@link #similar} would list; stops counting at {@code most}, because where many reports lie
     * together each of them has thousands of neighbours.
     */
    int countSimilar(Tx tx, Geometry utm, double metres, OffsetDateTime since, long exceptId, int most) {
        return similar(
                        tx.handle()
                                .createQuery("SELECT count(*) FROM (SELECT 1 FROM report r WHERE " + NEAR
                                        + " LIMIT :most) AS counted"),
                        utm,
                        metres,
                        since,
                        exceptId)
                .bind("most", most)
                .mapTo(Integer.class)
                .one();
    }

    private static final String NEAR =
            """
            r.geom_utm && ST_Expand(:point, :metres) AND ST_Distance(r.geom_utm, :point) <= :metres AND r.id <> :except
              AND (r.state = 'new' OR r.state = 'attached' AND r.created_at >= :since)""";

    private static Query similar(Query query, Geometry utm, double metres, OffsetDateTime since, long exceptId) {
        return query.bind("point", utm)
                .bind("metres", metres)
                .bind("since", since)
                .bind("except", exceptId);
    }

    private static StaffReport report(ResultSet row, StatementContext context) throws SQLException {
        double lon = row.getDouble(3);
        @Nullable LonLat position = row.wasNull() ? null : new LonLat(lon, row.getDouble(4));
        return new StaffReport(
                row.getLong(1),
                ReportState.of(row.getString(2)),
                position,
                list(row.getString(5)),
                list(row.getString(6)),
                row.getInt(7),
                row.getString(8),
                row.getBoolean(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                row.getInt(16),
                row.getObject(17, OffsetDateTime.class),
                row.getObject(18, OffsetDateTime.class),
                row.getString(19),
                row.getInt(20));
    }

    private static List<String> list(String stored) {
        return stored.isEmpty() ? List.of() : List.of(stored.split("\\|"));
    }
}
