package de.angstraumkarte.domain.effect;

import java.time.LocalDate;

/**
 * One dated answer to how safe a place feels.
 *
 * @param safety 1 (very unsafe) to 5 (very safe)
 */
public record Rating(Light light, LocalDate day, int safety) {
    public static final int LOWEST = 1;
    public static final int HIGHEST = 5;

    public Rating {
        if (safety < LOWEST || safety > HIGHEST) {
            throw new IllegalArgumentException("no answer from 1 to 5: " + safety);
        }
    }
}
