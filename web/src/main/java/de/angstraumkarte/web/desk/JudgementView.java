package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.EffectView;
import org.jspecify.annotations.Nullable;

/**
 * By what staff judge whether a fear space improved.
 *
 * @param layer slug
 * @param following slug of the status that follows from what people answered; null if too few did
 */
public record JudgementView(EffectView effect, String layer, @Nullable String following) {
    /** Whether the place can be judged yet. */
    public boolean possible() {
        return effect.days() != null
                && !effect.days().waiting()
                && !effect.days().open();
    }
}
