package de.angstraumkarte.domain.measure;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.timeline.NewsScope;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/** SQL for measures as feeds and calendars tell of them. */
public final class CalendarStore {
    private static final String SELECT = "SELECT " + MeasureStore.COLUMNS
            + """
            , coalesce((SELECT max(u.created_at) FROM status_update u WHERE u.measure_id = m.id), m.created_at)
            FROM measure m JOIN place p ON p.id = m.place_id WHERE p.retired_at IS NULL""";

    /** All measures, in the order they were planned. */
    public List<PublicMeasure> measures(Tx tx, NewsScope scope) {
        String which =
                switch (scope.kind()) {
                    case CITY -> " ORDER BY m.id";
                    case DISTRICT -> " AND p.district = :scope ORDER BY m.id";
                    case PLACE -> " AND m.place_id = :scope ORDER BY m.place_id, m.id";
                };
        Query query = tx.handle().createQuery(SELECT + which);
        return (scope.kind() == NewsScope.Kind.CITY ? query : query.bind("scope", scope.id()))
                .map((row, context) ->
                        new PublicMeasure(MeasureStore.measure(row, context), row.getObject(11, OffsetDateTime.class)))
                .list();
    }

    /** Types of measures by id. */
    public Map<Long, MeasureType> types(Tx tx, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return tx
                .handle()
                .createQuery("SELECT id, type FROM measure WHERE id IN (<ids>)")
                .bindList("ids", List.copyOf(ids))
                .map((row, context) -> Map.entry(row.getLong(1), MeasureType.of(row.getString(2))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
