package de.angstraumkarte.domain.work;

import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.effect.Effect;
import de.angstraumkarte.domain.effect.Verdict;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.place.Place;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Staff say whether a fear space improved. What people answered there says it for them; who judges otherwise says why in public
 * (server/docs/decisions/0015).
 */
public final class Judgement {
    /** Longest reason for judging otherwise, characters. */
    public static final int LONGEST_DEVIATION = 2000;

    private static final String EVALUATING = "evaluating";

    private Judgement() {}

    /** Whether a place waits for its judgement. */
    public static boolean awaited(Place place) {
        return place.layer() == Layer.FEAR_SPACE && EVALUATING.equals(place.statusSlug());
    }

    /** Whether a draft judges the place. */
    public static boolean isMadeBy(NewsDraft draft, Place place) {
        return draft.status() != null && awaited(place) && place.layer().isJudgement(draft.status());
    }

    /** The status that follows from what people answered; null if too few did. */
    public static @Nullable String following(Verdict verdict) {
        return switch (verdict) {
            case IMPROVED -> "improved";
            case UNCLEAR, WORSE -> "unchanged";
            case TOO_FEW -> null;
        };
    }

    /**
     * What is wrong with a draft as a judgement; empty if nothing is.
     *
     * @param effect as computed now; null if no measure is done
     */
    static List<FieldError> check(NewsDraft draft, Place place, @Nullable Effect effect, LocalDate today) {
        @Nullable String deviation = draft.deviation();
        boolean measuresOpen = place.work().measuresOpen() > 0;
        if (EVALUATING.equals(draft.status()) && measuresOpen && place.layer() == Layer.FEAR_SPACE) {
            return List.of(FieldError.of("status", "evaluated-while-open"));
        }
        if (!isMadeBy(draft, place)) {
            return deviation == null ? List.of() : List.of(FieldError.of("deviation", "deviation-without-judgement"));
        }
        if (effect == null) {
            return List.of(FieldError.of("status", "judged-before-done"));
        }
        if (measuresOpen) {
            return List.of(FieldError.of("status", "judged-while-open"));
        }
        if (today.isBefore(effect.afterFrom())) {
            return List.of(FieldError.of("status", "judged-too-early", effect.afterFrom()));
        }
        if (draft.status().equals(following(effect.verdict()))) {
            return deviation == null ? List.of() : List.of(FieldError.of("deviation", "deviation-without-deviating"));
        }
        return deviation == null
                ? List.of(FieldError.of("deviation", "deviation-needed"))
                : NewsRules.text("deviation", deviation, LONGEST_DEVIATION);
    }
}
