package de.angstraumkarte.domain.question;

import de.angstraumkarte.domain.effect.Light;
import de.angstraumkarte.domain.effect.Rating;

/**
 * What a link of a question says.
 *
 * @param questionId the mail it stands in
 * @param safety 1 (very unsafe) to 5 (very safe)
 */
public record Answer(long questionId, Light light, int safety) {
    public Answer {
        if (safety < Rating.LOWEST || safety > Rating.HIGHEST) {
            throw new IllegalArgumentException("no answer from 1 to 5: " + safety);
        }
    }
}
