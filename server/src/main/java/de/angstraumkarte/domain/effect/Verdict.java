package de.angstraumkarte.domain.effect;

import java.util.Locale;

/** What ratings say about the measures of a place (domain.md, rule 3). */
public enum Verdict {
    IMPROVED,
    /** No clear difference. */
    UNCLEAR,
    WORSE,
    /** Fewer than five answers before or after: nothing is said, and no number shown. */
    TOO_FEW;

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for an unknown slug */
    public static Verdict of(String slug) {
        for (Verdict verdict : values()) {
            if (verdict.slug().equals(slug)) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("no verdict " + slug);
    }
}
