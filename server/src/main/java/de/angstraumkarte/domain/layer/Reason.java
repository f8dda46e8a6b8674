package de.angstraumkarte.domain.layer;

import java.util.Arrays;
import java.util.List;

/** Why a place was closed, or a report rejected, without action (domain.md, rule 2). The only copy of the catalogue. */
public enum Reason {
    NOT_PUBLIC_LAND,
    OTHER_AUTHORITY,
    LEGAL_LIMIT,
    COST,
    NOT_CONFIRMED_ON_SITE,
    ALREADY_DONE,
    NEEDS_MORE_INFORMATION;

    /** All slugs, in catalogue order. */
    public static final List<String> SLUGS =
            Arrays.stream(values()).map(Reason::slug).toList();

    public String slug() {
        return Slugs.of(this);
    }
}
