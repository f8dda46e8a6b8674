package de.angstraumkarte.domain.question;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.effect.Light;
import de.angstraumkarte.domain.effect.Rating;
import de.angstraumkarte.domain.effect.RatingService;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.question.QuestionStore.Given;
import de.angstraumkarte.domain.question.QuestionStore.Question;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes in the answers to mails that asked. */
public final class AnswerService {
    private final Database database;
    private final QuestionStore store;
    private final PlaceStore places;
    private final RatingService ratings;
    private final AnswerLinks links;
    private final Clock clock;

    public AnswerService(
            Database database,
            QuestionStore store,
            PlaceStore places,
            RatingService ratings,
            AnswerLinks links,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.places = places;
        this.ratings = ratings;
        this.links = links;
        this.clock = clock;
    }

    /**
     * How it stands with the question a link belongs to.
     *
     * @param answer what the link says
     * @param place that is asked about; of one that was joined to another, the other
     * @param expired whether the link can be used no more
     * @param given what has been answered, by light
     * @param byButton whether only the button counts, because a person has pressed it or scripts have sent different answers
     */
    public record Asked(Answer answer, Place place, boolean expired, Map<Light, Integer> given, boolean byButton) {
        /** Whether the answer of the link is the one that counts. */
        public boolean counted() {
            return Integer.valueOf(answer.safety()).equals(given.get(answer.light()));
        }

        /** Whether an answer can still be given. */
        public boolean open() {
            return !expired && RatingService.rateable(place);
        }
    }

    /** @throws NotFound if the link is none of ours */
    public Asked asked(String token) {
        Answer answer = links.read(token).orElseThrow(NotFound::new);
        return database.read(tx -> asked(tx, answer));
    }

    /**
     * Lets the answer of a link count, in place of an earlier one for the same light. When this returns, it survives a crash.
     * A link that can be used no more changes nothing. A script may be a mail scanner that opens every link: its first answer for
     * a light counts; where another one follows, none of them does.
     *
     * @param automatic whether a script sent it and nobody pressed a button
     * @throws NotFound if the link is none of ours
     */
    public Asked answer(String token, boolean automatic) {
        Answer answer = links.read(token).orElseThrow(NotFound::new);
        return database.write(tx -> {
            // So that no answer goes to a place that is being joined to another one, and two clicks count once; in the
            // order in
            // which places are joined.
            places.lock(tx, question(tx, answer).placeId());
            store.lock(tx, answer.questionId());
            Asked asked = asked(tx, answer);
            boolean stays = automatic ? asked.counted() || asked.byButton() : asked.counted() && asked.byButton();
            if (!asked.open() || stays) {
                return asked;
            }
            if (automatic && asked.given().containsKey(answer.light())) {
                ratings.takeBack(tx, answer.questionId(), answer.light());
                store.markByButton(tx, answer.questionId(), answer.light());
            } else {
                Rating rating = new Rating(answer.light(), today(), answer.safety());
                ratings.answer(tx, answer.questionId(), asked.place().id(), rating, automatic);
            }
            return asked(tx, answer);
        });
    }

    private Asked asked(Tx tx, Answer answer) {
        Question question = question(tx, answer);
        LocalDate asked =
                question.askedAt().atZoneSameInstant(PlaceService.ZONE).toLocalDate();
        Map<Light, Given> given = store.answers(tx, question.id());
        @Nullable Given same = given.get(answer.light());
        return new Asked(
                answer,
                places.findPlace(tx, question.placeId()).orElseThrow(),
                today().isAfter(asked.plusDays(QuestionService.VALID_DAYS)),
                given.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> entry.getValue().safety(),
                                (one, other) -> one,
                                () -> new EnumMap<>(Light.class))),
                same == null ? store.byButton(tx, question.id(), answer.light()) : !same.automatic());
    }

    private Question question(Tx tx, Answer answer) {
        return store.findQuestion(tx, answer.questionId()).orElseThrow(NotFound::new);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(PlaceService.ZONE));
    }
}
