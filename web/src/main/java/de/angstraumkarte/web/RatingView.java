package de.angstraumkarte.web;

import org.jspecify.annotations.Nullable;

/**
 * The question how safe people feel at a place.
 *
 * @param form what was chosen so far, and what is wrong with it
 * @param answered what to say instead of asking; null while the question is asked
 */
public record RatingView(FormView form, @Nullable Answered answered) {
    /** Nobody has answered yet. */
    public static final RatingView ASKED = new RatingView(FormView.EMPTY, null);

    /** What became of the answer. */
    public enum Answered {
        /** It was just taken in. */
        THANKS,
        /** It was taken in earlier today. */
        EARLIER;

        /** Key of what is said. */
        public String key() {
            return this == THANKS ? "rating.thanks" : "rating.earlier";
        }
    }

    public static RatingView answered(Answered answered) {
        return new RatingView(FormView.EMPTY, answered);
    }
}
