package de.angstraumkarte.domain.work;

import de.angstraumkarte.base.problem.DomainException.Conflict;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.effect.Effect;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Reason;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceRules;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What news must be like to be written. Every broken rule is reported, not only the first. */
public final class NewsRules {
    /** Longest text, characters. */
    public static final int LONGEST_TEXT = 4000;

    /** Longest name of who is responsible instead, characters. */
    public static final int LONGEST_PASSED_TO = 200;

    /** Days ahead that the next news can be promised for at most. */
    public static final int LONGEST_PROMISE = 365;

    private static final String NO_ACTION = "no-action";
    private static final String NOT_RESPONSIBLE = "not-responsible";

    private NewsRules() {}

    /**
     * The statuses staff can give a place now, in the order of its layer. From an unknown one everything may follow but a
     * judgement on measures.
     */
    public static List<String> next(Place place) {
        @Nullable Status now = place.status();
        return place.layer().statuses().stream()
                .map(Status::slug)
                .filter(slug -> now == null
                        ? !place.layer().isJudgement(slug)
                        : now.next().contains(slug))
                .toList();
    }

    /**
     * All rules that the draft breaks, other than that the status may not follow; empty if there is none.
     *
     * @param effect of the place's measures as computed now; null if none is done
     */
    static List<FieldError> check(NewsDraft draft, Place place, @Nullable Effect effect, LocalDate today) {
        Layer layer = place.layer();
        List<FieldError> errors = new ArrayList<>(text("text", draft.text(), LONGEST_TEXT));
        @Nullable String status = draft.status();
        if (status != null) {
            status(errors, draft, layer, status);
            if (layer.isEvaluation(status) && place.work().measuresDone() == 0) {
                errors.add(FieldError.of("status", "evaluated-before-done"));
            }
        }
        boolean reasonAllowed = NO_ACTION.equals(status) || NOT_RESPONSIBLE.equals(status);
        if (draft.reason() == null) {
            if (NO_ACTION.equals(status)) {
                errors.add(FieldError.of("reason", "reason-needed"));
            }
        } else if (!Reason.SLUGS.contains(draft.reason())) {
            errors.add(FieldError.of("reason", "allowed", String.join(", ", Reason.SLUGS)));
        } else if (!reasonAllowed) {
            errors.add(FieldError.of("reason", "reason-without-closing"));
        }
        if (NOT_RESPONSIBLE.equals(status)) {
            errors.addAll(text("passedTo", draft.passedTo(), LONGEST_PASSED_TO));
        } else if (draft.passedTo() != null) {
            errors.add(FieldError.of("passedTo", "passed-to-without-closing"));
        }
        if (draft.nextNewsBy() != null) {
            promise(errors, draft, place, today);
        }
        errors.addAll(Judgement.check(draft, place, effect, today));
        return errors;
    }

    private static void promise(List<FieldError> errors, NewsDraft draft, Place place, LocalDate today) {
        @Nullable LocalDate day = promisedBy(draft);
        boolean open = draft.status() == null
                ? place.open()
                : place.layer().findStatus(draft.status()).map(Status::open).orElse(true);
        if (!draft.isPublic()) {
            errors.add(FieldError.of("nextNewsBy", "promise-is-public"));
        } else if (!open) {
            errors.add(FieldError.of("nextNewsBy", draft.status() == null ? "promise-not-open" : "promise-closing"));
        } else if (day == null) {
            errors.add(FieldError.of("nextNewsBy", "not-a-day"));
        } else if (!day.isAfter(today) || day.isAfter(today.plusDays(LONGEST_PROMISE))) {
            errors.add(FieldError.of("nextNewsBy", "promise-range", LONGEST_PROMISE));
        }
    }

    /** The day by which a draft promises the next news; null if it does not, or names no day. */
    public static @Nullable LocalDate promisedBy(NewsDraft draft) {
        try {
            return draft.nextNewsBy() == null ? null : LocalDate.parse(draft.nextNewsBy());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static void status(List<FieldError> errors, NewsDraft draft, Layer layer, String status) {
        if (layer.findStatus(status).isEmpty()) {
            List<String> all = layer.statuses().stream().map(Status::slug).toList();
            errors.add(FieldError.of("status", "allowed", String.join(", ", all)));
        } else if (!draft.isPublic()) {
            errors.add(FieldError.of("status", "status-is-public"));
        }
    }

    /**
     * The status a draft without faults sets.
     *
     * @throws Conflict if it may not follow the place's present one
     */
    static @Nullable Status transition(NewsDraft draft, Place place) {
        if (draft.status() == null) {
            return null;
        }
        List<String> allowed = next(place);
        if (!allowed.contains(draft.status())) {
            throw new Conflict(allowed);
        }
        return place.layer().status(draft.status());
    }

    /** What is wrong with a text that is needed; empty if nothing is. */
    static List<FieldError> text(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return List.of(FieldError.of(field, "missing"));
        }
        if (text.length() > longest) {
            return List.of(FieldError.of(field, "too-long", longest));
        }
        return PlaceRules.isReadable(text) ? List.of() : List.of(FieldError.of(field, "bad-characters"));
    }
}
