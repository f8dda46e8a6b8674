package de.angstraumkarte.domain.measure;

/**
 * A measure with what a list says about its place.
 *
 * @param placeTitle name of the place
 * @param placeLayer slug of its layer
 */
public record MeasureRow(Measure measure, String placeTitle, String placeLayer) {}
