package de.angstraumkarte.domain.question;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.mail.NewMail;
import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.domain.effect.Windows;
import de.angstraumkarte.domain.follow.FollowLinks;
import de.angstraumkarte.domain.follow.FollowService;
import de.angstraumkarte.domain.measure.Measure;
import de.angstraumkarte.domain.measure.MeasureStatus;
import de.angstraumkarte.domain.measure.MeasureStore;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.question.QuestionMails.Occasion;
import de.angstraumkarte.domain.question.QuestionMails.Reader;
import de.angstraumkarte.domain.question.QuestionStore.Due;
import de.angstraumkarte.domain.report.ReportMails;
import de.angstraumkarte.web.Messages;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Asks everybody who wanted news of a place whether its measures helped, once for each day on which the last of them was done.
 * May run at any time and in several processes: what was asked is noted with the mails.
 */
public final class QuestionService {
    /** Days for which the links of a question can be used. */
    static final int VALID_DAYS = 90;

    /** Nobody is asked about what was done longer ago, e.g. before there were questions. */
    private static final int OLDEST_DAYS = 90;

    /** More than a place gets in decades. */
    private static final int MOST_MEASURES = 1000;

    /** The stores behind it. */
    public record Stores(QuestionStore questions, PlaceStore places, MeasureStore measures) {}

    private final Database database;
    private final Stores stores;
    private final ReportMails reports;
    private final FollowLinks follows;
    private final Outbox outbox;
    private final QuestionMails mails;
    private final int hour;

    /** @param hour of the day in Dortmund from which people are asked, 0..23 */
    public QuestionService(
            Database database,
            Stores stores,
            ReportMails reports,
            FollowLinks follows,
            Outbox outbox,
            AnswerLinks links,
            int hour) {
        this.database = database;
        this.stores = stores;
        this.reports = reports;
        this.follows = follows;
        this.outbox = outbox;
        this.mails = new QuestionMails(links);
        this.hour = hour;
    }

    /** Writes the mails that are due. Without a mail server none: they would be sent when nobody can answer any more. */
    public void ask(OffsetDateTime now) {
        ZonedDateTime local = now.atZoneSameInstant(PlaceService.ZONE);
        if (!outbox.configured() || local.getHour() < hour) {
            return;
        }
        LocalDate today = local.toLocalDate();
        LocalDate latest = today.minusDays(Windows.WAIT_DAYS);
        for (String id : database.read(tx -> stores.questions().due(tx, latest))) {
            database.change(tx -> {
                // Locked and looked at again: another process may be asking, or staff may be planning more.
                stores.places().lock(tx, id);
                stores.questions().findDue(tx, id, latest).ifPresent(due -> ask(tx, due, today, now));
            });
        }
    }

    private void ask(Tx tx, Due due, LocalDate today, OffsetDateTime now) {
        stores.questions().markAsked(tx, due.placeId(), due.lastDone());
        if (due.lastDone().isBefore(today.minusDays(OLDEST_DAYS))) {
            return;
        }
        Place place = stores.places().findPlace(tx, due.placeId()).orElseThrow();
        List<Reader> readers = readers(tx, due.placeId());
        List<Long> questions = stores.questions().insert(tx, due.placeId(), now, readers.size());
        Occasion occasion = new Occasion(place, done(tx, due), today.plusDays(VALID_DAYS));
        List<NewMail> written = new ArrayList<>();
        for (int i = 0; i < readers.size(); i++) {
            written.add(mails.question(occasion, questions.get(i), readers.get(i)));
        }
        outbox.enqueue(tx, written);
    }

    private List<Measure> done(Tx tx, Due due) {
        return stores.measures().ofPlace(tx, due.placeId(), MOST_MEASURES).stream()
                .filter(measure -> measure.status() == MeasureStatus.DONE)
                .filter(measure -> due.askedFor() == null
                        || Objects.requireNonNull(measure.done()).isAfter(due.askedFor()))
                .toList();
    }

    /** One for each address. */
    private List<Reader> readers(Tx tx, String placeId) {
        Map<String, Reader> once = new LinkedHashMap<>();
        reports.askers(tx, placeId)
                .forEach(asker -> once.put(
                        asker.email().toLowerCase(Locale.ROOT),
                        new Reader(
                                ReportMails.QUESTION,
                                Long.toString(asker.reportId()),
                                asker.email(),
                                asker.language(),
                                asker.more(),
                                asker.unsubscribe())));
        stores.questions().followers(tx, placeId).forEach(follower -> {
            String end = follows.end(List.of(follower.followId()));
            String more = Messages.of(follower.language()).text("question.mail.end", Outbox.BASE + end);
            once.put(
                    follower.email().toLowerCase(Locale.ROOT),
                    new Reader(
                            FollowService.QUESTION,
                            Long.toString(follower.followId()),
                            follower.email(),
                            follower.language(),
                            more,
                            end));
        });
        return List.copyOf(once.values());
    }
}
