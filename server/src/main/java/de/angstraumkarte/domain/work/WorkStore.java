package de.angstraumkarte.domain.work;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.measure.MeasureStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** SQL for who has a part in a place, and who did what. */
public final class WorkStore {
    private static final List<String> OPEN =
            MeasureStatus.OPEN.stream().map(MeasureStatus::slug).toList();
    private static final List<String> NOT_CANCELLED = MeasureStatus.SLUGS.stream()
            .filter(slug -> !slug.equals(MeasureStatus.CANCELLED.slug()))
            .toList();

    /** Names of accounts, by id. */
    Map<Long, String> names(Tx tx, Set<Long> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        return tx
                .handle()
                .createQuery("SELECT id, name FROM account WHERE id IN (<ids>)")
                .bindList("ids", List.copyOf(accounts))
                .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether a unit has a measure at a place that was not cancelled. */
    boolean hasMeasure(Tx tx, String placeId, String unit) {
        return hasMeasure(tx, placeId, unit, NOT_CANCELLED);
    }

    /** Whether a unit still has something to do at a place. */
    boolean hasOpenMeasure(Tx tx, String placeId, String unit) {
        return hasMeasure(tx, placeId, unit, OPEN);
    }

    private static boolean hasMeasure(Tx tx, String placeId, String unit, List<String> statuses) {
        // LOWER keeps the planner from the index by office: at one place there are few measures.
        return tx.handle()
                        .createQuery(
                                """
                                SELECT count(*) FROM measure
                                WHERE place_id = :place AND LOWER(unit) = :unit AND status IN (<statuses>)
                                """)
                        .bind("place", placeId)
                        .bind("unit", unit)
                        .bindList("statuses", statuses)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }
}
