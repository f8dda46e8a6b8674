package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL for what staff do with photos. */
public final class PhotoStore {
    private static final String COLUMNS =
            "SELECT p.id, p.report_id, p.place_id, p.width, p.height, p.released_at, p.alt ";

    Optional<Photo> findPhoto(Tx tx, long id) {
        return tx.handle()
                .createQuery(COLUMNS + "FROM photo p WHERE p.id = :id")
                .bind("id", id)
                .map(PhotoStore::photo)
                .findOne();
    }

    byte[] jpeg(Tx tx, long id) {
        return tx.handle()
                .createQuery("SELECT jpeg FROM photo WHERE id = :id")
                .bind("id", id)
                .mapTo(byte[].class)
                .one();
    }

    List<Photo> ofReport(Tx tx, long reportId) {
        return tx.handle()
                .createQuery(COLUMNS + "FROM photo p WHERE p.report_id = :report ORDER BY p.id")
                .bind("report", reportId)
                .map(PhotoStore::photo)
                .list();
    }

    List<Photo> ofPlace(Tx tx, String placeId) {
        return tx.handle()
                .createQuery(COLUMNS + "FROM photo p WHERE p.place_id = :place ORDER BY p.place_id, p.id")
                .bind("place", placeId)
                .map(PhotoStore::photo)
                .list();
    }

    /** What the public may see of a place. */
    List<Photo> releasedOfPlace(Tx tx, String placeId) {
        return tx.handle()
                .createQuery(
                        COLUMNS
                                + """
                                FROM photo p JOIN report r ON r.id = p.report_id
                                WHERE p.place_id = :place AND p.released_at IS NOT NULL AND r.state = 'attached'
                                ORDER BY p.place_id, p.id
                                """)
                .bind("place", placeId)
                .map(PhotoStore::photo)
                .list();
    }

    /** The first photo of each place that the public may see. */
    Map<String, Long> firstReleased(Tx tx, List<String> placeIds) {
        Map<String, Long> first = new HashMap<>();
        tx.handle()
                .createQuery(
                        """
                        SELECT p.place_id, min(p.id) FROM photo p JOIN report r ON r.id = p.report_id
                        WHERE p.place_id IN (<places>) AND p.released_at IS NOT NULL AND r.state = 'attached'
                        GROUP BY p.place_id
                        """)
                .bindList("places", placeIds)
                .map((row, context) -> first.put(row.getString(1), row.getLong(2)))
                .list();
        return first;
    }

    /** A photo, only while the public may see it. */
    Optional<Photo> findReleased(Tx tx, long id) {
        return tx.handle()
                .createQuery(
                        COLUMNS
                                + """
                                FROM photo p JOIN report r ON r.id = p.report_id
                                WHERE p.id = :id AND p.released_at IS NOT NULL AND r.state = 'attached'
                                """)
                .bind("id", id)
                .map(PhotoStore::photo)
                .findOne();
    }

    void release(Tx tx, long id, String alt, OffsetDateTime now) {
        tx.handle()
                .createUpdate("UPDATE photo SET released_at = :now, alt = :alt WHERE id = :id")
                .bind("now", now)
                .bind("alt", alt)
                .bind("id", id)
                .execute();
    }

    void hide(Tx tx, long id) {
        tx.handle()
                .createUpdate("UPDATE photo SET released_at = NULL WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    private static Photo photo(ResultSet row, StatementContext context) throws SQLException {
        @Nullable OffsetDateTime released = row.getObject(6, OffsetDateTime.class);
        return new Photo(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                released,
                row.getString(7));
    }
}
