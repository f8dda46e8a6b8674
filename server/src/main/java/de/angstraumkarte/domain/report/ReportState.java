package de.angstraumkarte.domain.report;

import java.util.Locale;

/** What became of a report. */
public enum ReportState {
    /** Nobody has decided yet. */
    NEW,
    /** It belongs to a place, which may be a new one. */
    ATTACHED,
    REJECTED,
    /** Its sender took it back; what it said is erased. */
    WITHDRAWN;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for an unknown slug */
    public static ReportState of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
