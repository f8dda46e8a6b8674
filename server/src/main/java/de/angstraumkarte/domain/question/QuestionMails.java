package de.angstraumkarte.domain.question;

import de.angstraumkarte.base.mail.NewMail;
import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.domain.effect.Light;
import de.angstraumkarte.domain.effect.Rating;
import de.angstraumkarte.domain.measure.Measure;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.web.Dates;
import de.angstraumkarte.web.Messages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The words of the mails that ask. */
final class QuestionMails {
    /** A mail that is read on a phone; more than a place gets in one go. */
    private static final int MOST_MEASURES = 8;

    private final AnswerLinks links;

    QuestionMails(AnswerLinks links) {
        this.links = links;
    }

    /**
     * Somebody who is asked.
     *
     * @param kind of the mail
     * @param subjectId id of the report or follow by which the person asked for news
     * @param more what the mail says about that, with the link that ends the mails
     * @param unsubscribe path that ends them with one click
     */
    record Reader(String kind, String subjectId, String email, String language, String more, String unsubscribe) {}

    /**
     * What people are asked about.
     *
     * @param measures that were done since the last question, newest first
     * @param until last day on which the links can be used
     */
    record Occasion(Place place, List<Measure> measures, LocalDate until) {}

    NewMail question(Occasion occasion, long questionId, Reader reader) {
        Messages messages = Messages.of(reader.language());
        Place place = occasion.place();
        List<String> parts = new ArrayList<>();
        parts.add(messages.text("question.mail", place.title(), done(occasion.measures(), messages)));
        parts.add(messages.text("question.mail.ask"));
        for (Light light : Light.values()) {
            parts.add(scale(light, questionId, messages));
        }
        parts.add(messages.text("question.mail.note", Dates.day(occasion.until(), messages)));
        parts.add(messages.text("mail.news.place", Outbox.BASE + "/orte/" + place.id()));
        parts.add(reader.more());
        parts.add(messages.text("mail.end"));
        return new NewMail(
                reader.kind(),
                reader.subjectId(),
                reader.email(),
                messages.text("question.mail.title", place.title()),
                String.join("\n\n", parts) + "\n",
                reader.unsubscribe());
    }

    private static String done(List<Measure> measures, Messages messages) {
        List<String> lines = new ArrayList<>();
        measures.stream()
                .limit(MOST_MEASURES)
                .map(measure -> messages.text(
                        "question.mail.measure",
                        messages.text("measure.type." + measure.type().slug()),
                        Dates.day(Objects.requireNonNull(measure.done()), messages)))
                .forEach(lines::add);
        if (measures.size() > MOST_MEASURES) {
            lines.add(messages.text("question.mail.more", measures.size() - MOST_MEASURES));
        }
        return String.join("\n", lines);
    }

    private String scale(Light light, long questionId, Messages messages) {
        List<String> lines = new ArrayList<>();
        lines.add(messages.text("question.mail." + light.slug()));
        for (int safety = Rating.LOWEST; safety <= Rating.HIGHEST; safety++) {
            lines.add(messages.text("question.mail.safety." + safety) + " " + Outbox.BASE
                    + links.path(new Answer(questionId, light, safety)));
        }
        return String.join("\n", lines);
    }
}
