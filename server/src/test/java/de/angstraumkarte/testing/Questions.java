package de.angstraumkarte.testing;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.base.mail.OutboxStore;
import de.angstraumkarte.base.secret.Keys;
import de.angstraumkarte.base.secret.SecretStore;
import de.angstraumkarte.domain.effect.Light;
import de.angstraumkarte.domain.follow.FollowLinks;
import de.angstraumkarte.domain.measure.MeasureStore;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.question.Answer;
import de.angstraumkarte.domain.question.AnswerLinks;
import de.angstraumkarte.domain.question.QuestionService;
import de.angstraumkarte.domain.question.QuestionStore;
import de.angstraumkarte.domain.report.ReportMailStore;
import de.angstraumkarte.domain.report.ReportMails;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "Did it help?" over the store of a server, as a second process with a mail server would ask; and what hangs on it. */
public final class Questions {
    /** Hour from which people are asked. */
    public static final int HOUR = 7;

    private static final Pattern LINK = Pattern.compile("/antwort/\\S+");

    private final Database database;
    private final Keys keys;
    private final AnswerLinks links;

    public Questions(Database database) {
        this.database = database;
        this.keys = new Keys(database, new SecretStore(), Clock.systemUTC());
        this.links = new AnswerLinks(keys.signer("effect-question"));
    }

    /** A row of the outbox. */
    public record Waiting(
            String kind, String subject, String recipient, String title, String body, @Nullable String unsubscribe) {
        /** Path of the link with that answer. */
        public String link(Light light, int safety) {
            Matcher matcher = LINK.matcher(body);
            while (matcher.find()) {
                if (matcher.group().contains("-" + light.slug() + "-" + safety + "-")) {
                    return matcher.group();
                }
            }
            throw new AssertionError("no link " + light + " " + safety + " in " + body);
        }
    }

    /** Runs the chore of a process that has just been started. */
    public void ask(String now) {
        OffsetDateTime moment = OffsetDateTime.parse(now);
        Clock clock = Clock.fixed(moment.toInstant(), moment.getOffset());
        PlaceStore places = new PlaceStore();
        Outbox outbox = new Outbox(database, new OutboxStore(), true, clock);
        new QuestionService(
                        database,
                        new QuestionService.Stores(new QuestionStore(), places, new MeasureStore()),
                        new ReportMails(outbox, new ReportMailStore(), places, keys.signer("follow-code")),
                        new FollowLinks(keys.signer("follow")),
                        outbox,
                        links,
                        HOUR)
                .ask(moment);
    }

    /** Path of a link that a mail would have. */
    public String link(long question, Light light, int safety) {
        return links.path(new Answer(question, light, safety));
    }

    /** Mails that ask and wait, in the order they were written. */
    public List<Waiting> waiting() {
        return database.read(tx -> tx.handle()
                .createQuery(
                        """
                        SELECT kind, subject_id, recipient, title, body, unsubscribe FROM outbox
                        WHERE kind IN ('effect-question', 'follow-question') ORDER BY id
                        """)
                .map((row, context) -> new Waiting(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list());
    }

    /** Adds a measure at a place, and counts it there, as staff's services do. */
    public void measure(String place, String type, @Nullable LocalDate done) {
        change(
                """
                INSERT INTO measure (place_id, type, status, unit, description, due, first_due, done, created_at, version)
                VALUES ('%s', '%s', '%s', 'tiefbauamt', 'Acht neue Leuchten.', DATE '2026-09-01', DATE '2026-09-01', %s,
                  CURRENT_TIMESTAMP, 1)
                """
                        .formatted(
                                place,
                                type,
                                done == null ? "scheduled" : "done",
                                done == null ? "NULL" : "DATE '" + done + "'"));
        count(place);
    }

    /** Brings the counts of a place in line with its measures. */
    public void count(String place) {
        change(
                """
                UPDATE place SET
                  measures_open = (SELECT count(*) FROM measure WHERE place_id = '%1$s' AND status NOT IN ('done', 'cancelled')),
                  measures_done = (SELECT count(*) FROM measure WHERE place_id = '%1$s' AND status = 'done')
                WHERE id = '%1$s'
                """
                        .formatted(place));
    }

    /** Adds somebody who follows a place and has confirmed it. */
    public void follower(String place, String email, String language) {
        change(
                """
                INSERT INTO follow (email, language, place_id, rhythm, state, created_at, confirmed_at)
                VALUES ('%s', '%s', '%s', 'at-once', 'confirmed', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)
                """
                        .formatted(email, language, place));
    }

    /** Adds a question that was asked at a moment; returns its id. */
    public long asked(String place, String moment) {
        return database.write(tx -> tx.handle()
                .createUpdate("INSERT INTO effect_question (place_id, asked_at) VALUES (:place, :moment)")
                .bind("place", place)
                .bind("moment", OffsetDateTime.parse(moment))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    /** The day people have last been asked about. */
    public @Nullable LocalDate askedFor(String place) {
        return database.read(tx -> tx.handle()
                .createQuery("SELECT asked_for FROM place WHERE id = :place")
                .bind("place", place)
                .map((row, context) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .one()
                .orElse(null));
    }

    /** The ratings that came by questions, as {@code place light safety day}. */
    public List<String> ratings() {
        return database.read(tx -> tx.handle()
                .createQuery("SELECT place_id, light, safety, rated_on FROM safety_rating WHERE question_id IS NOT NULL"
                        + " ORDER BY light, id")
                .mapToMap()
                .map(Questions::line)
                .list());
    }

    private static String line(Map<String, Object> row) {
        return Objects.toString(row.get("place_id")) + " " + row.get("light") + " " + row.get("safety") + " "
                + row.get("rated_on");
    }

    public void change(String sql) {
        database.change(tx -> tx.handle().execute(sql));
    }
}
