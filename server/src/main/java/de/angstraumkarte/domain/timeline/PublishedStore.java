package de.angstraumkarte.domain.timeline;

import de.angstraumkarte.base.db.Lookup;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.layer.Layer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.locationtech.jts.geom.Geometry;

/** SQL for public entries in the order they were published. */
public final class PublishedStore {
    private static final String LAYERS =
            Arrays.stream(Layer.values()).map(layer -> "'" + layer.slug() + "'").collect(Collectors.joining(", "));

    /** The index {@code status_update_created} has the order; LOWER keeps the planner from others. */
    static final String BETWEEN =
            """
            SELECT u.id FROM status_update u
            WHERE u.created_at >= :from AND u.created_at < :until AND LOWER(u.visibility) = 'public'
              AND EXISTS (SELECT 1 FROM place p WHERE p.id = u.place_id AND LOWER(p.layer) = :layer AND p.retired_at IS NULL)
            ORDER BY u.created_at, u.id LIMIT :limit OFFSET :offset
            """;

    private static final String SELECT = "SELECT " + TimelineStore.COLUMNS + ", id, created_at FROM status_update ";

    /** Entries below an id, the newest first. */
    public List<PublishedUpdate> before(Tx tx, NewsScope scope, long before, int limit) {
        // Indexes alone tell which they are; rows, which are wide, are read for these only.
        List<Long> ids = list(tx, scope, ids(scope, "u.id < :bound", "DESC"), before, limit);
        if (ids.isEmpty()) {
            return List.of();
        }
        return rows(tx, ids, "id DESC");
    }

    /** Entries of a layer's places that were published from a moment on and before another, the oldest first. */
    public List<PublishedUpdate> between(
            Tx tx, Layer layer, OffsetDateTime from, OffsetDateTime until, int limit, int offset) {
        List<Long> ids = tx.handle()
                .createQuery(BETWEEN)
                .bind("layer", layer.slug())
                .bind("from", from)
                .bind("until", until)
                .bind("limit", limit)
                .bind("offset", offset)
                .mapTo(Long.class)
                .list();
        List<PublishedUpdate> found = new ArrayList<>();
        for (List<Long> some : Lookup.parts(ids)) {
            found.addAll(rows(tx, some, "created_at, id"));
        }
        return found;
    }

    private static List<PublishedUpdate> rows(Tx tx, List<Long> ids, String order) {
        return tx.handle()
                .createQuery(SELECT + "WHERE id IN (<ids>) ORDER BY " + order)
                .bindList("ids", ids)
                .map(PublishedStore::update)
                .list();
    }

    /** Entries about places that are on the map, above an id, the oldest first. */
    public List<PlacedUpdate> after(Tx tx, long after, int limit) {
        return tx.handle()
                .createQuery(
                        "SELECT " + TimelineStore.COLUMNS.replaceAll("\\w+", "u.$0")
                                + """
                                , u.id, u.created_at, p.title, p.layer, p.district, p.geom
                                FROM status_update u JOIN place p ON p.id = u.place_id
                                WHERE u.visibility = 'public' AND p.retired_at IS NULL AND u.id > :after
                                ORDER BY u.visibility, u.id LIMIT :limit
                                """)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new PlacedUpdate(
                        update(row, context),
                        row.getString(19),
                        Layer.of(row.getString(20)),
                        row.getString(21),
                        context.findColumnMapperFor(Geometry.class)
                                .orElseThrow()
                                .map(row, 22, context)))
                .list();
    }

    private static PublishedUpdate update(ResultSet row, StatementContext context) throws SQLException {
        return new PublishedUpdate(
                row.getLong(17), row.getObject(18, OffsetDateTime.class), TimelineStore.update(row, context));
    }

    /** Ids from one on, the oldest first. */
    public List<Long> idsFrom(Tx tx, NewsScope scope, long from, int limit) {
        return list(tx, scope, ids(scope, "u.id >= :bound", "ASC"), from, limit);
    }

    private static List<Long> list(Tx tx, NewsScope scope, String sql, long bound, int limit) {
        Query query = tx.handle().createQuery(sql).bind("bound", bound).bind("limit", limit);
        return (scope.kind() == NewsScope.Kind.CITY ? query : query.bind("scope", scope.id()))
                .mapTo(Long.class)
                .list();
    }

    /** Ordered by all columns of the index where one has the order, so that H2 reads it instead of sorting. */
    static String ids(NewsScope scope, String bound, String direction) {
        String rest =
                switch (scope.kind()) {
                    case CITY ->
                        """
                        status_update u WHERE u.visibility = 'public'
                          AND EXISTS (SELECT 1 FROM place p WHERE p.id = u.place_id AND p.retired_at IS NULL)
                          AND %1$s ORDER BY u.visibility %2$s, u.id %2$s""";
                    // A join: with IN, H2 would go through the entries of all places.
                    case DISTRICT ->
                        """
                        place p JOIN status_update u ON u.place_id = p.id
                        WHERE p.layer IN (%3$s) AND p.district = :scope AND p.retired_at IS NULL
                          AND u.visibility = 'public' AND %1$s ORDER BY u.id %2$s""";
                    case PLACE ->
                        """
                        status_update u WHERE u.place_id = :scope AND u.visibility = 'public'
                          AND %1$s ORDER BY u.place_id %2$s, u.visibility %2$s, u.id %2$s""";
                };
        return "SELECT u.id FROM " + rest.formatted(bound, direction, LAYERS) + " LIMIT :limit";
    }
}
