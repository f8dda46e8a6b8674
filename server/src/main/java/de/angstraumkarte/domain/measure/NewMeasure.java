package de.angstraumkarte.domain.measure;

/**
 * A measure as somebody wants to plan it, not yet judged.
 *
 * @param type slug
 * @param unit id of the office that is to carry it out
 * @param description what is to be done, in public words
 * @param due day by which it is promised, e.g. 2026-12-31
 * @param status slug of the status it begins in
 * @param text why, in public words
 */
public record NewMeasure(String type, String unit, String description, String due, String status, String text) {}
