package de.angstraumkarte.domain.timeline;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.layer.PartialDate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL for timelines: append and read, nothing else. */
public final class TimelineStore {
    private static final String PUBLIC = "public";
    private static final String INTERNAL = "internal";
    static final String COLUMNS =
            """
            place_id, kind, visibility, status, body, occurred, source, source_url, account_id, reason, passed_to,
            measure_id, measure_status, promised_by, effect, deviation""";

    /** Appends entries in their order. */
    public void append(Tx tx, List<StatusUpdate> updates, OffsetDateTime now) {
        if (updates.isEmpty()) {
            return;
        }
        PreparedBatch batch = tx.handle()
                .prepareBatch(
                        """
                        INSERT INTO status_update (place_id, kind, visibility, status, body, occurred, occurred_from, source,
                          source_url, account_id, reason, passed_to, measure_id, measure_status, promised_by, effect, deviation,
                          created_at)
                        VALUES (:place, :kind, :visibility, :status, :body, :occurred, :occurredFrom, :source, :sourceUrl,
                          :account, :reason, :passedTo, :measure, :measureStatus, :promisedBy, :effect, :deviation, :now)
                        """);
        for (StatusUpdate update : updates) {
            @Nullable PartialDate date = update.date();
            StatusUpdate.@Nullable Work work = update.work();
            StatusUpdate.@Nullable Finding finding = work == null ? null : work.finding();
            batch.bind("place", update.placeId())
                    .bind("kind", update.kind().slug())
                    .bind("visibility", update.isPublic() ? PUBLIC : INTERNAL)
                    .bind("status", update.status())
                    .bind("body", update.text())
                    .bind("occurred", date == null ? null : date.text())
                    .bind("occurredFrom", date == null ? null : date.firstDay())
                    .bind("source", update.source())
                    .bind("sourceUrl", update.sourceUrl())
                    .bind("account", work == null ? null : work.accountId())
                    .bind("reason", work == null ? null : work.reason())
                    .bind("passedTo", work == null ? null : work.passedTo())
                    .bind("measure", work == null ? null : work.measureId())
                    .bind("measureStatus", work == null ? null : work.measureStatus())
                    .bind("promisedBy", work == null ? null : work.promisedBy())
                    .bind("effect", finding == null ? null : finding.effect())
                    .bind("deviation", finding == null ? null : finding.deviation())
                    .bind("now", now)
                    .add();
        }
        batch.execute();
    }

    /** Public entries of a place, newest first; undated ones last. */
    public List<StatusUpdate> publicUpdates(Tx tx, String placeId, int limit) {
        return tx.handle()
                .createQuery(
                        "SELECT " + COLUMNS
                                + """
                         FROM status_update WHERE place_id = :place AND visibility = 'public'
                        ORDER BY occurred_from DESC NULLS LAST, id DESC LIMIT :limit
                        """)
                .bind("place", placeId)
                .bind("limit", limit)
                .map(TimelineStore::update)
                .list();
    }

    /**
     * Public entries of a place that were published before a time, newest first; undated ones last.
     *
     * @param holder the place they belong to today
     * @param writtenAt the places they were written at; one that was merged since is not their holder
     */
    public List<StatusUpdate> publicUpdatesBefore(
            Tx tx, String holder, Collection<String> writtenAt, OffsetDateTime until, int limit) {
        return tx.handle()
                .createQuery(
                        "SELECT " + COLUMNS
                                + """
                         FROM status_update WHERE place_id = :place AND visibility = 'public'
                          AND COALESCE(origin, place_id) IN (<written>) AND created_at < :until
                        ORDER BY occurred_from DESC NULLS LAST, id DESC LIMIT :limit
                        """)
                .bind("place", holder)
                .bindList("written", List.copyOf(writtenAt))
                .bind("until", until)
                .bind("limit", limit)
                .map(TimelineStore::update)
                .list();
    }

    /** All entries about a measure, newest first. */
    public List<StatusUpdate> ofMeasure(Tx tx, String placeId, long measureId, int limit) {
        return tx.handle()
                .createQuery(
                        "SELECT " + COLUMNS
                                + """
                         FROM status_update WHERE place_id = :place AND measure_id = :measure
                        ORDER BY occurred_from DESC NULLS LAST, id DESC LIMIT :limit
                        """)
                .bind("place", placeId)
                .bind("measure", measureId)
                .bind("limit", limit)
                .map(TimelineStore::update)
                .list();
    }

    /** All entries of a place, internal ones too, newest first; undated ones last. */
    public List<StatusUpdate> allUpdates(Tx tx, String placeId, int limit) {
        return tx.handle()
                .createQuery(
                        "SELECT " + COLUMNS
                                + """
                         FROM status_update WHERE place_id = :place
                        ORDER BY occurred_from DESC NULLS LAST, id DESC LIMIT :limit
                        """)
                .bind("place", placeId)
                .bind("limit", limit)
                .map(TimelineStore::update)
                .list();
    }

    static StatusUpdate update(ResultSet row, StatementContext context) throws SQLException {
        @Nullable String date = row.getString(6);
        return new StatusUpdate(
                row.getString(1),
                StatusUpdate.Kind.of(row.getString(2)),
                PUBLIC.equals(row.getString(3)),
                row.getString(4),
                row.getString(5),
                date == null ? null : PartialDate.parse(date),
                row.getString(7),
                row.getString(8),
                work(row));
    }

    private static StatusUpdate.@Nullable Work work(ResultSet row) throws SQLException {
        long account = row.getLong(9);
        if (row.wasNull()) {
            return null;
        }
        long measure = row.getLong(12);
        @Nullable Long measureId = row.wasNull() ? null : (Long) measure;
        @Nullable String effect = row.getString(15);
        return new StatusUpdate.Work(
                account,
                row.getString(10),
                row.getString(11),
                measureId,
                row.getString(13),
                row.getObject(14, LocalDate.class),
                effect == null ? null : new StatusUpdate.Finding(effect, row.getString(16)));
    }
}
