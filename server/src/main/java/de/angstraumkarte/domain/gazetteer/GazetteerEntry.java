package de.angstraumkarte.domain.gazetteer;

import de.angstraumkarte.base.geo.LonLat;
import java.util.Locale;

/** A street or stop that can be searched for; several may bear the same name. */
public record GazetteerEntry(String name, Kind kind, LonLat position) {
    /** What the name is of. */
    public enum Kind {
        STREET,
        STOP;

        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
