package de.angstraumkarte.domain.timeline;

/**
 * Of which places something is wanted. Places that are no longer on the map belong to no district and not to the city.
 *
 * @param id slug of the district, or id of the place; empty for the city
 */
public record NewsScope(Kind kind, String id) {
    /** All places. */
    public static final NewsScope CITY = new NewsScope(Kind.CITY, "");

    public static NewsScope district(String id) {
        return new NewsScope(Kind.DISTRICT, id);
    }

    public static NewsScope place(String id) {
        return new NewsScope(Kind.PLACE, id);
    }

    /** How far it reaches. */
    public enum Kind {
        CITY,
        DISTRICT,
        PLACE
    }
}
