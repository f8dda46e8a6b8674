package de.angstraumkarte.web;

/**
 * The district a place lies in.
 *
 * @param slug for example "innenstadt-west"
 * @param title for example "Innenstadt-West"
 * @param estimated true where the district was concluded from the neighbourhood and is not documented
 */
public record DistrictRef(String slug, String title, boolean estimated) {}
