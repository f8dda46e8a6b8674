package de.angstraumkarte.domain.account;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a member of staff may do (domain.md, "Roles"). Each role may do all that those before it may. */
public enum Role {
    /** Sees and moves what is assigned to the own unit. */
    CASE_WORKER,
    /** Decides, plans and publishes. */
    COORDINATOR,
    /** Also keeps accounts and units, imports, reads the audit log. */
    ADMIN;

    /** All slugs, the least first. */
    public static final List<String> SLUGS =
            Arrays.stream(values()).map(Role::slug).toList();

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for an unknown slug */
    public static Role of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether this role may do what {@code least} may. */
    public boolean includes(Role least) {
        return ordinal() >= least.ordinal();
    }
}
