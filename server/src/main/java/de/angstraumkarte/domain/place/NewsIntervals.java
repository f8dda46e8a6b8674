package de.angstraumkarte.domain.place;

import de.angstraumkarte.domain.layer.Layer;

/**
 * Days between two public news of an open place (domain.md, rule 1).
 *
 * @param fearSpaceDays for fear spaces, ≥ 1
 * @param otherDays for the other layers, ≥ 1
 */
public record NewsIntervals(int fearSpaceDays, int otherDays) {
    public int days(Layer layer) {
        return layer == Layer.FEAR_SPACE ? fearSpaceDays : otherDays;
    }
}
