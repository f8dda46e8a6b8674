package de.angstraumkarte.domain.report;

import java.util.Locale;

/** How a report reached us. */
public enum Channel {
    FORM,
    API;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
