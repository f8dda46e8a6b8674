package de.angstraumkarte.domain.follow;

import java.util.Locale;

/** Where a follow stands. */
public enum FollowState {
    /** Asked for, not confirmed: nothing but one mail goes to the address. */
    REQUESTED,
    CONFIRMED,
    /** Ended by whoever got the mails, because mails did not arrive, or because it became part of another one. */
    ENDED;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for an unknown slug */
    public static FollowState of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
