package de.angstraumkarte.domain.report;

import java.util.Locale;

/** How a report reached us. */
public enum Channel {
    FORM,
    API,
    OPEN311;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
