package de.angstraumkarte.domain.layer;

import java.util.Arrays;
import java.util.List;

/** When a place feels unsafe. */
public enum DayTime {
    DAY,
    DUSK,
    NIGHT;

    /** All slugs, in the order of the day. */
    public static final List<String> SLUGS =
            Arrays.stream(values()).map(DayTime::slug).toList();

    public String slug() {
        return Slugs.of(this);
    }
}
