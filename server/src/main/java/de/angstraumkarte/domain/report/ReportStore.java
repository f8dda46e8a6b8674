package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.geo.Crs;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** SQL for what residents do with reports: send, look, withdraw. */
public final class ReportStore {
    /** Standard SQL for a violated unique index. */
    private static final String UNIQUE_VIOLATION = "23505";

    /** The same submission is in the store already. */
    static final class Repeated extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Repeated() {
            super("repeated", null, false, false);
        }
    }

    /** What its sender may see of a report. */
    record Seen(
            ReportState state,
            OffsetDateTime createdAt,
            @Nullable String placeId,
            @Nullable String reason,
            @Nullable String answer,
            boolean mails) {}

    /**
     * Adds a new report with its photos.
     *
     * @param placeHint the place the sender meant
     * @throws Repeated if its submission is there already; the transaction must be given up
     */
    void insert(
            Tx tx,
            NewReport report,
            @Nullable String placeHint,
            String submissionHash,
            String codeHash,
            List<EncodedPhoto> photos,
            OffsetDateTime now) {
        try {
            long id = tx.handle()
                    .createUpdate(
                            """
                            INSERT INTO report (code_hash, submission_hash, state, lon, lat, geom_utm, causes, times, safety, body,
                              email, language, channel, place_hint, photos, created_at, version)
                            VALUES (:code, :submission, 'new', :lon, :lat, :geomUtm, :causes, :times, :safety, :body,
                              :email, :language, :channel, :placeHint, :photos, :now, 1)
                            """)
                    .bind("code", codeHash)
                    .bind("submission", submissionHash)
                    .bind("lon", report.lon())
                    .bind("lat", report.lat())
                    .bind("geomUtm", Crs.toUtm32(ReportRules.point(report)))
                    .bind("causes", String.join("|", report.causes()))
                    .bind("times", String.join("|", report.times()))
                    .bind("safety", report.safety())
                    .bind("body", report.text())
                    .bind("email", report.email())
                    .bind("language", report.language())
                    .bind("channel", report.channel().slug())
                    .bind("placeHint", placeHint)
                    .bind("photos", photos.size())
                    .bind("now", now)
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
            insertPhotos(tx, id, photos);
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                throw new Repeated();
            }
            throw e;
        }
    }

    private static void insertPhotos(Tx tx, long reportId, List<EncodedPhoto> photos) {
        if (photos.isEmpty()) {
            return;
        }
        PreparedBatch batch = tx.handle()
                .prepareBatch(
                        "INSERT INTO photo (report_id, width, height, jpeg) VALUES (:report, :width, :height, :jpeg)");
        for (EncodedPhoto photo : photos) {
            batch.bind("report", reportId)
                    .bind("width", photo.width())
                    .bind("height", photo.height())
                    .bind("jpeg", photo.jpeg())
                    .add();
        }
        batch.execute();
    }

    boolean hasSubmission(Tx tx, String submissionHash) {
        return tx.handle()
                .createQuery("SELECT id FROM report WHERE submission_hash = :hash")
                .bind("hash", submissionHash)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    Optional<Long> findId(Tx tx, String codeHash) {
        return tx.handle()
                .createQuery("SELECT id FROM report WHERE code_hash = :hash")
                .bind("hash", codeHash)
                .mapTo(Long.class)
                .findOne();
    }

    Optional<Seen> findByCode(Tx tx, String codeHash) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT r.state, r.created_at, COALESCE(p.merged_into, r.place_id) AS place_id, r.reason, r.answer,
                          r.email IS NOT NULL AS mails
                        FROM report r LEFT JOIN place p ON p.id = r.place_id
                        WHERE r.code_hash = :hash
                        """)
                .bind("hash", codeHash)
                .map((row, context) -> new Seen(
                        ReportState.of(row.getString("state")),
                        row.getObject("created_at", OffsetDateTime.class),
                        row.getString("place_id"),
                        row.getString("reason"),
                        row.getString("answer"),
                        row.getBoolean("mails")))
                .findOne();
    }

    /**
     * Erases what a report said, with its photos; the bare fact that there was one stays. Raises the version by one.
     *
     * @return false if there is no such report that is not withdrawn yet
     */
    boolean withdraw(Tx tx, String codeHash, OffsetDateTime now) {
        boolean found = tx.handle()
                        .createUpdate(
                                """
                                UPDATE report SET state = 'withdrawn', lon = NULL, lat = NULL, geom_utm = NULL, body = NULL,
                                  email = NULL, answer = NULL, photos = 0, ended_at = :now, version = version + 1
                                WHERE code_hash = :hash AND state <> 'withdrawn'
                                """)
                        .bind("now", now)
                        .bind("hash", codeHash)
                        .execute()
                == 1;
        if (found) {
            tx.handle()
                    .createUpdate("DELETE FROM photo WHERE report_id = (SELECT id FROM report WHERE code_hash = :hash)")
                    .bind("hash", codeHash)
                    .execute();
        }
        return found;
    }

    /** Erases the address of a report; the rest stays. */
    void eraseEmail(Tx tx, long id) {
        tx.handle()
                .createUpdate("UPDATE report SET email = NULL WHERE id = :id AND email IS NOT NULL")
                .bind("id", id)
                .execute();
    }

    /** Erases the addresses of reports that ended before a moment; returns how many. */
    int eraseEmails(Tx tx, OffsetDateTime endedBefore) {
        return tx.handle()
                .createUpdate("UPDATE report SET email = NULL WHERE ended_at < :before AND email IS NOT NULL")
                .bind("before", endedBefore)
                .execute();
    }
}
