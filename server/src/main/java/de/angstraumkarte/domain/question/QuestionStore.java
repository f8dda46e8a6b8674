package de.angstraumkarte.domain.question;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.effect.Light;
import de.angstraumkarte.domain.layer.Layer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** SQL for questions. */
public final class QuestionStore {
    /** Where the city does nothing, or somebody else would have to, nobody is asked whether that helped. */
    private static final String DUE =
            """
            SELECT p.id, max(m.done), p.asked_for FROM place p JOIN measure m ON m.place_id = p.id AND m.status = 'done'
            WHERE p.layer = :layer AND p.retired_at IS NULL AND p.measures_open = 0 AND p.measures_done > 0
              AND (p.status IS NULL OR p.status NOT IN ('no-action', 'not-responsible')) %s
            GROUP BY p.id, p.asked_for
            HAVING max(m.done) <= :latest AND (p.asked_for IS NULL OR p.asked_for < max(m.done)) ORDER BY p.id
            """;

    private static final String DUE_AT_ALL = DUE.formatted("");
    private static final String DUE_AT_ONE = DUE.formatted("AND p.id = :place");

    /**
     * A place about which people are to be asked.
     *
     * @param lastDone day its last measure was done
     * @param askedFor the last day of the same kind that was dealt with before; null if none was
     */
    record Due(String placeId, LocalDate lastDone, @Nullable LocalDate askedFor) {}

    /** Somebody who follows a place by mail. */
    record Follower(long followId, String email, String language) {}

    /**
     * What has been answered.
     *
     * @param automatic whether a script sent it and nobody pressed a button
     */
    record Given(int safety, boolean automatic) {}

    /** @param askedAt when the mail was written */
    record Question(long id, String placeId, OffsetDateTime askedAt) {}

    /** Places whose measures are all done, the last one at {@code latest}, and about that nobody has been asked yet. */
    List<String> due(Tx tx, LocalDate latest) {
        return due(tx.handle().createQuery(DUE_AT_ALL), latest)
                .map((row, context) -> row.getString(1))
                .list();
    }

    /** The same for one place. */
    Optional<Due> findDue(Tx tx, String placeId, LocalDate latest) {
        return due(tx.handle().createQuery(DUE_AT_ONE), latest)
                .bind("place", placeId)
                .map((row, context) -> due(row))
                .findOne();
    }

    private static Query due(Query query, LocalDate latest) {
        return query.bind("layer", Layer.FEAR_SPACE.slug()).bind("latest", latest);
    }

    private static Due due(ResultSet row) throws SQLException {
        @Nullable LocalDate askedFor = row.getObject(3, LocalDate.class);
        return new Due(row.getString(1), row.getObject(2, LocalDate.class), askedFor);
    }

    /** Notes what people have been asked about. Leaves the version alone: nobody who edits the place could overwrite it. */
    void markAsked(Tx tx, String placeId, LocalDate lastDone) {
        tx.handle()
                .createUpdate("UPDATE place SET asked_for = :day WHERE id = :place")
                .bind("day", lastDone)
                .bind("place", placeId)
                .execute();
    }

    /** Who follows a place by mail; locked, so that an end waits and then finds the mails. */
    List<Follower> followers(Tx tx, String placeId) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT id, email, language FROM follow
                        WHERE place_id = :place AND state = 'confirmed' AND email IS NOT NULL ORDER BY id FOR UPDATE
                        """)
                .bind("place", placeId)
                .map((row, context) -> new Follower(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** Adds as many questions as mails are to be written; returns their ids. */
    List<Long> insert(Tx tx, String placeId, OffsetDateTime now, int count) {
        List<Long> ids = new ArrayList<>(count);
        try (Update insert =
                tx.handle().createUpdate("INSERT INTO effect_question (place_id, asked_at) VALUES (:place, :now)")) {
            for (int i = 0; i < count; i++) {
                ids.add(insert.bind("place", placeId)
                        .bind("now", now)
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());
            }
        }
        return ids;
    }

    Optional<Question> findQuestion(Tx tx, long id) {
        return tx.handle()
                .createQuery("SELECT id, place_id, asked_at FROM effect_question WHERE id = :id")
                .bind("id", id)
                .map((row, context) ->
                        new Question(row.getLong(1), row.getString(2), row.getObject(3, OffsetDateTime.class)))
                .findOne();
    }

    /** Keeps others from answering a question, and its place from being joined to another one, until the transaction ends. */
    void lock(Tx tx, long id) {
        tx.handle()
                .createQuery("SELECT id FROM effect_question WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .mapTo(Long.class)
                .list();
    }

    /** What has been answered to a question, by light. */
    Map<Light, Given> answers(Tx tx, long questionId) {
        Map<Light, Given> answers = new EnumMap<>(Light.class);
        tx.handle()
                .createQuery("SELECT light, safety, automatic FROM safety_rating WHERE question_id = :question")
                .bind("question", questionId)
                .map((row, context) ->
                        answers.put(Light.of(row.getString(1)), new Given(row.getInt(2), row.getBoolean(3))))
                .list();
        return answers;
    }

    /** Notes that for a question and light only the button counts from now on. */
    void markByButton(Tx tx, long id, Light light) {
        tx.handle()
                .createUpdate("UPDATE effect_question SET " + byButton(light) + " = TRUE WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    boolean byButton(Tx tx, long id, Light light) {
        return tx.handle()
                .createQuery("SELECT " + byButton(light) + " FROM effect_question WHERE id = :id")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    private static String byButton(Light light) {
        return light == Light.DAY ? "day_by_button" : "dark_by_button";
    }
}
