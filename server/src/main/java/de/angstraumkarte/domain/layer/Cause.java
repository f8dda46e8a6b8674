package de.angstraumkarte.domain.layer;

import java.util.Arrays;
import java.util.List;

/** What makes a place frightening: a condition or a behaviour, never a group of people. The only copy of the catalogue. */
public enum Cause {
    LIGHTING,
    VISIBILITY,
    ORIENTATION,
    ESCAPE_ROUTES,
    UNDERPASS,
    LIVELINESS,
    NEGLECT,
    VANDALISM,
    VEGETATION,
    HARASSMENT,
    OPEN_DRUG_USE,
    TRAFFIC,
    BARRIER,
    TRANSIT_STOP,
    CONSTRUCTION,
    OTHER;

    /** All slugs, in catalogue order. */
    public static final List<String> SLUGS =
            Arrays.stream(values()).map(Cause::slug).toList();

    public String slug() {
        return Slugs.of(this);
    }
}
