package de.angstraumkarte.domain.statistics;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.place.PlaceService;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL for statistics: each read goes once through a table. Of a report it reads neither words nor position nor person. */
public final class StatisticsStore {
    /**
     * Numbers that never fall, at least one of which rises with every change that a figure depends on. Rows are counted too, since
     * one may become visible after another with a higher id. Not read from them: what staff keep among themselves.
     */
    record Fingerprint(long revisions, long updates, long audit, long ratings, long reports, long withdrawn) {
        /** Whether what was made for this is new enough for another; a request may have been overtaken. */
        boolean reaches(Fingerprint other) {
            return revisions >= other.revisions
                    && updates >= other.updates
                    && audit >= other.audit
                    && ratings >= other.ratings
                    && reports >= other.reports
                    && withdrawn >= other.withdrawn;
        }
    }

    /**
     * A place, also one that is no longer on the map.
     *
     * @param status null if it is not known
     * @param added day it came onto the map
     * @param retired day it was taken off the map; null if it is on it
     */
    record PlaceRow(
            String id,
            Layer layer,
            String title,
            @Nullable String status,
            @Nullable String district,
            @Nullable String unit,
            LocalDate added,
            @Nullable LocalDate retired) {}

    /**
     * A measure.
     *
     * @param firstDue the first day that was promised
     * @param done day it was done, as staff say; null unless it is
     * @param planned day everybody could first read of it
     * @param ended day everybody could read that it is done, or called off; null while it is neither
     */
    record MeasureRow(
            long id,
            String placeId,
            String type,
            boolean cancelled,
            @Nullable String unit,
            LocalDate firstDue,
            @Nullable LocalDate done,
            LocalDate planned,
            @Nullable LocalDate ended) {}

    /** A report on which staff decided; {@code placeId} is null if it was rejected. */
    record ReportRow(
            @Nullable String placeId, LocalDate received, LocalDate decided, List<String> causes, List<String> times) {}

    Fingerprint fingerprint(Tx tx) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT (SELECT sum(revision) FROM layer_revision),
                          (SELECT max(id) FROM status_update) + (SELECT count(*) FROM status_update),
                          (SELECT max(id) FROM audit_entry) + (SELECT count(*) FROM audit_entry),
                          (SELECT max(id) FROM safety_rating) + (SELECT count(*) FROM safety_rating),
                          (SELECT max(id) FROM report) + (SELECT count(*) FROM report),
                          (SELECT count(*) FROM report WHERE state = 'withdrawn')
                        """)
                .map((row, context) -> new Fingerprint(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)))
                .one();
    }

    List<PlaceRow> places(Tx tx) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT id, layer, title, status, district, unit, created_at, retired_at FROM place
                        WHERE public_updates > 0 OR retired_at IS NOT NULL ORDER BY id
                        """)
                .map((row, context) -> new PlaceRow(
                        row.getString(1),
                        Layer.of(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        day(row.getObject(7, OffsetDateTime.class)),
                        row.getObject(8) == null ? null : day(row.getObject(8, OffsetDateTime.class))))
                .list();
    }

    /** Public entries in the order in which they were published, by the place they were written at. */
    Map<String, List<NewsPromises.Entry>> entries(Tx tx) {
        Map<String, List<NewsPromises.Entry>> entries = new HashMap<>();
        tx.handle()
                .createQuery(
                        """
                        SELECT COALESCE(origin, place_id), created_at, status, promised_by FROM status_update
                        WHERE visibility = 'public' ORDER BY place_id, created_at, id
                        """)
                .map((row, context) -> entries.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(entry(row)))
                .list();
        return entries;
    }

    private static NewsPromises.Entry entry(ResultSet row) throws SQLException {
        return new NewsPromises.Entry(
                day(row.getObject(2, OffsetDateTime.class)), row.getString(3), row.getObject(4, LocalDate.class));
    }

    List<MeasureRow> measures(Tx tx) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT m.id, m.place_id, m.type, m.status = 'cancelled', m.unit, m.first_due, m.done, m.created_at,
                          (SELECT max(u.created_at) FROM status_update u
                           WHERE u.measure_id = m.id AND u.measure_status = m.status AND m.status IN ('done', 'cancelled'))
                        FROM measure m ORDER BY m.id
                        """)
                .map((row, context) -> new MeasureRow(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getString(5),
                        row.getObject(6, LocalDate.class),
                        row.getObject(7, LocalDate.class),
                        day(row.getObject(8, OffsetDateTime.class)),
                        row.getObject(9) == null ? null : day(row.getObject(9, OffsetDateTime.class))))
                .list();
    }

    List<ReportRow> decidedReports(Tx tx) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT CASE WHEN state = 'attached' THEN place_id END, created_at, decided_at, causes, times FROM report
                        WHERE state IN ('attached', 'rejected') AND decided_at IS NOT NULL ORDER BY id
                        """)
                .map((row, context) -> new ReportRow(
                        row.getString(1),
                        day(row.getObject(2, OffsetDateTime.class)),
                        day(row.getObject(3, OffsetDateTime.class)),
                        List.of(row.getString(4).split("\\|")),
                        List.of(row.getString(5).split("\\|"))))
                .list();
    }

    /** Public dates are days in Dortmund. */
    private static LocalDate day(OffsetDateTime time) {
        return time.atZoneSameInstant(PlaceService.ZONE).toLocalDate();
    }
}
